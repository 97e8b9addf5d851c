//! Yeses: when one counts and when it waits (F-4).

use super::lawful::unlawful;
use super::machine::{Consent, Machine};
use super::open::Open;
use super::order::Placed;
use super::restriction::Restrictions;
use super::{LedgerEvent, State};
use crate::Timestamp;
use crate::privacy::event::{ActorKind, EventType, Mode};
use crate::privacy::ledger::{Flag, WitnessKind};

/// A yes at the moment it counts.
pub(super) struct Counting<'a> {
    /// The person's yes.
    pub(super) grant: &'a LedgerEvent,
    /// The event that makes it count: itself or its confirmation.
    pub(super) by: &'a LedgerEvent,
    pub(super) at: Timestamp,
    pub(super) valid_until: Timestamp,
    pub(super) scope_rev: Option<u32>,
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
        } else if let Some(valid_until) = event.body.valid_until {
            self.count(&Counting {
                grant: event,
                by: event,
                at: placed.shown(),
                valid_until,
                scope_rev: event.body.scope_rev,
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
        // W-1: through a contact point that is not independent, the link proves nothing.
        let unproven_link =
            matches!(body.mode, Mode::Portal | Mode::OwnChannel) && event.witness().is_none();
        told || unproven_link
            || body.actor.kind == ActorKind::StaffOnBehalf
            || has_flag(event, &[Flag::ClockAhead, Flag::ClockSuspect])
            || self.key.purpose.is_some_and(|purpose| {
                (purpose.confirm_handover && body.mode == Mode::Handover)
                    || (has_flag(event, &[Flag::TextReplaced])
                        && purpose.holds_replaced_text(self.now))
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
        let open = Open::of(placed.event, anew);
        self.waiting.add(open);
        if matches!(
            self.state,
            State::Unknown | State::Deferred | State::Expired
        ) {
            self.enter(State::Requested, placed);
        }
        if self.state == State::Requested {
            self.requested_until = self.requested_until.max(open.confirm_by);
        }
    }

    pub(super) fn count(&mut self, yes: &Counting<'a>) {
        let id = yes.grant.body.event_id;
        let renews = yes.grant.body.kind == EventType::Renew && !yes.anew;
        if renews && !self.state.is_valid() {
            self.evidence_only.push(id);
            return;
        }
        let state = if renews { State::Renewed } else { State::Given };
        let superseded = self.waiting.close();
        self.evidence_only.extend(superseded);
        if self.state != state || state == State::Renewed {
            self.since = Some(yes.at);
        }
        self.state = state;
        self.requested_until = None;
        self.unproven.clear();
        self.decided_by = Some(yes.by);
        self.consent = Some(Consent {
            grant: yes.grant,
            decided_by: yes.by,
            valid_until: yes.valid_until,
            scope_rev: yes.scope_rev,
            carried: false,
        });
        self.lift(yes.by.witness());
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
