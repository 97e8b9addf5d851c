//! Confirmations: what completes a yes that waits (4.8).

use super::lawful::{is_person, proven};
use super::machine::Machine;
use super::order::Placed;
use super::permission::{Counting, Open};
use super::{LedgerEvent, Rejection};
use crate::privacy::event::ConfirmKind;
use crate::privacy::ledger::WitnessKind;

impl<'a> Machine<'a> {
    pub(super) fn confirm(&mut self, placed: &Placed<'a>) {
        let event = placed.event;
        let body = &event.body;
        let target = body.target.and_then(|target| {
            self.open
                .iter()
                .position(|open| open.event.body.event_id == target)
        });
        let outcome = self.confirmable(event, target.map(|place| self.open[place]));
        match outcome {
            Err(why) => self.rejected.push((body.event_id, why)),
            Ok(open) => {
                self.open
                    .retain(|other| other.event.body.event_id != open.event.body.event_id);
                self.count(&Counting {
                    grant: open.event,
                    by: body.event_id,
                    at: placed.t,
                    witness: event.witness(),
                    anew: open.anew,
                });
            }
        }
    }

    fn confirmable(
        &self,
        event: &LedgerEvent,
        open: Option<Open<'a>>,
    ) -> Result<Open<'a>, Rejection> {
        let body = &event.body;
        let by_document = body.confirm_kind == Some(ConfirmKind::DocumentCheck);
        if !by_document {
            let own = event
                .witness()
                .is_some_and(|(kind, _)| kind == WitnessKind::OwnChannel);
            if !own || !is_person(body.actor.kind) {
                return Err(Rejection::NoSubjectAct);
            }
        }
        if body
            .token
            .as_ref()
            .is_some_and(|token| token.expires_at <= event.received())
        {
            return Err(Rejection::TokenExpired);
        }
        if body
            .target
            .is_some_and(|target| self.voided.contains(&target))
        {
            return Err(Rejection::TokenVoid);
        }
        let open = open.ok_or(Rejection::NothingPending)?;
        if by_document {
            if self.state.is_restricted() || !proven(body, &open.event.body) {
                return Err(Rejection::NotProven);
            }
        } else if !self.may_count(event.witness()) {
            return Err(Rejection::TokenVoid);
        }
        Ok(open)
    }
}
