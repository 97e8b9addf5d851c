//! Consents captured on the handed-over screen.

use anyhow::{Context, Result};
use domain::command::{Answer, Capture, Choice};
use domain::privacy::capture::{self, Circumstances};
use domain::privacy::event::{ContactPoint, SIGNATURE_CONTEXT};
use domain::privacy::{Body, Channel, SignedEvent};
use domain::{
    ActId, Bytes, EventId, Hash, OpId, PurposeId, RecordId, Signature, SubjectId, TextId,
};
use sync::message::v1::OpKind;

use super::Device;
use crate::clock;
use crate::entropy::bytes;

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

impl Device {
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
        let bodies = self.answered(contact, subject, answers)?;
        self.sign_and_save(&bodies)
    }

    /// Stores what a person answered to a text that nobody published: evidence that never counts.
    ///
    /// # Errors
    /// As [`Device::capture_consent`].
    pub fn capture_unpublished(
        &mut self,
        contact: RecordId,
        subject: SubjectId,
        answers: &Answers,
    ) -> Result<()> {
        let mut bodies = self.answered(contact, subject, answers)?;
        for text in bodies.iter_mut().filter_map(|body| body.text.as_mut()) {
            text.sha256 = Hash::of(b"a text nobody published");
        }
        self.sign_and_save(&bodies)
    }

    fn answered(
        &self,
        contact: RecordId,
        subject: SubjectId,
        answers: &Answers,
    ) -> Result<Vec<Body>> {
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
        let purposes = &self.organisation.purposes;
        Ok(capture::bodies(&capture, text, purposes, &circumstances)?)
    }

    fn sign_and_save(&mut self, bodies: &[Body]) -> Result<()> {
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
}
