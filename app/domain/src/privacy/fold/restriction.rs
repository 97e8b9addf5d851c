//! Stops: they always apply, and each one closes what waits (F-5, F-6).

use super::machine::{Machine, Objection, shown};
use super::order::Placed;
use super::{GeneralObjection, State};
use crate::Timestamp;
use crate::privacy::event::{Body, Claim, EventType, Mode, ObjectKind};

/// The stops since the person last opened the key themselves.
#[derive(Clone, Copy, Default)]
pub(super) struct Restrictions {
    /// Receipt of the last one.
    pub(super) last: Option<Timestamp>,
    /// Whether one of them is more than a refusal said to staff or on the handed-over screen.
    pub(super) hard: bool,
}

impl Restrictions {
    fn remember(&mut self, received: Timestamp, body: &Body) {
        let refused_in_person = body.kind == EventType::Refuse
            && matches!(
                body.mode,
                Mode::Handover | Mode::Phone | Mode::Spoken | Mode::Paper
            );
        self.hard |= !refused_in_person;
        self.last = self.last.max(Some(received));
    }
}

impl<'a> Machine<'a> {
    pub(super) fn restrict(&mut self, placed: &Placed<'a>) {
        let body = &placed.event.body;
        self.close_open();
        self.restrictions.remember(placed.event.received(), body);
        if let Some(next) = self.next(body) {
            self.enter(next, placed);
        }
        self.object(placed);
    }

    fn close_open(&mut self) {
        let closed = std::mem::take(&mut self.open);
        self.voided
            .extend(closed.iter().map(|open| open.event.body.event_id));
        self.keep_as_evidence(closed);
    }

    /// Gives the state after the stop, where it changes one.
    fn next(&self, body: &Body) -> Option<State> {
        match (body.kind, body.claim()) {
            (EventType::Refuse, _) | (EventType::Import, Some(Claim::Refused)) => self.refused(),
            (EventType::Withdraw, _) => self.withdrawn(),
            // The older system knew a consent, so this ends one, also where none is known here.
            (EventType::Import, Some(Claim::Withdrawn)) => {
                (self.state != State::Withdrawn).then_some(State::Withdrawn)
            }
            (EventType::Revoke, _) => self.state.is_valid().then_some(State::Revoked),
            (EventType::Invalidate, _) => self
                .targets_deciding_grant(body)
                .then_some(State::Invalidated),
            _other_objects_or_permits => None,
        }
    }

    fn refused(&self) -> Option<State> {
        match self.state {
            State::Given | State::Renewed => Some(State::Withdrawn),
            State::Refused | State::Withdrawn => None,
            State::Unknown
            | State::Requested
            | State::Deferred
            | State::Expired
            | State::Revoked
            | State::Invalidated => Some(State::Refused),
        }
    }

    fn withdrawn(&self) -> Option<State> {
        match self.state {
            State::Unknown | State::Requested | State::Deferred => Some(State::Refused),
            State::Refused | State::Withdrawn => None,
            State::Given
            | State::Renewed
            | State::Expired
            | State::Revoked
            | State::Invalidated => Some(State::Withdrawn),
        }
    }

    fn targets_deciding_grant(&self, body: &Body) -> bool {
        matches!(self.state, State::Given | State::Renewed | State::Expired)
            && self.consent.is_some_and(|consent| {
                body.target == Some(consent.grant) || body.target == Some(consent.decided_by)
            })
    }

    fn object(&mut self, placed: &Placed<'a>) {
        let body = &placed.event.body;
        let objects = body.kind == EventType::Object || body.claim() == Some(Claim::Objected);
        if !objects {
            return;
        }
        if body.object_kind == Some(ObjectKind::General) {
            self.objection_general = Some(GeneralObjection::Pending);
            return;
        }
        let standing = self.objection_dm.map(|objection| objection.shown_since);
        self.objection_dm = Some(Objection {
            received: placed.event.received(),
            shown_since: standing.unwrap_or_else(|| shown(placed)),
        });
    }
}
