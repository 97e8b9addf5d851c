//! The state of one key while its events pass (F-5, F-7).

use std::collections::BTreeSet;

use super::order::Placed;
use super::permission::Open;
use super::restriction::Restrictions;
use super::{GeneralObjection, KeyState, LedgerEvent, Rejection, State};
use crate::privacy::Purpose;
use crate::privacy::event::{Claim, EventType};
use crate::{EventId, Timestamp};

/// A consent that counted.
#[derive(Clone, Copy)]
pub(super) struct Consent {
    /// The grant, also where a confirmation completed it.
    pub(super) grant: EventId,
    pub(super) decided_by: EventId,
    pub(super) valid_until: Timestamp,
    pub(super) scope_rev: Option<u32>,
}

/// An objection to direct marketing.
#[derive(Clone, Copy)]
pub(super) struct Objection {
    pub(super) received: Timestamp,
    pub(super) shown_since: Timestamp,
}

pub(super) struct Machine<'a> {
    pub(super) purpose: Option<&'a Purpose>,
    pub(super) now: Timestamp,
    pub(super) state: State,
    pub(super) since: Option<Timestamp>,
    pub(super) decided_by: Option<EventId>,
    pub(super) waiting: bool,
    pub(super) consent: Option<Consent>,
    pub(super) open: Vec<Open<'a>>,
    /// Until when `requested` lasts, once a yes waits.
    pub(super) requested_until: Option<Timestamp>,
    pub(super) voided: BTreeSet<EventId>,
    pub(super) restrictions: Restrictions,
    pub(super) objection_dm: Option<Objection>,
    pub(super) objection_general: Option<GeneralObjection>,
    pub(super) unproven: bool,
    pub(super) evidence_only: Vec<EventId>,
    pub(super) rejected: Vec<(EventId, Rejection)>,
}

impl<'a> Machine<'a> {
    pub(super) fn new(purpose: Option<&'a Purpose>, now: Timestamp) -> Self {
        Self {
            purpose,
            now,
            state: State::Unknown,
            since: None,
            decided_by: None,
            waiting: false,
            consent: None,
            open: Vec::new(),
            requested_until: None,
            voided: BTreeSet::new(),
            restrictions: Restrictions::default(),
            objection_dm: None,
            objection_general: None,
            unproven: false,
            evidence_only: Vec::new(),
            rejected: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, placed: &Placed<'a>) {
        self.pass_time(placed.t.min(self.now));
        let event = placed.event;
        match event.body.kind {
            EventType::Ask => {
                if matches!(self.state, State::Unknown | State::Deferred) {
                    self.enter(State::Requested, placed);
                }
            }
            EventType::Defer => {
                if matches!(self.state, State::Unknown | State::Requested) {
                    self.enter(State::Deferred, placed);
                }
            }
            EventType::Grant | EventType::Renew => self.permission(placed),
            EventType::Confirm => self.confirm(placed),
            EventType::Refuse
            | EventType::Withdraw
            | EventType::Object
            | EventType::Revoke
            | EventType::Invalidate => self.restrict(placed),
            EventType::Import if event.body.is_restrictive() => self.restrict(placed),
            EventType::Import => self.claimed_yes(event),
            EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => {}
        }
    }

    /// Ends what has ended by this moment.
    fn pass_time(&mut self, t: Timestamp) {
        let ended = self.consent.filter(|consent| consent.valid_until <= t);
        if let Some(consent) = ended.filter(|_consent| self.state.is_valid()) {
            self.state = State::Expired;
            self.since = Some(consent.valid_until);
        }
        let (lapsed, open) = self.open.iter().partition(|open| open.lapsed(t));
        self.open = open;
        self.keep_as_evidence(lapsed);
        if self.state == State::Requested && self.requested_until.is_some_and(|end| end <= t) {
            self.state = State::Unknown;
            self.since = None;
            self.decided_by = None;
            self.waiting = false;
        }
    }

    pub(super) fn keep_as_evidence(&mut self, closed: Vec<Open<'a>>) {
        self.evidence_only
            .extend(closed.iter().map(|open| open.event.body.event_id));
    }

    pub(super) fn enter(&mut self, state: State, placed: &Placed<'a>) {
        if self.state != state {
            self.since = Some(shown(placed));
        }
        self.state = state;
        self.requested_until = None;
        self.decide(placed.event, placed.event.body.event_id);
    }

    pub(super) fn decide(&mut self, event: &LedgerEvent, by: EventId) {
        self.decided_by = Some(by);
        self.waiting = event.stamp.is_none();
    }

    fn claimed_yes(&mut self, event: &LedgerEvent) {
        if event.body.claim() == Some(Claim::Given) {
            self.unproven = true;
            self.evidence_only.push(event.body.event_id);
        }
    }

    pub(super) fn finish(mut self) -> KeyState {
        self.pass_time(self.now);
        let scope_rev = self.consent.and_then(|consent| consent.scope_rev);
        let required = self
            .purpose
            .map(|purpose| purpose.required_scope_rev(self.now));
        KeyState {
            state: self.state,
            valid: self.state.is_valid(),
            valid_until: self.valid_until(),
            since: self.since,
            scope_rev,
            scope_current: scope_rev
                .zip(required)
                .is_some_and(|(has, needs)| has >= needs),
            objection_dm: self.objection_dm.map(|objection| objection.shown_since),
            objection_general: self.objection_general,
            decided_by: self.decided_by,
            waiting: self.waiting,
            pending: !self.open.is_empty(),
            pending_grants: self
                .open
                .iter()
                .map(|open| open.event.body.event_id)
                .collect(),
            unproven: self.unproven,
            evidence_only: self.evidence_only,
            rejected: self.rejected,
        }
    }

    fn valid_until(&self) -> Option<Timestamp> {
        let dated = matches!(self.state, State::Given | State::Renewed | State::Expired);
        self.consent
            .filter(|_| dated)
            .map(|consent| consent.valid_until)
    }
}

/// The moment a person sees: what is not sent yet has only the time of the act.
pub(super) fn shown(placed: &Placed<'_>) -> Timestamp {
    if placed.event.stamp.is_none() {
        placed.event.body.occurred_at
    } else {
        placed.t
    }
}
