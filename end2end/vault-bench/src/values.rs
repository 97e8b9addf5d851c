//! Pages of sealed fields in the shape the tab and its vault exchange them.

use crypto::Binding;
use domain::record::{Class, DekWrap, SealedValue, Table, WriteProof};
use domain::{FieldId, Hash, OpId, RecordId, Signature, SubjectId};
use serde::{Deserialize, Serialize};

use crate::{Vault, device, org};

const FIELD: &[u8; 40] = b"CZ65 0800 0000 1920 0014 5399 and a word";
const OF_A_PERSON: u32 = 10;

#[derive(Serialize, Deserialize)]
struct Opening {
    table: Table,
    record: RecordId,
    field: FieldId,
    value: SealedValue,
    deks: Vec<DekWrap>,
}

pub(crate) fn seal(vault: &mut Vault, page: u32, count: u32) -> Vec<u8> {
    let mut openings: Vec<Opening> = Vec::new();
    for number in 0..count {
        let person = id(page, number / OF_A_PERSON);
        let binding = binding(person, OpId::v4(id(page, number)));
        let known = openings
            .last()
            .filter(|last| last.value.subject == binding.subject)
            .map(|last| last.deks.clone())
            .unwrap_or_default();
        let sealed = vault.keyring.seal(
            &binding,
            FIELD,
            1,
            &vault.intake,
            &known,
            &mut vault.entropy,
        );
        let Ok(sealed) = sealed else {
            return Vec::new();
        };
        openings.push(Opening {
            table: binding.table,
            record: binding.record,
            field: binding.field.clone(),
            value: value(&binding, sealed.envelope),
            deks: sealed.wrap.map_or(known, |wrap| vec![wrap]),
        });
    }
    postcard::to_allocvec(&openings).unwrap_or_default()
}

pub(crate) fn open(vault: &mut Vault, message: &[u8]) -> Vec<u8> {
    let openings: Vec<Opening> = postcard::from_bytes(message).unwrap_or_default();
    let opened: Vec<Option<String>> = openings
        .iter()
        .map(|opening| {
            let binding = binding_of(opening);
            let envelope = opening.value.envelope.as_slice();
            let value = vault.keyring.open(&binding, envelope, &opening.deks).ok()?;
            String::from_utf8(value.to_vec()).ok()
        })
        .collect();
    postcard::to_allocvec(&opened).unwrap_or_default()
}

fn binding(person: [u8; 16], op: OpId) -> Binding {
    Binding {
        org: org(),
        table: Table::Contact,
        record: RecordId::v4(person),
        field: FieldId::new("bank_account"),
        subject: SubjectId::v4(person),
        class: Class::Notes,
        schema: 1,
        op,
        writer: device(),
    }
}

fn binding_of(opening: &Opening) -> Binding {
    Binding {
        org: org(),
        table: opening.table,
        record: opening.record,
        field: opening.field.clone(),
        subject: opening.value.subject,
        class: opening.value.class,
        schema: 1,
        op: opening.value.proof.op,
        writer: opening.value.proof.device,
    }
}

fn value(binding: &Binding, envelope: Vec<u8>) -> SealedValue {
    SealedValue {
        class: binding.class,
        subject: binding.subject,
        envelope: envelope.into(),
        proof: Box::new(WriteProof {
            device: binding.writer,
            op: binding.op,
            base_version: 1,
            catalogue_version: 1,
            log_n: 20,
            log_hash: Hash([4; 32]),
            release: None,
            envelopes: vec![Hash([5; 32])],
            wraps: Vec::new(),
            signature: Signature([6; 64]),
        }),
    }
}

fn id(page: u32, number: u32) -> [u8; 16] {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&page.to_be_bytes());
    id[4..8].copy_from_slice(&number.to_be_bytes());
    id
}
