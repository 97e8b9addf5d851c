//! The sweep: what is over today and what keeps the rest, counted before anything happens (RT-3).

mod judge;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Facts, RuleApproval, Survey, SurveyError};
use crate::canonical::{CanonicalError, tagged_hash, to_bytes};
use crate::privacy::data_map::{Item, RecordType};
use crate::{FieldId, Hash, LocalDate, RecordId, RetentionRuleId};

/// What bars the sweep from records beside holds.
#[derive(Clone, Copy, Debug)]
pub struct Locks<'a> {
    /// The records that open requests are about (RT-1).
    pub requested: &'a BTreeSet<RecordId>,
    /// The approved versions of automatic rules.
    pub approved: &'a [RuleApproval],
}

/// What the sweep found for one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SweepOutcome {
    /// A basis lives, or the storage time runs.
    Keep,
    /// Only a rule keeps it, and the rule restricts it meanwhile.
    KeepRestricted,
    /// A hold keeps it (RT-2).
    Held,
    /// An open request is about it (RT-1).
    Locked,
    /// The person asked to keep it for claims.
    RestrictedForClaims,
    /// All of it is over and goes.
    Erase,
    /// Some fields are over and go.
    EraseFields,
    /// Its values go, its random id stays.
    Pseudonymise,
    /// A person decides: its rule says so, or no rule governs it and no basis lives.
    Review,
}

impl SweepOutcome {
    /// Gives the name used in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::KeepRestricted => "keep_restricted",
            Self::Held => "held",
            Self::Locked => "locked",
            Self::RestrictedForClaims => "restricted_for_claims",
            Self::Erase => "erase",
            Self::EraseFields => "erase_fields",
            Self::Pseudonymise => "pseudonymise",
            Self::Review => "review",
        }
    }
}

/// When the end of a rule may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// By itself.
    Now,
    /// When the list was shown (C-11).
    AfterList,
    /// When a person approved.
    AfterApproval,
}

/// One record of a sweep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swept {
    /// The record.
    pub record: RecordId,
    /// Its type.
    pub kind: RecordType,
    /// What was found.
    pub outcome: SweepOutcome,
    /// The fields that are over; empty where the thing has none.
    pub fields: BTreeSet<FieldId>,
    /// The rules that ended, with their versions.
    pub rules: BTreeMap<RetentionRuleId, u32>,
    /// The last day of what is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<LocalDate>,
    /// When it may run, if something is to run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<Turn>,
}

/// A dry run over many records, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sweep {
    /// The records.
    pub items: Vec<Swept>,
}

/// What was done of a sweep (RT-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepProof {
    /// The hash of the sweep.
    pub sweep: Hash,
    /// The day it ran.
    pub on: LocalDate,
    /// What was done, by type and outcome.
    pub done: Vec<(RecordType, SweepOutcome, u32)>,
    /// What was to be done and was not.
    pub left: Vec<(RecordType, SweepOutcome, u32)>,
}

/// Judges records without touching them.
///
/// # Errors
/// When a record comes twice or names a rule that is not in force.
pub fn sweep(items: &[Item], facts: Facts<'_>, locks: Locks<'_>) -> Result<Sweep, SurveyError> {
    let survey = Survey::new(facts);
    let mut swept = BTreeMap::new();
    for item in items {
        let judged = judge::judge(item, &survey, facts, locks)?;
        if swept.insert(item.record, judged).is_some() {
            return Err(SurveyError::Twice(item.record));
        }
    }
    Ok(Sweep {
        items: swept.into_values().collect(),
    })
}

impl Sweep {
    /// Counts by type and outcome.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<(RecordType, SweepOutcome), u32> {
        count(self.items.iter())
    }

    /// Gives what may run by itself.
    pub fn unattended(&self) -> impl Iterator<Item = &Swept> {
        self.items
            .iter()
            .filter(|swept| swept.turn == Some(Turn::Now))
    }

    /// Gives the hash that an approval names.
    ///
    /// # Errors
    /// When a name in it has no canonical form.
    pub fn hash(&self) -> Result<Hash, CanonicalError> {
        Ok(tagged_hash("souhlas/v1/retention-sweep", &to_bytes(self)?))
    }

    /// Reports what was done of it.
    ///
    /// # Errors
    /// When a name in it has no canonical form.
    pub fn proof(
        &self,
        done: &BTreeSet<RecordId>,
        on: LocalDate,
    ) -> Result<SweepProof, CanonicalError> {
        let runs = self.items.iter().filter(|swept| swept.turn.is_some());
        let (ran, left): (Vec<_>, Vec<_>) = runs.partition(|swept| done.contains(&swept.record));
        Ok(SweepProof {
            sweep: self.hash()?,
            on,
            done: lines(count(ran.into_iter())),
            left: lines(count(left.into_iter())),
        })
    }
}

fn count<'a>(swept: impl Iterator<Item = &'a Swept>) -> BTreeMap<(RecordType, SweepOutcome), u32> {
    let mut counts = BTreeMap::new();
    for one in swept {
        *counts.entry((one.kind, one.outcome)).or_insert(0) += 1;
    }
    counts
}

fn lines(
    counts: BTreeMap<(RecordType, SweepOutcome), u32>,
) -> Vec<(RecordType, SweepOutcome, u32)> {
    counts
        .into_iter()
        .map(|((kind, outcome), count)| (kind, outcome, count))
        .collect()
}
