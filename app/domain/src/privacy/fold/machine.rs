//! The state of one key while its events pass (F-5, F-7).

use std::collections::{BTreeMap, BTreeSet};

use super::objection::{Objection, Standing};
use super::open::Waiting;
use super::order::Placed;
use super::other_basis::SoftOptIn;
use super::reach::Key;
use super::restriction::Restrictions;
use super::{Folded, KeyState, LedgerEvent, OtherBasis, Rejection, State, Told};
use crate::privacy::event::{Basis, Claim, EventType, Notice};
use crate::{EventId, Timestamp};

/// A consent that counted.
#[derive(Clone, Copy)]
pub(super) struct Consent<'a> {
    /// The grant, also where a confirmation completed it.
    pub(super) grant: &'a LedgerEvent,
    pub(super) decided_by: &'a LedgerEvent,
    pub(super) valid_until: Timestamp,
    pub(super) scope_rev: Option<u32>,
    /// Whether a merge brought it since the person spoke.
    pub(super) carried: bool,
}

pub(super) struct Machine<'a> {
    pub(super) key: Key<'a>,
    pub(super) now: Timestamp,
    pub(super) state: State,
    pub(super) since: Option<Timestamp>,
    pub(super) decided_by: Option<&'a LedgerEvent>,
    pub(super) consent: Option<Consent<'a>>,
    pub(super) waiting: Waiting<'a>,
    /// Until when `requested` lasts, once a yes waits.
    pub(super) requested_until: Option<Timestamp>,
    pub(super) voided: BTreeSet<EventId>,
    pub(super) restrictions: Restrictions,
    pub(super) objection_dm: Option<Objection>,
    pub(super) objections: Vec<Standing<'a>>,
    pub(super) other_bases: BTreeMap<Basis, OtherBasis>,
    pub(super) soft_opt_in: Option<SoftOptIn<'a>>,
    pub(super) informed: BTreeMap<Notice, Told>,
    /// Claims of a yes that no document proves.
    pub(super) unproven: Vec<&'a LedgerEvent>,
    pub(super) evidence_only: Vec<EventId>,
    pub(super) rejected: Vec<(EventId, Rejection)>,
}

impl<'a> Machine<'a> {
    pub(super) fn new(key: Key<'a>, now: Timestamp) -> Self {
        Self {
            key,
            now,
            state: State::Unknown,
            since: None,
            decided_by: None,
            consent: None,
            waiting: Waiting::default(),
            requested_until: None,
            voided: BTreeSet::new(),
            restrictions: Restrictions::default(),
            objection_dm: None,
            objections: Vec::new(),
            other_bases: BTreeMap::new(),
            soft_opt_in: None,
            informed: BTreeMap::new(),
            unproven: Vec::new(),
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
            EventType::Decide => self.rule(placed),
            EventType::Basis => self.basis(placed),
            EventType::Inform => self.inform(placed),
            // These move whole records; `records` reads them.
            EventType::Merge | EventType::Unmerge => {}
        }
    }

    /// Ends what has ended by this moment.
    pub(super) fn pass_time(&mut self, t: Timestamp) {
        let ended = self.consent.filter(|consent| consent.valid_until <= t);
        if let Some(consent) = ended.filter(|_consent| self.state.is_valid()) {
            self.state = State::Expired;
            self.since = Some(consent.valid_until);
        }
        self.evidence_only.extend(self.waiting.lapse(t));
        if self.state == State::Requested && self.requested_until.is_some_and(|end| end <= t) {
            self.state = State::Unknown;
            self.since = None;
            self.decided_by = None;
            self.requested_until = None;
        }
    }

    pub(super) fn enter(&mut self, state: State, placed: &Placed<'a>) {
        if self.state != state {
            self.since = Some(placed.shown());
        }
        self.state = state;
        self.requested_until = None;
        self.decided_by = Some(placed.event);
    }

    fn claimed_yes(&mut self, event: &'a LedgerEvent) {
        if event.body.claim() == Some(Claim::Given) {
            self.unproven.push(event);
            self.evidence_only.push(event.body.event_id);
        }
    }

    pub(super) fn finish(mut self) -> Folded<'a> {
        self.pass_time(self.now);
        let consent = self.consent.filter(|_consent| self.is_dated());
        let grant = consent.map(|consent| consent.grant);
        let speaks = grant.or(self.decided_by);
        Folded {
            grant,
            soft_opt_in: self.soft_opt_in,
            state: KeyState {
                state: self.state,
                valid: self.state.is_valid(),
                valid_until: consent.map(|consent| consent.valid_until),
                since: self.since,
                scope_rev: self.consent.and_then(|consent| consent.scope_rev),
                scope_current: self.scope_is_current(),
                objection_dm: self.objection_dm.map(|objection| objection.shown_since),
                objection_general: self.general_objection(),
                decided_by: self.decided_by.map(|event| event.body.event_id),
                grant: grant.map(|grant| grant.body.event_id),
                carried: consent.is_some_and(|consent| consent.carried),
                waiting: [self.decided_by, speaks]
                    .into_iter()
                    .flatten()
                    .any(|event| event.stamp.is_none()),
                flags: speaks
                    .and_then(|event| event.stamp.as_ref())
                    .map_or_else(Vec::new, |stamp| stamp.flags.clone()),
                pending_grants: self.waiting.ids(),
                unproven: !self.unproven.is_empty(),
                other_bases: self.other_bases,
                informed: self.informed,
                evidence_only: self.evidence_only,
                rejected: self.rejected,
                pending: !self.waiting.is_empty(),
            },
        }
    }

    const fn is_dated(&self) -> bool {
        matches!(self.state, State::Given | State::Renewed | State::Expired)
    }

    fn scope_is_current(&self) -> bool {
        let needed = self
            .key
            .purpose
            .map(|purpose| purpose.required_scope_rev(self.now));
        self.consent
            .and_then(|consent| consent.scope_rev)
            .zip(needed)
            .is_some_and(|(has, needs)| has >= needs)
    }
}
