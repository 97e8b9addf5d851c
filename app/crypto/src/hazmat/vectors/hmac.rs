//! HMAC-SHA-256 as HKDF calls it: Wycheproof, with whole and halved tags.

use hkdf::hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{cases, field, secret};
use crate::browser::test;
use crate::hazmat::committed::Info;
use crate::hazmat::hmac::HmacKey;
use crate::hazmat::kdf::expand;

/// Longest message of ours.
const LONGEST: usize = 119;

#[test]
fn wycheproof_hmac_sha256() {
    let (mut valid, mut invalid) = (0, 0);
    for (group, case) in cases(include_str!("../../../tests/vectors/hmac_sha256_test.json")) {
        let tag = field(&case, "tag");
        let bits = group["tagSize"].as_u64().unwrap();
        assert_eq!(u64::try_from(tag.len() * 8), Ok(bits));
        let mut mac = Hmac::<Sha256>::new_from_slice(&field(&case, "key")).unwrap();
        mac.update(&field(&case, "msg"));
        let fits = mac.verify_truncated_left(&tag).is_ok();
        assert_eq!(fits, case["result"] == "valid", "{}", case["tcId"]);
        if fits {
            valid += 1;
        } else {
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (66, 108));
}

/// The same file through our own, which takes keys of 32 bytes and two blocks of message.
#[test]
fn wycheproof_hmac_sha256_of_short_messages() {
    let mut compared = 0;
    for (_, case) in cases(include_str!("../../../tests/vectors/hmac_sha256_test.json")) {
        let (key, message) = (field(&case, "key"), field(&case, "msg"));
        if key.len() != 32 || message.len() > LONGEST {
            continue;
        }
        let tag = field(&case, "tag");
        let mac = HmacKey::new(&secret(&key)).mac(&[&message]);
        let fits = mac.bytes()[..tag.len()] == tag;
        assert_eq!(fits, case["result"] == "valid", "{}", case["tcId"]);
        compared += 1;
    }
    assert_eq!(compared, 156);
}

#[test]
fn a_mac_of_every_length_is_that_of_the_library() {
    for length in 0..=LONGEST {
        let message: Vec<u8> = (0..=u8::MAX).take(length).collect();
        let (front, back) = message.split_at(length / 3);
        let ours = HmacKey::new(&secret(&[7; 32])).mac(&[front, &[], back]);
        let mut library = Hmac::<Sha256>::new_from_slice(&[7; 32]).unwrap();
        library.update(&message);
        assert_eq!(ours.bytes()[..], library.finalize().into_bytes()[..]);
    }
}

#[test]
fn two_macs_are_hkdf_expand() {
    let (key, bound) = (secret(&[9; 32]), b"bound data");
    let info = Info::of("souhlas/v1/wrap-key", bound);
    let (mut whole, mac) = ([0; 64], HmacKey::new(&key));
    let mut text = info.first().concat();
    text.truncate(text.len() - 1);
    expand(&key, &text, &mut whole).unwrap();
    let first = mac.mac(&info.first());
    let second = mac.mac(&info.second(first.bytes()));
    assert_eq!([*first.bytes(), *second.bytes()].concat(), whole);
}
