//! The answer with what it rests on.

use super::rows::Question;
use super::{Decision, Reason};
use crate::EventId;
use crate::privacy::KeyState;
use crate::privacy::event::{Basis, Notice};

impl Question<'_> {
    pub(super) fn yes(&self, reason: Reason, basis: Basis) -> Decision {
        self.answer(reason, Some(basis))
    }

    pub(super) fn no(&self, reason: Reason) -> Decision {
        self.answer(reason, None)
    }

    fn answer(&self, reason: Reason, basis: Option<Basis>) -> Decision {
        let allowed = basis.is_some();
        Decision {
            allowed,
            reason,
            basis,
            evidence: self.evidence(basis),
            valid_until: self
                .state()
                .valid_until
                .filter(|_| reason == Reason::Consent),
            contact_point: self
                .facts
                .point
                .map(|(record, _)| record)
                .filter(|_| allowed),
            policy_version: self.policy_version,
        }
    }

    /// Gives the events that the answer rests on: the deciding one first.
    fn evidence(&self, basis: Option<Basis>) -> Vec<EventId> {
        let state = self.state();
        let recorded = |basis| state.other_bases.get(&basis).map(|other| other.by);
        match basis {
            Some(Basis::SoftOptIn) => self.folded.soft_opt_in.map(|record| record.by),
            Some(Basis::LegitimateInterest) => self.notice(),
            Some(Basis::Contract | Basis::LegalDuty | Basis::Vital | Basis::PublicTask) => {
                basis.and_then(recorded)
            }
            Some(Basis::Consent | Basis::ExplicitConsent) | None => state.decided_by,
        }
        .into_iter()
        .chain(state.grant.filter(|grant| {
            let consent = matches!(basis, Some(Basis::Consent | Basis::ExplicitConsent));
            consent && state.decided_by != Some(*grant)
        }))
        .collect()
    }

    pub(super) const fn state(&self) -> &KeyState {
        &self.folded.state
    }

    pub(super) fn notice(&self) -> Option<EventId> {
        let told = self.state().informed.get(&Notice::Objection214);
        told.map(|told| told.by)
    }
}
