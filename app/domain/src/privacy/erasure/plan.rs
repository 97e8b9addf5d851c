//! The plan: one outcome for every record that reaches a person (E-2, E-3).

mod judge;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Blocked, Ground, Outcome, Planned};
use crate::canonical::{CanonicalError, tagged_hash, to_bytes};
use crate::privacy::data_map::{Item, RecordType, Store};
use crate::privacy::retention::{Facts, Survey, SurveyError};
use crate::{Hash, PurposeId, SubjectId};

/// What is to be erased, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The person, with the ids of records merged into theirs.
    pub subjects: BTreeSet<SubjectId>,
    /// Whether the reach holds everything about the person; not so when kept records are planned
    /// again (E-6) or a rule ends for some.
    pub whole_person: bool,
    /// Why.
    pub ground: Ground,
    /// The purposes that ended with it: no basis of theirs keeps anything, so that a basis is not
    /// swapped (C-11).
    pub ended: BTreeSet<PurposeId>,
}

/// Everything that may hold data about the person.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// Records, files, events and cases; those about others only are left out.
    pub items: &'a [Item],
    /// Where copies lie.
    pub stores: &'a BTreeSet<Store>,
}

/// How many records of each type have each outcome.
pub type Counts = BTreeMap<(RecordType, Outcome), u32>;

/// A frozen plan; it changes nothing by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The person, with the ids of records merged into theirs.
    pub subjects: BTreeSet<SubjectId>,
    /// Whether the reach held everything about the person.
    pub whole_person: bool,
    /// Why data goes.
    pub ground: Ground,
    /// The records, in the order of their ids.
    pub items: Vec<Planned>,
    /// The places that must report.
    pub stores: BTreeSet<Store>,
}

/// Plans an erasure.
///
/// The hash of the plan does not hold the day: a plan made later is the same until its reach,
/// reasons or ends change.
///
/// # Errors
/// When a record comes twice or names a rule that is not in force.
pub fn plan(demand: &Demand, reach: Reach<'_>, facts: Facts<'_>) -> Result<Plan, SurveyError> {
    let survey = Survey::new(facts);
    let mut items: BTreeMap<_, Planned> = BTreeMap::new();
    for item in reach.items {
        if item.about.is_disjoint(&demand.subjects) {
            continue;
        }
        let planned = judge::judge(item, demand, &survey)?;
        if items.insert(item.record, planned).is_some() {
            return Err(SurveyError::Twice(item.record));
        }
    }
    Ok(Plan {
        subjects: demand.subjects.clone(),
        whole_person: demand.whole_person,
        ground: demand.ground,
        items: items.into_values().collect(),
        stores: reach.stores.clone(),
    })
}

impl Plan {
    /// Counts by type and outcome, for the preview.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::new();
        for item in &self.items {
            *counts.entry((item.kind, item.outcome)).or_insert(0) += 1;
        }
        counts
    }

    /// Gives the hash that an approval names.
    ///
    /// # Errors
    /// When a name in it has no canonical form.
    pub fn hash(&self) -> Result<Hash, CanonicalError> {
        Ok(tagged_hash("souhlas/v1/erasure-plan", &to_bytes(self)?))
    }

    /// Gives the erasures that holds block; each is an entry of the audit.
    pub fn blocked(&self) -> impl Iterator<Item = Blocked> {
        self.items.iter().filter_map(Planned::blocked)
    }

    /// Says whether nothing about the person stays in use, so that nobody may bring it back.
    #[must_use]
    pub fn ends_the_person(&self) -> bool {
        self.whole_person
            && self.items.iter().all(|item| match item.outcome {
                Outcome::Erase
                | Outcome::Pseudonymise
                | Outcome::KeepRestricted
                | Outcome::Unlink => item.used.is_empty(),
                Outcome::EraseFields | Outcome::Untouched => false,
            })
    }
}
