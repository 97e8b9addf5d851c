//! AES-256-GCM: Wycheproof and NIST CAVP, those with a 96-bit nonce; no other length can be said.

use super::{cases, field, rsp, secret};
use crate::CryptoError;
use crate::browser::test;
use crate::hazmat::aead::{decrypt, encrypt};
use crate::secret::Secret;

struct Case {
    key: Vec<u8>,
    nonce: [u8; 12],
    aad: Vec<u8>,
    plaintext: Vec<u8>,
    sealed: Vec<u8>,
}

impl Case {
    fn must_open(&self) {
        let key = secret(&self.key);
        let mut buffer = self.sealed.clone();
        decrypt(&key, &self.nonce, &self.aad, &mut buffer).unwrap();
        assert_eq!(buffer, self.plaintext);
        let tag = encrypt(&key, &self.nonce, &self.aad, &mut buffer).unwrap();
        buffer.extend_from_slice(&tag);
        assert_eq!(buffer, self.sealed);
    }

    fn must_be_refused(&self) {
        let mut buffer = self.sealed.clone();
        let outcome = decrypt(&secret(&self.key), &self.nonce, &self.aad, &mut buffer);
        assert_eq!(outcome, Err(CryptoError::Refused));
    }
}

#[test]
fn wycheproof_aes_256_gcm() {
    let (mut valid, mut invalid) = (0, 0);
    for (group, case) in cases(include_str!("../../../tests/vectors/aes_gcm_256_test.json")) {
        if group["ivSize"] != 96 {
            continue;
        }
        let vector = Case {
            key: field(&case, "key"),
            nonce: field(&case, "iv").try_into().unwrap(),
            aad: field(&case, "aad"),
            plaintext: field(&case, "msg"),
            sealed: [field(&case, "ct"), field(&case, "tag")].concat(),
        };
        if case["result"] == "valid" {
            vector.must_open();
            valid += 1;
        } else {
            vector.must_be_refused();
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (39, 27));
}

/// The whole file: keys of 128 and 192 bits and nonces of other lengths find no way in.
#[test]
fn wycheproof_aes_gcm_of_other_lengths_cannot_be_said() {
    let (mut said, mut unsaid) = (0, 0);
    for (group, case) in cases(include_str!("../../../tests/vectors/aes_gcm_test.json")) {
        let key = Secret::from_slice(&field(&case, "key"));
        let nonce = <[u8; 12]>::try_from(field(&case, "iv"));
        let ours = group["keySize"] == 256 && group["ivSize"] == 96;
        assert_eq!(key.is_ok() && nonce.is_ok(), ours, "{}", case["tcId"]);
        if ours {
            said += 1;
        } else {
            unsaid += 1;
        }
    }
    assert_eq!((said, unsaid), (66, 250));
}

fn nist(case: &rsp::Case) -> Case {
    Case {
        key: case.bytes("Key"),
        nonce: case.bytes("IV").try_into().unwrap(),
        aad: case.bytes("AAD"),
        plaintext: case.bytes("PT"),
        sealed: [case.bytes("CT"), case.bytes("Tag")].concat(),
    }
}

#[test]
fn nist_gcm_decrypt_256() {
    let all = rsp::cases(include_str!(
        "../../../tests/vectors/nist_gcmDecrypt256_iv96_tag128.rsp"
    ));
    let (refused, opened): (Vec<_>, Vec<_>) = all.iter().partition(|case| case.has("FAIL"));

    assert_eq!((refused.len(), opened.len()), (191, 184));
    refused.iter().for_each(|case| nist(case).must_be_refused());
    opened.iter().for_each(|case| nist(case).must_open());
}

#[test]
fn nist_gcm_encrypt_256() {
    let all = rsp::cases(include_str!(
        "../../../tests/vectors/nist_gcmEncryptExtIV256_iv96_tag128.rsp"
    ));

    assert_eq!(all.len(), 375);
    all.iter().for_each(|case| nist(case).must_open());
}
