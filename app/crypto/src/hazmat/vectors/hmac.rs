//! HMAC-SHA-256 as HKDF calls it: Wycheproof, with whole and halved tags.

use hkdf::hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{cases, field};
use crate::browser::test;

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
