//! Objections and the answer to a general one (F-6, Q-5).

use super::machine::Machine;
use super::order::Placed;
use super::{GeneralObjection, LedgerEvent, Rejection};
use crate::Timestamp;
use crate::privacy::PurposeOrAll;
use crate::privacy::event::{ActorKind, Body, Claim, EventType, ObjectKind, Ruling};

/// An objection to direct marketing.
#[derive(Clone, Copy)]
pub(super) struct Objection {
    pub(super) received: Timestamp,
    pub(super) shown_since: Timestamp,
}

impl Objection {
    pub(super) fn join(self, other: Self) -> Self {
        Self {
            received: self.received.max(other.received),
            shown_since: self.shown_since.min(other.shown_since),
        }
    }
}

/// A general objection that is not overridden.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    event: &'a LedgerEvent,
    upheld: bool,
}

impl<'a> Machine<'a> {
    pub(super) fn object(&mut self, placed: &Placed<'a>) {
        let body = &placed.event.body;
        let objects = body.kind == EventType::Object || body.claim() == Some(Claim::Objected);
        if !objects {
            return;
        }
        if body.object_kind == Some(ObjectKind::General) {
            self.objections.push(Standing {
                event: placed.event,
                upheld: false,
            });
            return;
        }
        let made = Objection {
            received: placed.event.received(),
            shown_since: placed.shown(),
        };
        let standing = self.objection_dm;
        self.objection_dm = Some(standing.map_or(made, |standing| standing.join(made)));
    }

    /// Answers general objections; `objection_dm` is out of its reach.
    pub(super) fn rule(&mut self, placed: &Placed<'a>) {
        if let Err(why) = self.ruled(&placed.event.body) {
            self.rejected.push((placed.event.body.event_id, why));
        }
    }

    fn ruled(&mut self, body: &Body) -> Result<(), Rejection> {
        if body.actor.kind != ActorKind::Controller {
            return Err(Rejection::NotEntitled);
        }
        let decide = body.decide.ok_or(Rejection::NothingPending)?;
        let own_key = body.purpose == PurposeOrAll::One(self.key.id.clone());
        let answers = |objection: &Standing<'_>| {
            let made = &objection.event.body;
            let named = body.target.is_none_or(|target| target == made.event_id);
            !objection.upheld && named && (own_key || body.purpose == made.purpose)
        };
        if !self.objections.iter().any(answers) {
            return Err(Rejection::NothingPending);
        }
        match decide.ruling {
            Ruling::Overridden => self.objections.retain(|objection| !answers(objection)),
            Ruling::Upheld => self
                .objections
                .iter_mut()
                .filter(|objection| answers(objection))
                .for_each(|objection| objection.upheld = true),
        }
        Ok(())
    }

    pub(super) fn general_objection(&self) -> Option<GeneralObjection> {
        if self.objections.iter().any(|objection| objection.upheld) {
            Some(GeneralObjection::Upheld)
        } else if self.objections.is_empty() {
            None
        } else {
            Some(GeneralObjection::Pending)
        }
    }
}
