//! Receipt numbers: made offline, unique, with a check character.

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The alphabet of ISO 7064 MOD 37,36.
const CHECK: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Gives the receipt number of a device's act, such as `7F3K-0042-O`.
#[must_use]
pub fn number(device_code: &str, counter: u64) -> String {
    let body = format!("{device_code}-{counter:04}");
    match check_character(&body) {
        Some(check) => format!("{body}-{check}"),
        None => body,
    }
}

/// Says whether the check character fits, so that a misread number is noticed.
#[must_use]
pub fn check(number: &str) -> bool {
    let typed = number.trim().to_ascii_uppercase();
    typed.rsplit_once('-').is_some_and(|(body, given)| {
        check_character(body).is_some_and(|check| given.chars().eq([check]))
    })
}

/// Makes the four characters of receipt numbers from a device's random bytes.
#[must_use]
pub fn device_code(random: [u8; 4]) -> String {
    random
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect()
}

fn check_character(body: &str) -> Option<char> {
    let mut sum = 36usize;
    for symbol in body.bytes().filter(|symbol| *symbol != b'-') {
        let value = CHECK.iter().position(|known| *known == symbol)?;
        sum = (sum + value) % 36;
        sum = (if sum == 0 { 36 } else { sum }) * 2 % 37;
    }
    let check = (37 - sum) % 36;
    Some(char::from(CHECK[check]))
}
