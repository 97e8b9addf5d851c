//! Notes as a device pushes them; what is sealed is out of scope here.

use domain::record::{Class, DekWrap, FieldMap, SealedValue, Table, WrapForm, WriteProof};
use domain::{Bytes, FieldId, Hash, OpId, RecordId, Signature, SubjectId, Timestamp};
use sync::message::v1::{Op, OpKind, Put};
use sync::proof::{envelope_hashes, wrap_hashes};

use super::{Client, Founding};

/// Bytes of a wrap that are looked for on the disk.
pub(crate) fn planted(number: u8) -> Vec<u8> {
    let hash = Hash::of(&[number; 16]);
    [hash.as_slice(), hash.as_slice()].concat()
}

/// An envelope by its outside: header, commitment, one step of padding, tag.
fn envelope(schema: u16, dek: [u8; 8]) -> Bytes {
    let [high, low] = schema.to_be_bytes();
    let mut envelope = vec![1, 1, high, low, 0, 0, 0, 1];
    envelope.extend_from_slice(&dek);
    envelope.resize(60 + 32 + 64 + 16, 7);
    Bytes(envelope)
}

/// What kind of part of a contact is made, with its one sealed value.
pub(super) struct Part {
    pub(super) table: Table,
    pub(super) field: &'static str,
    pub(super) class: Class,
    pub(super) schema: u16,
}

/// A note about a contact, sealed with a key that came with it.
pub(crate) fn note_op(
    founding: &Founding<'_>,
    client: &Client<'_>,
    place: (u64, u8),
    contact: (RecordId, SubjectId),
) -> Op {
    let part = Part {
        table: Table::Note,
        field: "text",
        class: Class::Notes,
        schema: 0,
    };
    part_op(founding, client, place, (contact, part))
}

/// A part of a contact, sealed with a key that came with it.
pub(super) fn part_op(
    founding: &Founding<'_>,
    client: &Client<'_>,
    (n, number): (u64, u8),
    (contact, part): ((RecordId, SubjectId), Part),
) -> Op {
    let dek = [number; 8];
    let now: Timestamp = client.app.now();
    let id = OpId::v7(now, [number; 10]);
    let organisation = sync::proof::read_log(None, None, &founding.log.statements).unwrap();
    let mut put = Put {
        table: part.table,
        record: RecordId::v7(now, [number; 10]),
        subject: contact.1,
        parent: Some(contact.0),
        base: None,
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        wraps: vec![DekWrap {
            subject: contact.1,
            class: part.class,
            dek,
            epoch: 1,
            form: WrapForm::ClassKey,
            wrap: Bytes(planted(number)),
        }],
    };
    let mut value = SealedValue {
        class: part.class,
        subject: contact.1,
        envelope: envelope(part.schema, dek),
        proof: Box::new(WriteProof {
            device: client.device.id,
            op: id,
            base_version: 0,
            catalogue_version: organisation.catalogue.version,
            log_n: organisation.n,
            log_hash: organisation.head,
            release: None,
            envelopes: Vec::new(),
            wraps: wrap_hashes(&put.wraps),
            signature: Signature([0; 64]),
        }),
    };
    put.sealed.insert(FieldId::new(part.field), value.clone());
    value.proof.envelopes = envelope_hashes(&put);
    let signed = value.proof.signed_bytes(organisation.id, put.record);
    value.proof.signature = client.device.sign(&signed);
    put.sealed.insert(FieldId::new(part.field), value);
    Op {
        n,
        id,
        client_time: now,
        kind: OpKind::Put(put),
    }
}
