use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Stamp, Witness, WitnessKind, genesis, link};
use domain::record::FieldMap;
use domain::{Bytes, Hash, OrgId, PublicKey, RecordId, Signature, SubjectId, Timestamp};
use ed25519_dalek::{Signer as _, SigningKey};

use super::*;

const BODY: &str = r#"{"act_id":"019df200-5000-7b21-9a4e-5d2c11aa0f00","actor":{"kind":"subject"},"channel":"email","event_id":"019df200-5000-7b21-9a4e-5d2c11aa0f01","indication":"button","mode":"portal","occurred_at":"2026-05-04T08:00:00.000Z","org":"0b9c1d3e-5a77-4c1e-9f10-2f4f6a8b9c01","purpose":"newsletter","reason":"subject_request","subject":"7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44","type":"withdraw","v":1,"zone_offset_min":120}"#;

const EVENT_HASH: &str = "3ab397dcc33b2d3e13f33915a507b49787b920a4d7302a41fcf008d70a3b0fa6";
const LINK_0: &str = "ece4cf4a3b5401ba044a0af51c21c116615b048e235a8b814297694709f910ad";
const LINK_1: &str = "43994a6492287f0bd8a0f76f325bd858c574500edc4feb95ae15ee8e662529db";
const SIGNATURE: &str = "a0089363e6e116e120de09143c751ec5f3e9974c3aa046cbac30c6cd49424bd08737dfef2d57ff9681034bff1bc499f0f87f0410026b05f9c42c6046f90e9009";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex<const N: usize>(text: &str) -> [u8; N] {
    let digit =
        |byte: u8| u8::try_from(char::from(byte).to_digit(16).expect("a digit")).expect("below 16");
    let bytes: Vec<u8> = text
        .as_bytes()
        .chunks(2)
        .map(|pair| digit(pair[0]) << 4 | digit(pair[1]))
        .collect();
    bytes.try_into().expect("the right length")
}

fn key() -> PublicKey {
    PublicKey(SigningKey::from_bytes(&[7; 32]).verifying_key().to_bytes())
}

fn event() -> SignedEvent {
    SignedEvent {
        body: Bytes(BODY.as_bytes().to_vec()),
        signature: Signature(from_hex(SIGNATURE)),
    }
}

#[test]
fn the_vector_of_the_specification_holds() {
    let event = event();
    assert_eq!(hex(event.event_hash().as_slice()), EVENT_HASH);
    assert!(event_signature_fits(&key(), &event));
    let body = event.body().expect("the vector is canonical");
    let start = genesis(body.org, body.subject);
    assert_eq!(hex(start.as_slice()), LINK_0);
    let received_at = Timestamp::parse("2026-05-04T08:00:00.000Z").expect("an instant");
    let stamp = Stamp {
        org_seq: 1042,
        subject_seq: 1,
        received_at,
        witness: Witness {
            kind: WitnessKind::Portal,
            from: Some(received_at),
        },
        confirm_by: None,
        flags: Vec::new(),
    };
    assert_eq!(
        hex(link(&start, &event.event_hash(), &stamp).as_slice()),
        LINK_1
    );
}

#[test]
fn an_event_changed_anywhere_does_not_fit() {
    for place in 0..BODY.len() {
        let mut changed = event();
        changed.body.0[place] ^= 1;
        assert!(!event_signature_fits(&key(), &changed));
    }
    for place in 0..64 {
        let mut changed = event();
        changed.signature.0[place] ^= 1;
        assert!(!event_signature_fits(&key(), &changed));
    }
}

#[test]
fn a_signature_fits_its_context_only() {
    let signing = SigningKey::from_bytes(&[7; 32]);
    let signature = Signature(signing.sign(b"souhlas/v1/session\0words").to_bytes());
    assert!(verify(&key(), "souhlas/v1/session", b"words", &signature));
    assert!(verify_bytes(
        &key(),
        b"souhlas/v1/session\0words",
        &signature
    ));
    assert!(!verify(
        &key(),
        "souhlas/v1/sessio",
        b"n\0words",
        &signature
    ));
    assert!(!verify(&key(), "souhlas/v1/op", b"words", &signature));
}

#[test]
fn keys_of_small_order_sign_nothing() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    for weak in [identity, [0; 32]] {
        assert!(!verify(
            &PublicKey(weak),
            "souhlas/v1/op",
            b"anything",
            &Signature(signature)
        ));
    }
    assert!(!verify(
        &PublicKey([0xff; 32]),
        "souhlas/v1/op",
        b"anything",
        &Signature(signature)
    ));
}

#[test]
fn hashes_of_a_write_follow_its_fields_and_wraps() {
    use domain::record::{Class, DekWrap, SealedValue, Table, WrapForm, WriteProof};
    use domain::{DeviceId, FieldId, OpId};

    let subject = SubjectId::v4([1; 16]);
    let proof = Box::new(WriteProof {
        device: DeviceId::v4([1; 16]),
        op: OpId::v4([2; 16]),
        base_version: 0,
        catalogue_version: 1,
        log_n: 1,
        log_hash: Hash([0; 32]),
        release: None,
        envelopes: Vec::new(),
        wraps: Vec::new(),
        signature: Signature([0; 64]),
    });
    let value = |envelope: &[u8]| SealedValue {
        class: Class::Notes,
        subject,
        envelope: Bytes(envelope.to_vec()),
        proof: proof.clone(),
    };
    let put = crate::message::v1::Put {
        table: Table::Contact,
        record: RecordId::v4([3; 16]),
        subject,
        parent: None,
        base: None,
        fields: FieldMap::new(),
        sealed: FieldMap::from([
            (FieldId::new("b"), value(b"second")),
            (FieldId::new("a"), value(b"first")),
        ]),
        wraps: vec![DekWrap {
            subject,
            class: Class::Notes,
            dek: [0; 8],
            epoch: 1,
            form: WrapForm::ClassKey,
            wrap: Bytes(b"wrap".to_vec()),
        }],
    };
    assert_eq!(
        envelope_hashes(&put),
        [Hash::of(b"first"), Hash::of(b"second")]
    );
    assert_eq!(wrap_hashes(&put.wraps), [Hash::of(b"wrap")]);
    let bytes = proof.signed_bytes(OrgId::v4([4; 16]), put.record);
    assert_ne!(bytes, proof.signed_bytes(OrgId::v4([5; 16]), put.record));
}
