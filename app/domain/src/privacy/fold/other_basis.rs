//! Other bases than consent, and the notices given (2.5, P-1, C-11).

use super::machine::Machine;
use super::order::Placed;
use super::{OtherBasis, Rejection, State, Told};
use crate::privacy::event::{
    ActorKind, Basis, BasisChange, BasisRecord, CollectedAddress, RefusalOffer, Sale,
};
use crate::{EventId, Timestamp};

/// What a soft opt-in rests on, gathered from its records since it began.
#[derive(Clone, Copy)]
pub(crate) struct SoftOptIn<'a> {
    pub(crate) by: EventId,
    /// The sale that prolongs it, the last one.
    pub(crate) sale: Option<&'a Sale>,
    pub(crate) address: Option<&'a CollectedAddress>,
    pub(crate) offer: Option<&'a RefusalOffer>,
    pub(crate) product_family: Option<&'a str>,
}

impl<'a> SoftOptIn<'a> {
    fn of(by: EventId, record: &'a BasisRecord) -> Self {
        Self {
            by,
            sale: record.sale.as_ref(),
            address: record.address.as_ref(),
            offer: record.offer.as_ref(),
            product_family: record.product_family.as_deref(),
        }
    }

    fn changed(self, newer: Self) -> Self {
        let later = |one: &&Sale, other: &&Sale| one.sale_at.cmp(&other.sale_at);
        Self {
            by: newer.by,
            sale: self.sale.into_iter().chain(newer.sale).max_by(later),
            address: newer.address.or(self.address),
            offer: newer.offer.or(self.offer),
            product_family: newer.product_family.or(self.product_family),
        }
    }

    fn sold_at(&self) -> Option<Timestamp> {
        self.sale.map(|sale| sale.sale_at)
    }
}

impl<'a> Machine<'a> {
    pub(super) fn basis(&mut self, placed: &Placed<'a>) {
        if let Err(why) = self.recorded(placed) {
            self.rejected.push((placed.event.body.event_id, why));
        }
    }

    fn recorded(&mut self, placed: &Placed<'a>) -> Result<(), Rejection> {
        let body = &placed.event.body;
        let record = body.basis_record.as_deref().ok_or(Rejection::NoRecord)?;
        let consent = matches!(record.basis, Basis::Consent | Basis::ExplicitConsent);
        if !matches!(body.actor.kind, ActorKind::Controller | ActorKind::System) || consent {
            return Err(Rejection::NotEntitled);
        }
        let live = record.change != BasisChange::End;
        if live && self.would_swap(record.basis) {
            return Err(Rejection::BasisSwapped);
        }
        self.other_bases.insert(
            record.basis,
            OtherBasis {
                live,
                since: placed.shown(),
                by: body.event_id,
            },
        );
        if record.basis == Basis::SoftOptIn {
            let newer = SoftOptIn::of(body.event_id, record);
            self.soft_opt_in = match (record.change, self.soft_opt_in) {
                (BasisChange::End, _) => None,
                (BasisChange::Change, Some(older)) => Some(older.changed(newer)),
                (BasisChange::Change, None) | (BasisChange::Start, _) => Some(newer),
            };
        }
        Ok(())
    }

    /// Says whether the basis would carry on what the person stopped (P-1, C-11).
    fn would_swap(&self, basis: Basis) -> bool {
        let stopped = matches!(self.state, State::Refused | State::Withdrawn);
        let objected = self.objection_dm.is_some() || !self.objections.is_empty();
        match basis {
            Basis::SoftOptIn | Basis::LegitimateInterest => stopped || objected,
            Basis::Contract
            | Basis::LegalDuty
            | Basis::Vital
            | Basis::PublicTask
            | Basis::Consent
            | Basis::ExplicitConsent => stopped && self.key.rests_on_consent(),
        }
    }

    pub(super) fn end_soft_opt_in(&mut self) {
        self.soft_opt_in = None;
        if let Some(standing) = self.other_bases.get_mut(&Basis::SoftOptIn) {
            standing.live = false;
        }
    }

    pub(super) fn inform(&mut self, placed: &Placed<'a>) {
        let body = &placed.event.body;
        let told = Told {
            at: placed.shown(),
            by: body.event_id,
        };
        let entitled = matches!(
            body.actor.kind,
            ActorKind::Controller | ActorKind::System | ActorKind::StaffOnBehalf
        );
        match body.inform {
            Some(inform) if entitled => {
                self.informed.entry(inform.notice).or_insert(told);
            }
            Some(_) => self.rejected.push((body.event_id, Rejection::NotEntitled)),
            None => self.rejected.push((body.event_id, Rejection::NoRecord)),
        }
    }

    /// Of two records' other bases and notices, only what widens neither (M-1).
    pub(super) fn join_bases(&mut self, other: &Self) {
        for (basis, theirs) in &other.other_bases {
            let ours = self.other_bases.entry(*basis).or_insert(*theirs);
            ours.live = if *basis == Basis::LegitimateInterest {
                ours.live && theirs.live
            } else {
                ours.live || theirs.live
            };
        }
        self.informed
            .retain(|notice, _told| other.informed.contains_key(notice));
        self.soft_opt_in = match (self.soft_opt_in, other.soft_opt_in) {
            (Some(ours), Some(theirs)) if theirs.sold_at() < ours.sold_at() => Some(theirs),
            (ours, theirs) => ours.or(theirs),
        };
        let stopped = self.restrictions.last.is_some()
            || self.objection_dm.is_some()
            || !self.objections.is_empty();
        if stopped {
            self.end_soft_opt_in();
        }
    }
}
