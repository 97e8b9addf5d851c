//! A ciphertext that AES-GCM takes under two keys is made for real; the commitment refuses it.

use super::*;
use crate::hazmat::aead::{TAG, decrypt, encrypt};

const NONCE: [u8; 12] = [9; 12];
const BOUND: &[u8] = b"bound data";

fn key(byte: u8) -> HmacKey {
    HmacKey::new(&Secret::from_array(Zeroizing::new([byte; 32])))
}

const fn under(key: &HmacKey) -> Under<'_> {
    Under {
        key,
        label: "souhlas/v1/wrap-key",
    }
}

/// The tag that AES-GCM gives a ciphertext block under a key.
fn tag_of(key: &Secret, ciphertext: u128) -> u128 {
    let mut stream = vec![0; 16];
    encrypt(key, &NONCE, BOUND, &mut stream).expect("a block is short enough");
    let stream = number(&stream[..16]);
    let mut buffer = (ciphertext ^ stream).to_be_bytes().to_vec();
    let tag = encrypt(key, &NONCE, BOUND, &mut buffer).expect("a block is short enough");
    number(&tag)
}

fn number(block: &[u8]) -> u128 {
    block
        .iter()
        .fold(0, |number, byte| (number << 8) | u128::from(*byte))
}

/// The tag is affine in the ciphertext over GF(2), so equal tags are 128 linear equations.
fn collide(one: &Secret, other: &Secret) -> (u128, u128) {
    let difference = |block: u128| tag_of(one, block) ^ tag_of(other, block);
    let constant = difference(0);
    let mut rows: Vec<(u128, u128)> = (0..128)
        .map(|bit| (difference(1 << bit) ^ constant, 1 << bit))
        .collect();
    let (mut wanted, mut block) = (constant, 0);
    for bit in (0..128).rev() {
        let Some(place) = rows.iter().position(|(image, _)| image >> bit & 1 == 1) else {
            continue;
        };
        let (image, preimage) = rows.swap_remove(place);
        for row in rows.iter_mut().filter(|(image, _)| image >> bit & 1 == 1) {
            *row = (row.0 ^ image, row.1 ^ preimage);
        }
        if wanted >> bit & 1 == 1 {
            wanted ^= image;
            block ^= preimage;
        }
    }
    assert_eq!(wanted, 0, "these two keys have a collision");
    (block, tag_of(one, block))
}

#[test]
fn t4_a_ciphertext_made_for_two_keys_opens_under_the_committed_one_only() {
    let (one, other) = (key(1), key(2));
    let keys = [&one, &other].map(|key| under(key).write_key(BOUND));
    let (block, tag) = collide(&keys[0].aes, &keys[1].aes);
    let sealed = [block.to_be_bytes(), tag.to_be_bytes()].concat();
    for key in &keys {
        let mut buffer = sealed.clone();
        assert_eq!(decrypt(&key.aes, &NONCE, BOUND, &mut buffer), Ok(()));
    }

    let body = [keys[0].commitment.bytes().as_slice(), &sealed].concat();

    assert!(under(&one).open(&NONCE, BOUND, &body).is_ok());
    assert_eq!(
        under(&other).open(&NONCE, BOUND, &body).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn t4_a_repeated_nonce_does_not_repeat_the_key_stream() {
    let key = key(1);
    let seal = |bound: &[u8]| {
        under(&key)
            .seal(&[], &NONCE, bound, &[0; 64])
            .expect("64 bytes seal")
    };
    let (one, other) = (seal(b"one write"), seal(b"another write"));

    let (one, other) = (&one[COMMITMENT..], &other[COMMITMENT..]);
    let same = one
        .iter()
        .zip(other)
        .filter(|(one, other)| one == other)
        .count();

    assert!(same < 8, "{same} of {} bytes are the same", one.len());
}

#[test]
fn t4_every_changed_bit_and_every_cut_is_refused() {
    let key = key(1);
    let body = under(&key)
        .seal(&[], &NONCE, BOUND, b"value")
        .expect("5 bytes seal");

    for place in 0..body.len() * 8 {
        let mut changed = body.clone();
        changed[place / 8] ^= 1 << (place % 8);
        assert_eq!(
            under(&key).open(&NONCE, BOUND, &changed).err(),
            Some(CryptoError::Refused)
        );
    }
    for length in 0..body.len() {
        assert!(under(&key).open(&NONCE, BOUND, &body[..length]).is_err());
    }
    assert!(
        under(&key)
            .open(&NONCE, BOUND, &[body.as_slice(), &[0]].concat())
            .is_err()
    );
    assert_eq!(body.len(), COMMITMENT + 5 + TAG);
}
