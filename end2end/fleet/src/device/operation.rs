//! Making operations: sealed, signed and numbered on the device.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use crypto::Binding;
use domain::record::{DekWrap, FieldMap, SealedValue, Table, WriteProof};
use domain::{Bytes, FieldId, Hash, OpId, RecordId, Signature, SubjectId};
use sync::message::v1::{Op, OpKind, Put};

use super::Device;
use crate::clock;
use crate::entropy::{System, bytes};

/// A record in the making, before its values are sealed.
struct Draft<'a> {
    table: Table,
    record: RecordId,
    subject: SubjectId,
    parent: Option<RecordId>,
    values: &'a BTreeMap<FieldId, String>,
}

impl Device {
    /// Makes a contact from its fields, sealing those whose class asks for it.
    ///
    /// # Errors
    /// When a field is not in the catalogue or its value breaks a rule.
    pub fn create_contact(
        &mut self,
        values: &BTreeMap<FieldId, String>,
    ) -> Result<(RecordId, SubjectId)> {
        let record = RecordId::v7(clock::now(), bytes());
        let subject = SubjectId::v4(bytes());
        self.put(&Draft {
            table: Table::Contact,
            record,
            subject,
            parent: None,
            values,
        })?;
        Ok((record, subject))
    }

    /// Adds a sealed note to a contact.
    ///
    /// # Errors
    /// When the text breaks a rule.
    pub fn add_note(&mut self, contact: RecordId, subject: SubjectId, text: &str) -> Result<()> {
        let record = RecordId::v7(clock::now(), bytes());
        let values = BTreeMap::from([(FieldId::new("text"), text.to_owned())]);
        self.put(&Draft {
            table: Table::Note,
            record,
            subject,
            parent: Some(contact),
            values: &values,
        })
    }

    fn put(&mut self, draft: &Draft<'_>) -> Result<()> {
        let op = OpId::v7(clock::now(), bytes());
        let mut fields = FieldMap::new();
        let mut envelopes = BTreeMap::new();
        let mut wraps = Vec::new();
        for (field, value) in draft.values {
            let value = self.organisation.check_value(draft.table, field, value)?;
            let class = self
                .organisation
                .catalogue
                .entry(draft.table, field)
                .context("checked before")?
                .class;
            if class.is_sealed() {
                let binding = Binding {
                    org: self.org,
                    table: draft.table,
                    record: draft.record,
                    field: field.clone(),
                    subject: draft.subject,
                    class,
                    schema: 1,
                    op,
                    writer: self.id,
                };
                let known = self
                    .organisation
                    .classes
                    .get(&class)
                    .context("the class has an epoch")?;
                let sealed = self.keyring.seal(
                    &binding,
                    value.as_bytes(),
                    known.epoch,
                    &known.intake,
                    &[],
                    &mut System,
                )?;
                wraps.extend(sealed.wrap.filter(|wrap| !wraps.contains(wrap)));
                envelopes.insert(field.clone(), (class, Bytes(sealed.envelope)));
            } else {
                fields.insert(field.clone(), value.into());
            }
        }
        let proof = self.prove(
            op,
            draft.record,
            envelopes.values().map(|(_, envelope)| envelope),
            &wraps,
        );
        let sealed = envelopes.into_iter().map(|(field, (class, envelope))| {
            (
                field,
                SealedValue {
                    class,
                    subject: draft.subject,
                    envelope,
                    proof: Box::new(proof.clone()),
                },
            )
        });
        let put = Put {
            table: draft.table,
            record: draft.record,
            subject: draft.subject,
            parent: draft.parent,
            base: None,
            fields,
            sealed: sealed.collect(),
            wraps,
        };
        self.save(op, OpKind::Put(put));
        Ok(())
    }

    fn prove<'a>(
        &self,
        op: OpId,
        record: RecordId,
        envelopes: impl Iterator<Item = &'a Bytes>,
        wraps: &[DekWrap],
    ) -> WriteProof {
        let mut proof = WriteProof {
            device: self.id,
            op,
            base_version: 0,
            catalogue_version: self.organisation.catalogue.version,
            log_n: self.organisation.n,
            log_hash: self.organisation.head,
            release: None,
            envelopes: envelopes
                .map(|envelope| Hash::of(envelope.as_slice()))
                .collect(),
            wraps: wraps
                .iter()
                .map(|wrap| Hash::of(wrap.wrap.as_slice()))
                .collect(),
            signature: Signature([0; 64]),
        };
        proof.signature = self
            .keyring
            .sign_bytes(&proof.signed_bytes(self.org, record));
        proof
    }

    pub(super) fn save(&mut self, id: OpId, kind: OpKind) {
        self.made += 1;
        self.outbox.push(Op {
            n: self.made,
            id,
            client_time: clock::now(),
            kind,
        });
    }
}
