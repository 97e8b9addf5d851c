//! Making operations: sealed, signed and numbered on the device.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use crypto::Binding;
use domain::command::{Answer, Capture, Choice};
use domain::privacy::capture::{self, Circumstances};
use domain::privacy::event::{ContactPoint, SIGNATURE_CONTEXT};
use domain::privacy::{Channel, SignedEvent};
use domain::record::{DekWrap, SealedValue, Table, WriteProof};
use domain::{
    ActId, Bytes, EventId, FieldId, Hash, OpId, PurposeId, RecordId, Signature, SubjectId, TextId,
};
use sync::message::v1::{Op, OpKind, Put};

use super::Device;
use crate::clock;
use crate::entropy::{System, bytes};

const TEXT: &str = "marketing_consent";
const APP: &str = concat!("fleet/", env!("CARGO_PKG_VERSION"));

/// What a person answered to the marketing text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Language of the text.
    pub locale: &'static str,
    /// One answer per purpose and channel.
    pub choices: Vec<(&'static str, Channel, Choice)>,
}

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

    /// Stores what a person answered on the handed-over screen.
    ///
    /// # Errors
    /// When the text is not in the signed catalogue or does not ask for an answered key.
    pub fn capture_consent(
        &mut self,
        contact: RecordId,
        subject: SubjectId,
        answers: &Answers,
    ) -> Result<()> {
        let text_id = TextId::new(TEXT);
        let text = self
            .organisation
            .texts
            .values()
            .filter(|text| text.id == text_id && text.locale == answers.locale)
            .max_by_key(|text| text.version)
            .context("the text is published")?;
        let asked = answers
            .choices
            .iter()
            .map(|(purpose, channel, choice)| Answer {
                purpose: PurposeId::new(*purpose),
                channel: *channel,
                choice: *choice,
            });
        let capture = Capture {
            contact,
            locale: answers.locale.to_owned(),
            text: text_id,
            text_version: text.version,
            answers: asked.collect(),
            signature: Vec::new(),
        };
        let circumstances = self.circumstances(contact, subject, capture.answers.len() * 2);
        let bodies = capture::bodies(&capture, text, &self.organisation.purposes, &circumstances)?;
        let mut events = Vec::new();
        for body in bodies {
            let mut event = SignedEvent {
                body: Bytes(body.to_bytes()?),
                signature: Signature([0; 64]),
            };
            let hash = event.event_hash();
            event.signature = self.keyring.sign(SIGNATURE_CONTEXT, hash.as_slice());
            self.events += 1;
            self.newest_event = Some(hash);
            events.push(event);
        }
        let id = OpId::v7(clock::now(), bytes());
        self.save(
            id,
            OpKind::Consent {
                events,
                evidence: None,
            },
        );
        Ok(())
    }

    fn circumstances(&self, contact: RecordId, subject: SubjectId, ids: usize) -> Circumstances {
        let now = clock::now();
        Circumstances {
            org: self.org,
            subject,
            recorded_by: self.user,
            device: self.id,
            app: APP.to_owned(),
            act: ActId::v7(now, bytes()),
            events: (0..ids).map(|_| EventId::v7(now, bytes())).collect(),
            device_counter: self.events,
            device_prev: self.newest_event,
            seen_head: None,
            occurred_at: now,
            clock_offset_ms: self.clock_offset,
            last_contact_at: self.last_contact,
            nonce: None,
            contact_point: Some(ContactPoint {
                id: contact,
                version: 1,
                shown_to_subject: true,
            }),
            evidence: Vec::new(),
        }
    }

    fn put(&mut self, draft: &Draft<'_>) -> Result<()> {
        let op = OpId::v7(clock::now(), bytes());
        let mut fields = BTreeMap::new();
        let mut envelopes = BTreeMap::new();
        let mut wraps = Vec::new();
        for (field, value) in draft.values {
            let catalogue = &self.organisation.catalogue;
            let value = catalogue.check_value(draft.table, field, value)?;
            let class = catalogue
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
                fields.insert(field.clone(), value);
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
                    proof: proof.clone(),
                },
            )
        });
        let put = Put {
            table: draft.table,
            record: draft.record,
            subject: draft.subject,
            parent: draft.parent,
            base_version: 0,
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

    fn save(&mut self, id: OpId, kind: OpKind) {
        self.made += 1;
        self.outbox.push(Op {
            n: self.made,
            id,
            client_time: clock::now(),
            kind,
        });
    }
}
