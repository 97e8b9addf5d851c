//! Whether a basis lives for one subject (K-1), as a function over plain facts.

use std::collections::BTreeMap;

use crate::PurposeId;
use crate::privacy::event::Basis;
use crate::privacy::{Purpose, Registry};
use crate::record::FieldPurpose;

/// What is known about one subject and one purpose, as far as a basis depends on it.
///
/// The default knows nothing: no basis but a tested legitimate interest lives then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BasisFacts {
    /// Whether the gate, or `may_process`, says yes on the strength of a consent.
    pub consent: bool,
    /// Whether a contract with the person exists, or steps towards one at their request.
    pub relation: bool,
    /// Whether a law demands this record of this person.
    pub duty: bool,
    /// Whether someone's life depends on it (Art. 6(1)(d)).
    pub vital: bool,
    /// Whether a public task demands it (Art. 6(1)(e)).
    pub public_task: bool,
    /// Whether a general objection is pending or upheld (Art. 21(1)), or one to direct marketing
    /// stands against a purpose of direct marketing (Art. 21(2)).
    pub objected: bool,
    /// Whether a soft opt-in is on record and nothing ended it (2.5).
    pub soft_opt_in: bool,
}

/// Says whether the basis of a purpose lives for the subject the facts are about.
///
/// A purpose that is not in use carries nothing, and so does a basis the purpose does not have.
#[must_use]
pub fn is_live(purpose: &Purpose, basis: Basis, facts: &BasisFacts) -> bool {
    let stated = purpose.all_bases().any(|listed| listed == basis);
    purpose.active
        && stated
        && match basis {
            Basis::Consent | Basis::ExplicitConsent => facts.consent,
            Basis::Contract => facts.relation,
            Basis::LegalDuty => facts.duty,
            Basis::Vital => facts.vital,
            Basis::PublicTask => facts.public_task && !facts.objected,
            Basis::LegitimateInterest => purpose.is_active_basis(basis) && !facts.objected,
            Basis::SoftOptIn => facts.soft_opt_in && !facts.objected,
        }
}

/// The bases of one subject: the registry and what is known purpose by purpose.
#[derive(Clone, Copy, Debug)]
pub struct SubjectBases<'a> {
    /// The purposes.
    pub purposes: &'a Registry,
    /// What is known; a purpose that is absent has the default.
    pub facts: &'a BTreeMap<PurposeId, BasisFacts>,
}

impl SubjectBases<'_> {
    /// Says whether a purpose of a field carries a value of this subject now.
    ///
    /// A purpose without a stated basis carries it when any of its bases lives.
    #[must_use]
    pub fn carries(&self, needed: &FieldPurpose) -> bool {
        let Some(purpose) = self.purposes.get(needed.purpose()) else {
            return false;
        };
        let facts = self.facts.get(&purpose.id).copied().unwrap_or_default();
        match needed.need() {
            Some(need) => is_live(purpose, need.basis, &facts),
            None => purpose
                .all_bases()
                .any(|basis| is_live(purpose, basis, &facts)),
        }
    }
}
