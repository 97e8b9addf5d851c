//! Whether a passphrase is worth stretching.

use thiserror::Error;

/// Shortest passphrase, in characters.
const SHORTEST: usize = 12;
/// Fewest different characters.
const DIFFERENT: usize = 6;
/// Longest stretch that repeats itself and still counts as one idea.
const LONGEST_PERIOD: usize = 6;

/// Beginnings of what everybody tries first, folded to lower case, in Czech and English.
const COMMON: [&str; 20] = [
    "password",
    "passw0rd",
    "heslo",
    "passphrase",
    "letmein",
    "welcome",
    "administrator",
    "admin",
    "souhlas",
    "qwerty",
    "qwertz",
    "asdfgh",
    "zxcvbn",
    "yxcvbn",
    "iloveyou",
    "miluji",
    "tajneheslo",
    "changeme",
    "trustno",
    "princess",
];

/// Why a passphrase is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Weak {
    /// Fewer than twelve characters.
    #[error("too short")]
    Short,
    /// Few different characters, a repetition or a run of neighbours.
    #[error("a simple pattern")]
    Pattern,
    /// Little more than one of the most common passwords.
    #[error("a common password")]
    Common,
}

/// Checks a new passphrase: twelve characters or more, and no simple pattern.
///
/// # Errors
/// [`Weak`] says why it is not taken.
pub fn strength(passphrase: &str) -> Result<(), Weak> {
    let letters: Vec<char> = passphrase.chars().flat_map(char::to_lowercase).collect();
    if passphrase.chars().count() < SHORTEST {
        return Err(Weak::Short);
    }
    if is_pattern(&letters) {
        return Err(Weak::Pattern);
    }
    if is_common(&letters) {
        return Err(Weak::Common);
    }
    Ok(())
}

fn is_pattern(letters: &[char]) -> bool {
    different(letters) < DIFFERENT || repeats(letters) || runs(letters)
}

fn different(letters: &[char]) -> usize {
    let first = |(place, letter): &(usize, &char)| !letters[..*place].contains(letter);
    letters.iter().enumerate().filter(first).count()
}

fn repeats(letters: &[char]) -> bool {
    (1..=LONGEST_PERIOD).any(|period| {
        letters
            .iter()
            .zip(letters.iter().skip(period))
            .all(|(one, next)| one == next)
    })
}

/// More than half of the characters follow the one before by one place, up or down.
fn runs(letters: &[char]) -> bool {
    let neighbours = letters
        .iter()
        .zip(letters.iter().skip(1))
        .filter(|(one, next)| u32::from(**one).abs_diff(u32::from(**next)) == 1)
        .count();
    neighbours * 2 > letters.len()
}

/// What is left beside a common password and digits is shorter than six characters.
fn is_common(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    COMMON
        .iter()
        .filter(|common| text.contains(**common))
        .any(|common| {
            let rest = text.replace(common, "");
            rest.chars().filter(|letter| letter.is_alphabetic()).count() < 6
        })
}
