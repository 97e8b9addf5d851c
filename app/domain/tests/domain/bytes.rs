use domain::bytes::{from_base64url, to_base64url};
use domain::record::WriteProof;
use domain::{DeviceId, Hash, OpId, OrgId, RecordId, Signature};
use proptest::prelude::*;

#[test]
fn the_vectors_of_rfc_4648_hold_without_padding() {
    let vectors = [
        ("", ""),
        ("f", "Zg"),
        ("fo", "Zm8"),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg"),
        ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ];
    for (bytes, text) in vectors {
        assert_eq!(to_base64url(bytes.as_bytes()), text);
        assert_eq!(from_base64url(text).unwrap(), bytes.as_bytes());
    }
    assert_eq!(to_base64url(&[0xfb, 0xff]), "-_8");
}

#[test]
fn a_second_spelling_of_bytes_is_refused() {
    for wrong in ["Zg==", "Zh", "Zm9", "Z", "Zm9vY", "+/8", "Zg ", "Zg\n"] {
        assert_eq!(from_base64url(wrong), None, "{wrong}");
    }
}

#[test]
fn a_hash_has_exactly_32_bytes() {
    assert!(Hash::parse(&to_base64url(&[1; 32])).is_some());
    assert!(Hash::parse(&to_base64url(&[1; 31])).is_none());
    assert!(Hash::parse(&to_base64url(&[1; 33])).is_none());
}

#[test]
fn the_plain_hash_is_sha_256() {
    let hex: String = Hash::of(b"abc")
        .0
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

fn proof() -> WriteProof {
    WriteProof {
        device: DeviceId::v4([1; 16]),
        op: OpId::v4([2; 16]),
        base_version: 3,
        catalogue_version: 4,
        log_n: 5,
        log_hash: Hash([6; 32]),
        release: Some(Hash([13; 32])),
        envelopes: vec![Hash([7; 32])],
        wraps: vec![Hash([8; 32])],
        signature: Signature([0; 64]),
    }
}

#[test]
fn every_part_of_a_write_proof_changes_what_is_signed() {
    let (org, record) = (OrgId::v4([9; 16]), RecordId::v4([10; 16]));
    let signed = proof().signed_bytes(org, record);
    let changed = |change: fn(&mut WriteProof)| {
        let mut other = proof();
        change(&mut other);
        other.signed_bytes(org, record)
    };
    let others = [
        proof().signed_bytes(OrgId::v4([0; 16]), record),
        proof().signed_bytes(org, RecordId::v4([0; 16])),
        changed(|proof| proof.op = OpId::v4([0; 16])),
        changed(|proof| proof.base_version = 0),
        changed(|proof| proof.catalogue_version = 0),
        changed(|proof| proof.log_n = 0),
        changed(|proof| proof.log_hash = Hash([0; 32])),
        changed(|proof| proof.release = Some(Hash([0; 32]))),
        changed(|proof| proof.release = None),
        changed(|proof| proof.envelopes.push(Hash([8; 32]))),
        changed(|proof| proof.envelopes = vec![Hash([7; 32]), Hash([8; 32])]),
        // The same bytes in sequence, divided otherwise.
        changed(|proof| {
            proof.envelopes = vec![Hash([7; 32]), Hash([8; 32])];
            proof.wraps.clear();
        }),
        changed(|proof| proof.wraps.clear()),
    ];
    for other in others {
        assert_ne!(other, signed);
    }
}

proptest! {
    #[test]
    fn bytes_come_back_from_their_text(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        prop_assert_eq!(from_base64url(&to_base64url(&bytes)).unwrap(), bytes);
    }
}
