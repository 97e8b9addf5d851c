//! X25519: Wycheproof, through HPKE.
//!
//! The library does not show the shared secret. So each case seals a message here, step by step
//! after RFC 9180 with the shared secret of the vector, and the door must open it.

use zeroize::Zeroizing;

use super::{cases, field, secret};
use crate::CryptoError;
use crate::browser::test;
use crate::hazmat::aead::encrypt;
use crate::hazmat::agreement::AgreementKey;
use crate::hazmat::kdf::expand;
use crate::secret::Secret;

const KEM: &[u8] = b"KEM\x00\x20";
const SUITE: &[u8] = b"HPKE\x00\x20\x00\x01\x00\x02";

/// LabeledExtract.
fn extract(suite: &[u8], salt: Option<&[u8]>, label: &str, material: &[u8]) -> Secret {
    let labelled = [b"HPKE-v1", suite, label.as_bytes(), material].concat();
    let (key, _) = ::hkdf::Hkdf::<sha2::Sha256>::extract(salt, &labelled);
    Secret::from_array(Zeroizing::new(key.into()))
}

fn labelled_expand<const N: usize>(
    key: &Secret,
    suite: &[u8],
    label: &str,
    info: &[u8],
) -> [u8; N] {
    let length = u16::try_from(N).unwrap().to_be_bytes();
    let labelled = [length.as_slice(), b"HPKE-v1", suite, label.as_bytes(), info].concat();
    let mut out = [0; N];
    expand(key, &labelled, &mut out).unwrap();
    out
}

/// Seals the first message of a base-mode context whose Diffie-Hellman result is given.
fn seal_with(
    shared: &[u8],
    encapsulated: &[u8],
    receiver: &AgreementKey,
    message: &[u8],
) -> Vec<u8> {
    let context = [encapsulated, receiver.public().as_slice()].concat();
    let secret = extract(KEM, None, "eae_prk", shared);
    let shared: [u8; 32] = labelled_expand(&secret, KEM, "shared_secret", &context);

    let hashes =
        ["psk_id_hash", "info_hash"].map(|label| *extract(SUITE, None, label, b"").bytes());
    let schedule = [&[0], hashes.as_flattened()].concat();
    let secret = extract(SUITE, Some(&shared), "secret", b"");
    let key: [u8; 32] = labelled_expand(&secret, SUITE, "key", &schedule);
    let nonce: [u8; 12] = labelled_expand(&secret, SUITE, "base_nonce", &schedule);

    let mut buffer = message.to_vec();
    let tag = encrypt(
        &Secret::from_array(Zeroizing::new(key)),
        &nonce,
        b"",
        &mut buffer,
    )
    .unwrap();
    buffer.extend_from_slice(&tag);
    buffer
}

#[test]
fn wycheproof_x25519_and_every_shared_secret_of_zero_is_refused() {
    let (mut opened, mut refused) = (0, 0);
    for (_, case) in cases(include_str!("../../../tests/vectors/x25519_test.json")) {
        let receiver = AgreementKey::from_private(secret(&field(&case, "private"))).unwrap();
        let (public, shared) = (field(&case, "public"), field(&case, "shared"));
        let sealed = seal_with(&shared, &public, &receiver, b"message");

        let outcome = receiver.open_raw(b"", b"", &public, &sealed);

        if shared.iter().all(|byte| *byte == 0) {
            assert_eq!(outcome.err(), Some(CryptoError::Refused));
            refused += 1;
        } else {
            assert_eq!(*outcome.unwrap(), b"message", "{}", case["tcId"]);
            opened += 1;
        }
    }
    assert_eq!((opened, refused), (487, 31));
}
