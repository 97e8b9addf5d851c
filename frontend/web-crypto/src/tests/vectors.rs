//! Public vectors through WebCrypto: AES-256-GCM with a 96-bit nonce, HMAC-SHA-256.

#[path = "../../../../app/crypto/src/hazmat/vectors/rsp.rs"]
#[expect(dead_code, reason = "numbers stand in the vectors of Argon2id only")]
mod rsp;

use crypto::Result;
use js_sys::{Promise, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::unhex;
use crate::subtle::{self, Begun, Gcm, Use};

struct Case {
    key: Vec<u8>,
    nonce: [u8; 12],
    aad: Vec<u8>,
    plaintext: Vec<u8>,
    sealed: Vec<u8>,
}

impl Case {
    async fn opened(&self) -> Option<Vec<u8>> {
        let key = aes_key(&self.key, &Use::decrypt()).await;
        let sealed = Uint8Array::from(&self.sealed[..]);
        finished(Gcm::new().begin_decrypt(&key, &self.nonce, &self.aad, &sealed)).await
    }

    async fn must_open(&self) {
        assert_eq!(self.opened().await, Some(self.plaintext.clone()));
        let key = aes_key(&self.key, &Use::encrypt()).await;
        let content = Uint8Array::from(&self.plaintext[..]);
        let begun = Gcm::new().begin_encrypt(&key, &self.nonce, &self.aad, &content);
        assert_eq!(finished(begun).await, Some(self.sealed.clone()));
    }

    async fn must_be_refused(&self) {
        assert_eq!(self.opened().await, None);
    }
}

async fn aes_key(bytes: &[u8], r#use: &Use) -> JsValue {
    let begun = subtle::begin_aes_key(bytes, r#use);
    subtle::key(begun.unwrap()).await.unwrap()
}

async fn finished(begun: Result<Promise>) -> Option<Vec<u8>> {
    let only = Begun::new();
    only.add(&begun.unwrap());
    Some(Uint8Array::new(&only.all().await?.get(0)).to_vec())
}

fn field(case: &Value, name: &str) -> Vec<u8> {
    unhex(case[name].as_str().unwrap())
}

/// All cases of a Wycheproof file with the group they stand in.
fn cases(file: &str) -> Vec<(Value, Value)> {
    let file: Value = serde_json::from_str(file).unwrap();
    let groups = file["testGroups"].as_array().unwrap().clone();
    let of_group = |group: Value| {
        let tests = group["tests"].as_array().unwrap().clone();
        tests.into_iter().map(move |case| (group.clone(), case))
    };
    groups.into_iter().flat_map(of_group).collect()
}

#[wasm_bindgen_test]
async fn wycheproof_aes_256_gcm() {
    let (mut valid, mut invalid) = (0, 0);
    let file = include_str!("../../../../app/crypto/tests/vectors/aes_gcm_256_test.json");
    for (group, case) in cases(file) {
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
            vector.must_open().await;
            valid += 1;
        } else {
            vector.must_be_refused().await;
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (39, 27));
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

#[wasm_bindgen_test]
async fn nist_gcm_decrypt_256() {
    let file =
        include_str!("../../../../app/crypto/tests/vectors/nist_gcmDecrypt256_iv96_tag128.rsp");
    let (refused, opened): (Vec<_>, Vec<_>) = rsp::cases(file)
        .into_iter()
        .partition(|case| case.has("FAIL"));

    assert_eq!((refused.len(), opened.len()), (191, 184));
    for case in &refused {
        nist(case).must_be_refused().await;
    }
    for case in &opened {
        nist(case).must_open().await;
    }
}

#[wasm_bindgen_test]
async fn nist_gcm_encrypt_256() {
    let all = rsp::cases(include_str!(
        "../../../../app/crypto/tests/vectors/nist_gcmEncryptExtIV256_iv96_tag128.rsp"
    ));

    assert_eq!(all.len(), 375);
    for case in &all {
        nist(case).must_open().await;
    }
}

#[wasm_bindgen_test]
async fn wycheproof_hmac_sha256() {
    let mut compared = 0;
    let file = include_str!("../../../../app/crypto/tests/vectors/hmac_sha256_test.json");
    for (_, case) in cases(file) {
        let (key, tag) = (field(&case, "key"), field(&case, "tag"));
        if key.is_empty() {
            continue;
        }
        let key = subtle::key(subtle::begin_hmac_key(&key).unwrap()).await;
        let begun = subtle::begin_sign(&key.unwrap(), &field(&case, "msg"));
        let mac = finished(begun).await.unwrap();
        let fits = mac[..tag.len()] == tag;
        assert_eq!(fits, case["result"] == "valid", "{}", case["tcId"]);
        compared += 1;
    }
    assert_eq!(compared, 174);
}
