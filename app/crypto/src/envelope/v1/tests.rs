use domain::record::{Class, Table};
use domain::{DeviceId, FieldId, OpId, OrgId, RecordId, SubjectId};

use super::*;

fn dek() -> Secret {
    Secret::from_array(Zeroizing::new([3; 32]))
}

fn home() -> Binding {
    Binding {
        org: OrgId::v4([1; 16]),
        table: Table::Note,
        record: RecordId::v4([2; 16]),
        field: FieldId::new("text"),
        subject: SubjectId::v4([3; 16]),
        class: Class::Notes,
        schema: 1,
        op: OpId::v4([4; 16]),
        writer: DeviceId::v4([5; 16]),
    }
}

fn sealed(plaintext: &[u8]) -> Result<Vec<u8>> {
    let write = Write {
        dek: &dek(),
        dek_id: [6; 8],
        epoch: 7,
        nonce: [8; 12],
    };
    seal(&home(), &write, plaintext)
}

/// The keyring refuses another organisation before; here the same data key is at hand.
#[test]
fn t2_the_same_data_key_opens_a_value_in_no_other_place() {
    let envelope = sealed(b"value").expect("a short value seals");
    let places = [
        Binding {
            org: OrgId::v4([9; 16]),
            ..home()
        },
        Binding {
            table: Table::Contact,
            ..home()
        },
        Binding {
            record: RecordId::v4([9; 16]),
            ..home()
        },
        Binding {
            field: FieldId::new("other"),
            ..home()
        },
        Binding {
            subject: SubjectId::v4([9; 16]),
            ..home()
        },
        Binding {
            class: Class::Special,
            ..home()
        },
        Binding {
            schema: 2,
            ..home()
        },
        Binding {
            op: OpId::v4([9; 16]),
            ..home()
        },
        Binding {
            writer: DeviceId::v4([9; 16]),
            ..home()
        },
    ];

    for place in places {
        assert_eq!(
            open(&place, &HmacKey::new(&dek()), &envelope).err(),
            Some(CryptoError::Refused),
            "{place:?}"
        );
    }
    assert_eq!(
        open(&home(), &HmacKey::new(&dek()), &envelope).as_deref(),
        Ok(&b"value".to_vec())
    );
}

#[test]
fn a_header_reads_back_as_it_was_written() {
    let header = Header {
        schema: 0x0102,
        epoch: 0x0304_0506,
        dek: [7; 8],
        op: [8; 16],
        writer: [9; 16],
        nonce: [10; 12],
    };
    let mut envelope = header.to_bytes();
    assert_eq!(envelope.len(), HEADER);
    envelope.resize(SHORTEST, 0);

    assert_eq!(Header::read(&envelope), Ok(header));
    assert_eq!(
        Header::read(&envelope[..SHORTEST - 1]),
        Err(CryptoError::Format)
    );
}

#[test]
fn the_longest_value_seals_and_a_longer_one_does_not() {
    let longest = vec![0; MAX_PLAINTEXT];
    let envelope = sealed(&longest).expect("the longest value seals");

    assert_eq!(
        open(&home(), &HmacKey::new(&dek()), &envelope).map(|value| value.len()),
        Ok(MAX_PLAINTEXT)
    );
    assert_eq!(
        sealed(&[longest.as_slice(), &[0]].concat()),
        Err(CryptoError::Parameters)
    );
}
