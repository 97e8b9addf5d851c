//! Small data for the tests of projections.

use std::sync::Arc;

use domain::organisation::statement::genesis;
use domain::organisation::{Organisation, Signer, Statement, StatementBody};
use domain::record::sealed::WriteProof;
use domain::record::{Class, FieldMap, Row, SealedValue, Table};
use domain::{
    Bytes, DeviceId, FieldId, Hash, OpId, OrgId, PublicKey, RecordId, Signature, SubjectId,
    Timestamp, UserId, starter,
};

use crate::replica::Data;

/// The moment of all fixtures.
pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_773_481_320_000);

/// A contact with these basic fields.
pub(crate) fn contact(id: u8, fields: &[(&str, &str)]) -> Row {
    Row {
        table: Table::Contact,
        id: RecordId::v4([id; 16]),
        subject: SubjectId::v4([id; 16]),
        parent: None,
        owner: UserId::v4([200; 16]),
        version: 1,
        op: OpId::v4([3; 16]),
        created_at: NOW,
        fields: fields
            .iter()
            .map(|(field, value)| (FieldId::new(*field), (*value).into()))
            .collect(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

/// A sealed note about a contact.
pub(crate) fn note(id: u8, about: &Row) -> Row {
    Row {
        table: Table::Note,
        subject: about.subject,
        parent: Some(about.id),
        sealed: FieldMap::from([(FieldId::new("text"), sealed())]),
        ..contact(id, &[])
    }
}

/// A sealed value nobody opens here.
pub(crate) fn sealed() -> SealedValue {
    SealedValue {
        class: Class::Notes,
        subject: SubjectId::v4([1; 16]),
        envelope: Bytes(vec![1]),
        proof: Box::new(WriteProof {
            device: DeviceId::v4([1; 16]),
            op: OpId::v4([1; 16]),
            base_version: 0,
            catalogue_version: 1,
            log_n: 1,
            log_hash: Hash([0; 32]),
            release: None,
            envelopes: Vec::new(),
            wraps: Vec::new(),
            signature: Signature([0; 64]),
        }),
    }
}

/// Local data with these rows.
pub(crate) fn data(rows: Vec<Row>) -> Data {
    Data {
        rows: Arc::new(
            rows.into_iter()
                .map(|row| (row.id, Arc::new(row)))
                .collect(),
        ),
        now: Some(NOW),
        ..Data::default()
    }
}

/// An organisation with the starter catalogue, purposes and texts.
pub(crate) fn organisation() -> Organisation {
    let org = OrgId::v4([9; 16]);
    let root = Statement {
        v: 1,
        org,
        n: 1,
        prev: genesis(org),
        signer: Signer::OrgRoot,
        at: NOW,
        content: StatementBody::Root {
            key: PublicKey([0; 32]),
            name: "Pekárna Klas".to_owned(),
        },
    };
    let mut organisation =
        Organisation::start(&root, Hash([1; 32])).expect("the statement is a first one");
    organisation.catalogue = starter::catalogue();
    organisation.purposes = starter::purposes();
    organisation.texts = starter::texts("Pekárna Klas", "soukromi@example.cz", NOW)
        .into_iter()
        .map(|text| ((text.id.clone(), text.version, text.locale.clone()), text))
        .collect();
    organisation
}
