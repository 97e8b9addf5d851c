//! Yeses: when one counts and when it waits (F-4).

use super::lawful::unlawful;
use super::machine::{Consent, Machine};
use super::order::Placed;
use super::restriction::Restrictions;
use super::{LedgerEvent, State};
use crate::privacy::event::{ActorKind, EventType, Mode};
use crate::privacy::ledger::{Flag, WitnessKind};
use crate::{EventId, Timestamp};

/// How long a confirmation stays open where the stamp does not say (`consent.confirm_ttl`).
const CONFIRM_MILLIS: i64 = 28 * 24 * 60 * 60 * 1000;

/// A yes that waits for its confirmation.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) event: &'a LedgerEvent,
    confirm_by: Option<Timestamp>,
    /// A renewal that came after the end is a new grant.
    pub(super) anew: bool,
}

impl Open<'_> {
    pub(super) fn lapsed(&self, t: Timestamp) -> bool {
        self.confirm_by.is_some_and(|end| end <= t)
    }
}

/// A yes at the moment it counts.
pub(super) struct Counting<'a> {
    pub(super) grant: &'a LedgerEvent,
    pub(super) by: EventId,
    pub(super) at: Timestamp,
    pub(super) witness: Option<(WitnessKind, Timestamp)>,
    pub(super) anew: bool,
}

impl<'a> Machine<'a> {
    pub(super) fn permission(&mut self, placed: &Placed<'a>) {
        let event = placed.event;
        let id = event.body.event_id;
        let anew = self.state == State::Expired;
        if let Some(why) = unlawful(&event.body) {
            self.rejected.push((id, why));
        } else if self.is_evidence_only(event) {
            self.evidence_only.push(id);
        } else if self.must_wait(event) || !self.may_count(event.witness()) {
            self.wait(placed, anew);
        } else {
            self.count(&Counting {
                grant: event,
                by: id,
                at: super::machine::shown(placed),
                witness: event.witness(),
                anew,
            });
        }
    }

    fn is_evidence_only(&self, event: &LedgerEvent) -> bool {
        let renews_nothing = event.body.kind == EventType::Renew
            && !matches!(self.state, State::Given | State::Renewed | State::Expired);
        renews_nothing || has_flag(event, &[Flag::TextUnknown, Flag::DeviceRevoked])
    }

    fn must_wait(&self, event: &LedgerEvent) -> bool {
        let body = &event.body;
        let told = matches!(
            body.mode,
            Mode::WebForm | Mode::Phone | Mode::Spoken | Mode::Paper | Mode::Legacy
        );
        told || body.actor.kind == ActorKind::StaffOnBehalf
            || has_flag(event, &[Flag::ClockAhead, Flag::ClockSuspect])
            || self.purpose.is_some_and(|purpose| {
                (purpose.confirm_handover && body.mode == Mode::Handover)
                    || (purpose.holds_replaced_text(self.now)
                        && has_flag(event, &[Flag::TextReplaced]))
            })
    }

    /// Says whether a yes with this proof stands against the stops so far.
    pub(super) fn may_count(&self, witness: Option<(WitnessKind, Timestamp)>) -> bool {
        if !self.state.is_restricted() {
            return true;
        }
        witness.is_some_and(|(kind, from)| {
            let later = self.restrictions.last.is_none_or(|last| from > last);
            later
                && match kind {
                    WitnessKind::Portal | WitnessKind::OwnChannel => true,
                    WitnessKind::Nonce => !self.restrictions.hard,
                    WitnessKind::None => false,
                }
        })
    }

    fn wait(&mut self, placed: &Placed<'a>, anew: bool) {
        let confirm_by = placed.event.stamp.as_ref().map(|stamp| {
            let default = stamp.received_at.plus_millis(CONFIRM_MILLIS);
            stamp.confirm_by.unwrap_or(default)
        });
        self.open.push(Open {
            event: placed.event,
            confirm_by,
            anew,
        });
        if matches!(
            self.state,
            State::Unknown | State::Deferred | State::Expired
        ) {
            self.enter(State::Requested, placed);
        }
        if self.state == State::Requested {
            self.requested_until = self.requested_until.max(confirm_by);
        }
    }

    pub(super) fn count(&mut self, yes: &Counting<'a>) {
        let body = &yes.grant.body;
        let Some(valid_until) = body.valid_until else {
            return;
        };
        let renews = body.kind == EventType::Renew && !yes.anew;
        if renews && !self.state.is_valid() {
            self.evidence_only.push(body.event_id);
            return;
        }
        let state = if renews { State::Renewed } else { State::Given };
        let superseded = std::mem::take(&mut self.open);
        self.keep_as_evidence(superseded);
        if self.state != state || state == State::Renewed {
            self.since = Some(yes.at);
        }
        self.state = state;
        self.requested_until = None;
        self.unproven = false;
        self.decide(yes.grant, yes.by);
        self.consent = Some(Consent {
            grant: body.event_id,
            decided_by: yes.by,
            valid_until,
            scope_rev: body.scope_rev,
        });
        self.lift(yes.witness);
    }

    /// What the person did themselves ends earlier stops and an objection, for this key only.
    fn lift(&mut self, witness: Option<(WitnessKind, Timestamp)>) {
        let Some((WitnessKind::Portal | WitnessKind::OwnChannel, from)) = witness else {
            return;
        };
        self.restrictions = Restrictions::default();
        if self
            .objection_dm
            .is_some_and(|objection| objection.received < from)
        {
            self.objection_dm = None;
        }
    }
}

fn has_flag(event: &LedgerEvent, flags: &[Flag]) -> bool {
    event
        .stamp
        .as_ref()
        .is_some_and(|stamp| stamp.flags.iter().any(|flag| flags.contains(flag)))
}
