//! From an event of a case to one of a ledger.

use super::Attempt;
use super::run::{Court, POINT};
use crate::privacy::event::{Actor, Body, ContactPoint, Import, TokenRef};
use crate::privacy::ledger::{Flag, Witness, WitnessKind};
use crate::privacy::{LedgerEvent, Stamp};
use crate::{ActId, Hash, OrgId, Timestamp};

/// How far a device's clock may be ahead of the receipt (specification 4.4).
const AHEAD_MILLIS: i64 = 5 * 60 * 1000;

impl Court<'_> {
    pub(super) fn event(&self, attempt: &Attempt) -> LedgerEvent {
        LedgerEvent {
            body: self.body(attempt),
            event_hash: Hash([0; 32]),
            stamp: Some(self.stamp(attempt)),
        }
    }

    fn body(&self, attempt: &Attempt) -> Body {
        let id = self.id(&attempt.event_id);
        let mut body = Body::new(
            (OrgId::v4([0; 16]), self.subject(&attempt.subject)),
            (id, ActId::new(id.as_uuid())),
            attempt.kind,
            (attempt.purpose.clone(), attempt.channel),
            (attempt.mode, Actor::of(attempt.actor)),
            attempt.occurred_at,
        );
        body.scope_rev = attempt.scope_rev;
        body.valid_until = attempt.valid_until;
        body.default_state = attempt.default_state;
        body.target = attempt.target.as_deref().map(|target| self.id(target));
        body.token = attempt.token_expires_at.map(|end| token(attempt, end));
        body.confirm_kind = attempt.confirm_kind;
        body.object_kind = attempt.object_kind;
        body.import = attempt.claimed.map(|claimed| Import {
            system: "case".to_owned(),
            batch: "case".to_owned(),
            row: 1,
            claimed,
            claimed_at: None,
            text_ref: None,
            method: None,
            default_state: None,
        });
        body.decide = attempt.decide;
        body.basis_record = attempt.basis_record.clone().map(Box::new);
        body.inform = attempt.inform;
        body.into = attempt.into.as_deref().map(|into| self.subject(into));
        body.points.clone_from(&attempt.points);
        body.contact_point = Some(ContactPoint {
            id: POINT.0,
            version: POINT.1,
            shown_to_subject: true,
        });
        body
    }

    fn stamp(&self, attempt: &Attempt) -> Stamp {
        let mut flags = attempt.flags.clone();
        let ahead = attempt.occurred_at > attempt.received_at.plus_millis(AHEAD_MILLIS);
        if ahead && !flags.contains(&Flag::ClockAhead) {
            flags.push(Flag::ClockAhead);
        }
        let lapses = self.case.policy.confirm_ttl.after(attempt.received_at);
        Stamp {
            org_seq: 1,
            subject_seq: 1,
            received_at: attempt.received_at,
            witness: attempt.witness.clone().unwrap_or(Witness {
                kind: WitnessKind::None,
                from: None,
            }),
            confirm_by: attempt.confirm_by.or(Some(lapses)),
            flags,
        }
    }
}

fn token(attempt: &Attempt, expires_at: Timestamp) -> TokenRef {
    let issued = attempt.witness.as_ref().and_then(|witness| witness.from);
    TokenRef {
        hash: Hash([0; 32]),
        issued_at: issued.unwrap_or(attempt.occurred_at),
        expires_at,
    }
}
