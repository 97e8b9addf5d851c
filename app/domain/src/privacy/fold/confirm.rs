//! Confirmations: what completes a yes that waits (4.8).

use super::lawful::{is_person, proven, proven_claim};
use super::machine::Machine;
use super::order::Placed;
use super::permission::Counting;
use super::{LedgerEvent, Rejection};
use crate::EventId;
use crate::privacy::event::ConfirmKind;
use crate::privacy::ledger::WitnessKind;

impl<'a> Machine<'a> {
    pub(super) fn confirm(&mut self, placed: &Placed<'a>) {
        let outcome = match placed.event.body.confirm_kind {
            Some(ConfirmKind::DocumentCheck) => self.by_document(placed),
            Some(ConfirmKind::OwnChannel) | None => self.by_own_channel(placed),
        };
        match outcome {
            Ok(yes) => {
                let id = yes.grant.body.event_id;
                self.waiting.remove(id);
                self.evidence_only.retain(|evidence| *evidence != id);
                self.count(&yes);
            }
            Err(why) => self.rejected.push((placed.event.body.event_id, why)),
        }
    }

    fn by_own_channel(&self, placed: &Placed<'a>) -> Result<Counting<'a>, Rejection> {
        let event = placed.event;
        let own = event
            .witness()
            .is_some_and(|(kind, _)| kind == WitnessKind::OwnChannel);
        if !own || !is_person(event.body.actor.kind) {
            return Err(Rejection::NoSubjectAct);
        }
        let target = self.target(event)?;
        let yes = self.waiting_grant(placed, target)?;
        if self.may_count(event.witness()) {
            Ok(yes)
        } else {
            Err(Rejection::TokenVoid)
        }
    }

    fn by_document(&self, placed: &Placed<'a>) -> Result<Counting<'a>, Rejection> {
        let check = &placed.event.body;
        let target = self.target(placed.event)?;
        let yes = match self.claimed_grant(placed, target) {
            Some(yes) => yes?,
            None => self.waiting_grant(placed, target).and_then(|yes| {
                let fits = proven(check, &yes.grant.body);
                fits.then_some(yes).ok_or(Rejection::NotProven)
            })?,
        };
        // A document gives no witness, so it never overturns a stop.
        if self.state.is_restricted() {
            return Err(Rejection::NotProven);
        }
        Ok(yes)
    }

    fn target(&self, confirm: &LedgerEvent) -> Result<EventId, Rejection> {
        let token = confirm.body.token.as_ref();
        if token.is_some_and(|token| token.expires_at <= confirm.received()) {
            return Err(Rejection::TokenExpired);
        }
        let target = confirm.body.target.ok_or(Rejection::NothingPending)?;
        if self.voided.contains(&target) {
            return Err(Rejection::TokenVoid);
        }
        Ok(target)
    }

    fn waiting_grant(
        &self,
        placed: &Placed<'a>,
        target: EventId,
    ) -> Result<Counting<'a>, Rejection> {
        let open = self.waiting.find(target).ok_or(Rejection::NothingPending)?;
        let grant = &open.event.body;
        Ok(Counting {
            grant: open.event,
            by: placed.event,
            at: placed.t,
            valid_until: grant.valid_until.ok_or(Rejection::ValidityOutsidePolicy)?,
            scope_rev: grant.scope_rev,
            anew: open.anew,
        })
    }

    /// Gives the yes that an older system claims, if that is what the document is about.
    fn claimed_grant(
        &self,
        placed: &Placed<'a>,
        target: EventId,
    ) -> Option<Result<Counting<'a>, Rejection>> {
        let check = &placed.event.body;
        let claim = self
            .unproven
            .iter()
            .find(|claim| claim.body.event_id == target)?;
        let said = proven_claim(check, &claim.body).zip(self.key.purpose);
        Some(
            said.map(|(said, purpose)| Counting {
                grant: claim,
                by: placed.event,
                at: placed.t,
                valid_until: said.plus_months_prague(purpose.validity_months),
                scope_rev: check.scope_rev.or(claim.body.scope_rev),
                anew: false,
            })
            .ok_or(Rejection::NotProven),
        )
    }
}
