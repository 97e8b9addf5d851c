//! The front of a sealed copy, which the server reads without a key.

use domain::record::{CopyField, CopyFront, CopyManifest, CopyPurpose, CopyRecipient, Table};
use domain::{CopyId, FieldId, Hash, RecordId, Timestamp};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn front() -> CopyFront {
    CopyFront {
        copy: CopyId::v4([1; 16]),
        purpose: CopyPurpose::Access,
        recipient: CopyRecipient::Person,
        expires: Timestamp::from_millis(DAY),
        manifest: Hash([2; 32]),
    }
}

fn field(name: &str) -> CopyField {
    CopyField {
        table: Table::Contact,
        record: RecordId::v4([3; 16]),
        field: FieldId::new(name),
    }
}

#[test]
fn a_front_reads_back_and_another_version_or_kind_does_not() {
    let bytes = front().to_bytes();
    assert_eq!(bytes.len(), CopyFront::LENGTH);
    assert_eq!(CopyFront::read(&bytes), Some(front()));
    // Version, suite, purpose, recipient.
    for place in [0, 1, 18, 19] {
        let mut other = bytes.clone();
        other[place] = 9;
        assert_eq!(CopyFront::read(&other), None, "{place}");
    }
    assert_eq!(CopyFront::read(&bytes[1..]), None);
}

#[test]
fn a_copy_lives_fourteen_days_at_most() {
    let lives = |now: i64| front().lives(Timestamp::from_millis(now));
    assert!(lives(0) && lives(DAY - 1) && lives(-13 * DAY));
    assert!(!lives(DAY) && !lives(-13 * DAY - 1));
}

#[test]
fn each_purpose_has_its_recipients() {
    use CopyRecipient::{Controller, Person, Support};
    for (purpose, goes_to) in [
        (CopyPurpose::Access, [true, false, false]),
        (CopyPurpose::Portability, [true, false, true]),
        (CopyPurpose::Support, [false, true, false]),
        (CopyPurpose::Disclosure, [false, false, true]),
    ] {
        let got = [Person, Support, Controller].map(|recipient| purpose.goes_to(recipient));
        assert_eq!(got, goes_to, "{purpose:?}");
    }
}

#[test]
fn a_manifest_names_each_field_once_in_whatever_order() {
    let of = |names: &[&str]| CopyManifest::of(names.iter().map(|name| field(name)));
    assert!(of(&[]).is_none() && of(&["a", "a"]).is_none());
    let (one, other) = (of(&["a", "b"]).unwrap(), of(&["b", "a"]).unwrap());
    assert_eq!(one.hash(), other.hash());
    assert_ne!(one.hash(), of(&["a", "c"]).unwrap().hash());
}
