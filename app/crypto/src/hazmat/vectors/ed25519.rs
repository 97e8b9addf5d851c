//! Ed25519: Wycheproof, strict.

use domain::{PublicKey, Signature};

use super::{cases, field, unhex};
use crate::browser::test;
use crate::hazmat::signing::verify_bytes;

#[test]
fn wycheproof_ed25519() {
    let (mut valid, mut invalid) = (0, 0);
    for (group, case) in cases(include_str!("../../../tests/vectors/ed25519_test.json")) {
        let key =
            PublicKey::from_slice(&unhex(group["publicKey"]["pk"].as_str().unwrap())).unwrap();
        let fits = Signature::from_slice(&field(&case, "sig"))
            .is_some_and(|signature| verify_bytes(&key, &field(&case, "msg"), &signature).is_ok());
        assert_eq!(fits, case["result"] == "valid", "{}", case["tcId"]);
        if fits {
            valid += 1;
        } else {
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (88, 63));
}

/// The neutral element as key and commitment: a lax check takes it for every message.
#[test]
fn a_key_of_small_order_signs_nothing() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;

    assert!(verify_bytes(&PublicKey(neutral), b"any", &Signature(signature)).is_err());
}
