//! Stops: they always apply, and each one closes what waits (F-5).

use super::State;
use super::machine::Machine;
use super::order::Placed;
use crate::Timestamp;
use crate::privacy::event::{Body, Claim, EventType, Mode};

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

    pub(super) fn join(&mut self, other: Self) {
        self.hard |= other.hard;
        self.last = self.last.max(other.last);
    }
}

impl<'a> Machine<'a> {
    pub(super) fn restrict(&mut self, placed: &Placed<'a>) {
        let body = &placed.event.body;
        let closed = self.waiting.close();
        self.voided.extend(closed.iter().copied());
        self.evidence_only.extend(closed);
        self.restrictions.remember(placed.event.received(), body);
        if let Some(next) = self.next(body) {
            self.enter(next, placed);
        }
        self.object(placed);
        if !matches!(body.kind, EventType::Revoke | EventType::Invalidate) {
            self.end_soft_opt_in();
        }
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
                let ends = |event: &super::LedgerEvent| body.target == Some(event.body.event_id);
                ends(consent.grant) || ends(consent.decided_by)
            })
    }
}
