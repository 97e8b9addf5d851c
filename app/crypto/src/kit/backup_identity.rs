//! Code B: an X25519 identity in the text form of `age`, so that a backup opens without us.
//!
//! The form is Bech32 (BIP 173, without its length limit) of 32 bytes:
//! `AGE-SECRET-KEY-1…` for the identity, `age1…` for the recipient.

use zeroize::Zeroizing;

use crate::hazmat::agreement::AgreementKey;
use crate::secret::Secret;

const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: [u32; 5] = [
    0x3b6a_57b2,
    0x2650_8e6d,
    0x1ea1_19fa,
    0x3d42_33dd,
    0x2a14_62b3,
];
const CHECKSUM: usize = 6;

/// Writes the identity.
pub(super) fn identity(secret: &Secret) -> Zeroizing<String> {
    let lower = Zeroizing::new(bech32("age-secret-key-", secret.bytes()));
    Zeroizing::new(lower.to_ascii_uppercase())
}

/// Writes the recipient that belongs to it.
pub(super) fn recipient(secret: &Secret) -> String {
    let key = AgreementKey::from_private(secret.clone()).expect("32 bytes are an X25519 key");
    bech32("age", &key.public().0)
}

fn bech32(prefix: &str, bytes: &[u8; 32]) -> String {
    let mut values = Zeroizing::new(quintets(bytes));
    let checksum = checksum(prefix, &values);
    values.extend_from_slice(&checksum);
    let symbols = values
        .iter()
        .map(|value| char::from(ALPHABET[usize::from(*value)]));
    prefix.chars().chain(['1']).chain(symbols).collect()
}

fn quintets(bytes: &[u8; 32]) -> Vec<u8> {
    let bit = |place: usize| {
        bytes
            .get(place / 8)
            .map_or(0, |byte| (byte >> (7 - place % 8)) & 1)
    };
    let mut values = Vec::with_capacity(52 + CHECKSUM);
    for start in (0..256).step_by(5) {
        values.push((start..start + 5).fold(0, |value, place| (value << 1) | bit(place)));
    }
    values
}

fn checksum(prefix: &str, values: &[u8]) -> [u8; CHECKSUM] {
    let high = prefix.bytes().map(|letter| letter >> 5);
    let low = prefix.bytes().map(|letter| letter & 31);
    let all = high
        .chain([0])
        .chain(low)
        .chain(values.iter().copied())
        .chain([0; CHECKSUM]);
    let remainder = all.fold(1, step) ^ 1;
    core::array::from_fn(|place| ((remainder >> (5 * (CHECKSUM - 1 - place))) & 31) as u8)
}

fn step(state: u32, value: u8) -> u32 {
    let top = state >> 25;
    let shifted = ((state & 0x01ff_ffff) << 5) ^ u32::from(value);
    GENERATOR
        .iter()
        .enumerate()
        .filter(|(bit, _)| (top >> bit) & 1 == 1)
        .fold(shifted, |state, (_, generator)| state ^ generator)
}
