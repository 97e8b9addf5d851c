//! HPKE: RFC 9180, base mode, the only one in use. The other three modes of the file are not
//! reachable from this crate.

use domain::PublicKey;
use serde_json::Value;

use super::{Given, field, secret};
use crate::CryptoError;
use crate::browser::test;
use crate::hazmat::agreement::{AgreementKey, seal_raw};

fn base_mode() -> Value {
    let file = include_str!("../../../tests/vectors/hpke_x25519_hkdfsha256_aes256gcm.json");
    let modes: Vec<Value> = serde_json::from_str(file).unwrap();
    modes.into_iter().find(|case| case["mode"] == 0).unwrap()
}

#[test]
fn a_key_pair_derives_as_in_the_rfc() {
    let case = base_mode();
    let receiver = AgreementKey::derive(&secret(&field(&case, "ikmR")));
    let mut private = field(&case, "skRm");
    // The library keeps private keys clamped (RFC 7748, section 5).
    private[0] &= 248;
    private[31] = private[31] & 127 | 64;

    assert_eq!(receiver.private().as_slice(), private);
    assert_eq!(receiver.public().as_slice(), field(&case, "pkRm"));
}

#[test]
fn sealing_gives_the_first_message_of_the_rfc() {
    let case = base_mode();
    let first = &case["encryptions"][0];
    let receiver = PublicKey::from_slice(&field(&case, "pkRm")).unwrap();
    let mut entropy = Given(field(&case, "ikmE"));

    let (info, aad, plaintext) = (
        field(&case, "info"),
        field(first, "aad"),
        field(first, "pt"),
    );
    let sealed = seal_raw(&receiver, &info, &aad, &plaintext, &mut entropy).unwrap();

    assert_eq!(sealed, [field(&case, "enc"), field(first, "ct")].concat());
}

#[test]
fn opening_gives_the_first_plaintext_of_the_rfc_and_no_later_one() {
    let case = base_mode();
    let receiver = AgreementKey::from_private(secret(&field(&case, "skRm"))).unwrap();
    let (info, enc) = (field(&case, "info"), field(&case, "enc"));

    let messages = case["encryptions"].as_array().unwrap();
    for (number, message) in messages.iter().enumerate() {
        let opened = receiver.open_raw(&info, &field(message, "aad"), &enc, &field(message, "ct"));
        if number == 0 {
            assert_eq!(*opened.unwrap(), field(message, "pt"));
        } else {
            assert_eq!(opened.err(), Some(CryptoError::Refused));
        }
    }
}
