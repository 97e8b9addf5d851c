//! HKDF-SHA-256: RFC 5869 and Wycheproof.

use super::{cases, field, rsp, secret};
use crate::CryptoError;
use crate::browser::test;
use crate::hazmat::kdf::{expand, hkdf};

#[test]
fn rfc_5869() {
    let all = rsp::cases(include_str!(
        "../../../tests/vectors/hkdf_sha256_rfc5869.txt"
    ));

    assert_eq!(all.len(), 3);
    for case in all {
        let mut out = vec![0; case.bytes("OKM").len()];
        hkdf(
            Some(&case.bytes("salt")),
            &case.bytes("IKM"),
            &case.bytes("info"),
            &mut out,
        )
        .unwrap();
        assert_eq!(out, case.bytes("OKM"));

        expand(&secret(&case.bytes("PRK")), &case.bytes("info"), &mut out).unwrap();
        assert_eq!(out, case.bytes("OKM"));
    }
}

#[test]
fn wycheproof_hkdf_sha256() {
    let (mut valid, mut invalid) = (0, 0);
    for (_, case) in cases(include_str!("../../../tests/vectors/hkdf_sha256_test.json")) {
        let mut out = vec![0; usize::try_from(case["size"].as_u64().unwrap()).unwrap()];
        let salt = field(&case, "salt");
        let outcome = hkdf(
            Some(&salt),
            &field(&case, "ikm"),
            &field(&case, "info"),
            &mut out,
        );
        if case["result"] == "valid" {
            assert_eq!((outcome, out), (Ok(()), field(&case, "okm")));
            valid += 1;
        } else {
            assert_eq!(outcome, Err(CryptoError::Parameters));
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (83, 3));
}
