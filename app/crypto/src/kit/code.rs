//! A printed code as text: 160 bits in Crockford's alphabet with four check characters.
//!
//! Groups of four with hyphens. The check characters are the first 20 bits of
//! SHA-256(label | 0x00 | code), so that a slip of the pen is told apart from a wrong code before
//! anything is tried, and a code for one thing from a code for another.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{CryptoError, Result};

/// Length of the code in bytes.
pub(crate) const BYTES: usize = 20;
const CHECK: usize = 4;
const GROUP: usize = 4;
const SYMBOLS: usize = BYTES * 8 / 5 + CHECK;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes a code for printing.
pub(crate) fn write(label: &str, code: &[u8; BYTES]) -> Zeroizing<String> {
    let values = Zeroizing::new(to_quintets(code));
    let check = check(label, code);
    let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
    for (place, value) in values.iter().chain(&check).enumerate() {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[usize::from(*value)]));
    }
    text
}

/// Reads a typed code: case, spaces and hyphens do not matter, `I`, `L` and `O` are digits.
pub(crate) fn read(label: &str, typed: &str) -> Result<Zeroizing<[u8; BYTES]>> {
    let values = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(value)
        .collect::<Result<Vec<u8>>>()
        .map(Zeroizing::new)?;
    let (quintets, given) = values
        .split_at_checked(SYMBOLS - CHECK)
        .ok_or(CryptoError::Format)?;
    let code = from_quintets(quintets);
    if given != check(label, &code) {
        return Err(CryptoError::Format);
    }
    Ok(code)
}

/// Names the first group that cannot be right, counted from one.
pub(crate) fn suspect_group(typed: &str) -> Option<u8> {
    let letters: Vec<char> = typed.chars().filter(|letter| is_of_code(*letter)).collect();
    let apart = typed.split(|letter: char| !is_of_code(letter));
    let apart: Vec<Vec<char>> = apart
        .filter(|group| !group.is_empty())
        .map(|group| group.chars().collect())
        .collect();
    // Typed without hyphens and spaces, the groups are counted off.
    let groups = if apart.len() > 1 {
        apart
    } else {
        letters.chunks(GROUP).map(<[char]>::to_vec).collect()
    };
    let sound =
        |group: &[char]| group.len() == GROUP && group.iter().all(|letter| value(*letter).is_ok());
    let all = SYMBOLS / GROUP;
    let wrong = groups.iter().take(all).position(|group| !sound(group));
    let wrong = wrong.or_else(|| (groups.len() != all).then_some(groups.len().min(all - 1)));
    wrong.and_then(|place| u8::try_from(place + 1).ok())
}

fn is_of_code(letter: char) -> bool {
    !letter.is_whitespace() && letter != '-'
}

fn value(letter: char) -> Result<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let place = ALPHABET
        .iter()
        .position(|known| char::from(*known) == letter);
    place
        .and_then(|place| u8::try_from(place).ok())
        .ok_or(CryptoError::Format)
}

fn check(label: &str, code: &[u8; BYTES]) -> Vec<u8> {
    let digest = Sha256::new()
        .chain_update(label)
        .chain_update([0])
        .chain_update(code)
        .finalize();
    let mut quintets = to_quintets(&digest);
    quintets.truncate(CHECK);
    quintets
}

fn to_quintets(bytes: &[u8]) -> Vec<u8> {
    let bit = |place: usize| {
        bytes
            .get(place / 8)
            .map_or(0, |byte| (byte >> (7 - place % 8)) & 1)
    };
    (0..bytes.len() * 8)
        .step_by(5)
        .map(|start| (start..start + 5).fold(0, |value, place| (value << 1) | bit(place)))
        .collect()
}

fn from_quintets(quintets: &[u8]) -> Zeroizing<[u8; BYTES]> {
    let mut bytes = Zeroizing::new([0; BYTES]);
    for place in 0..BYTES * 8 {
        let bit = quintets
            .get(place / 5)
            .map_or(0, |value| (value >> (4 - place % 5)) & 1);
        bytes[place / 8] |= bit << (7 - place % 8);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_code_reads_back_with_slips_of_the_hand() {
        let code: [u8; BYTES] = core::array::from_fn(|place| u8::try_from(place * 13).unwrap_or(0));
        let text = write("label", &code);
        let sloppy = text
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");

        assert_eq!(text.len(), SYMBOLS + 8);
        assert_eq!(read("label", &text).as_deref(), Ok(&code));
        assert_eq!(read("label", &sloppy).as_deref(), Ok(&code));
    }

    #[test]
    fn a_mistyped_code_is_a_format_error() {
        let text = write("label", &[7; BYTES]);
        let swapped = text.replacen('0', "2", 1);

        assert_ne!(swapped, *text);
        assert_eq!(read("label", &swapped).err(), Some(CryptoError::Format));
        assert_eq!(read("label", "").err(), Some(CryptoError::Format));
        assert_eq!(
            read("label", &[text.as_str(), "0"].concat()).err(),
            Some(CryptoError::Format)
        );
    }

    #[test]
    fn a_group_that_cannot_be_right_is_named() {
        let text = write("label", &[7; BYTES]);
        assert_eq!(suspect_group(&text), None);
        assert_eq!(suspect_group(&text.replace('-', "")), None);
        let mut groups: Vec<&str> = text.split('-').collect();
        groups[4] = "12U4";
        assert_eq!(suspect_group(&groups.join(" ")), Some(5));
        groups[2] = "123";
        assert_eq!(suspect_group(&groups.join("-")), Some(3));
        assert_eq!(
            suspect_group(text.rsplit_once('-').unwrap_or_default().0),
            Some(9)
        );
        assert_eq!(suspect_group(&[text.as_str(), "-1234"].concat()), Some(9));
        assert_eq!(suspect_group(""), Some(1));
    }

    #[test]
    fn a_code_for_another_thing_is_a_format_error() {
        let text = write("label", &[7; BYTES]);

        assert_eq!(read("other", &text).err(), Some(CryptoError::Format));
    }
}
