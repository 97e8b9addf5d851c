//! What persons do in the portal.

use domain::privacy::SignedEvent;
use domain::privacy::event::EventType;
use domain::privacy::ledger::{Witness, WitnessKind};
use domain::{ActId, EventId, SubjectId, Timestamp};
use sync::server::act::{NotAppended, append_events};
use sync::store::organisation::Load;

use super::Server;
use crate::fixture::{bare, sign_event};

impl Server {
    /// Appends an event the server signed for a person in the portal.
    pub(crate) fn portal(
        &mut self,
        signed: &SignedEvent,
        now: Timestamp,
    ) -> Result<(), NotAppended> {
        let subject = signed.body().unwrap().subject;
        let loaded = self.load(Load {
            subjects: vec![subject],
            ..Load::default()
        });
        let witness = Witness {
            kind: WitnessKind::Portal,
            from: Some(now),
        };
        let events = core::slice::from_ref(signed);
        let commit = append_events(&self.fixture.organisation, &loaded, events, &witness, now)?;
        assert!(self.commit(commit));
        Ok(())
    }

    /// Makes the event of a person who withdraws in the portal.
    pub(crate) fn withdrawal(
        &self,
        id: [u8; 16],
        subject: SubjectId,
        now: Timestamp,
    ) -> SignedEvent {
        let mut body = bare(
            EventId::v4(id),
            ActId::v4(id),
            subject,
            EventType::Withdraw,
            now,
        );
        body.mode = domain::privacy::event::Mode::Portal;
        sign_event(&self.fixture.witness, &body)
    }
}
