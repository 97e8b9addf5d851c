//! One retention rule.

use serde::{Deserialize, Serialize};

use super::{Periods, StartsAt};
use crate::privacy::data_map::RecordType;
use crate::{LocalDate, Period, RetentionRuleId};

/// How long a type of record stays, from when, by which law, and what happens then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// The rule.
    pub id: RetentionRuleId,
    /// Grows with every change.
    pub version: u32,
    /// The first day this version is in force.
    pub valid_from: LocalDate,
    /// The type of record it was made for.
    pub record_type: RecordType,
    /// Why the data stays.
    pub basis: KeepBasis,
    /// What its time counts from.
    pub starts_at: StartsAt,
    /// How long, in calendar months or days.
    pub length: Period,
    /// What happens on the day after.
    pub end_action: EndAction,
    /// Whether the data is restricted while only this rule keeps it.
    pub restricted_meanwhile: bool,
    /// The law or reason it follows from.
    pub source_law: String,
    /// Whether a person starts it each time.
    pub run: Run,
}

impl RetentionRule {
    /// Gives the last day the data stays, inclusive, for an event of this day and the periods of
    /// that time; it is not moved off weekends.
    #[must_use]
    pub fn keep_through(&self, event: LocalDate, periods: Periods) -> LocalDate {
        self.length.after_date(self.starts_at.date(event, periods))
    }
}

/// Why a rule keeps data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeepBasis {
    /// A law demands it (Art. 17(3)(b)).
    LegalObligation,
    /// Claims may be made or met with it (Art. 17(3)(e)).
    LegalClaims,
    /// Nothing demands it: the rule only ends the storage (Art. 5(1)(e)).
    StorageLimit,
}

impl KeepBasis {
    /// Says whether the data stays although the person asks for erasure.
    #[must_use]
    pub const fn resists_erasure(self) -> bool {
        match self {
            Self::LegalObligation | Self::LegalClaims => true,
            Self::StorageLimit => false,
        }
    }
}

/// What happens on the day after the storage time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndAction {
    /// The data goes.
    Erase,
    /// Its values go, its random id stays.
    Pseudonymise,
    /// A person decides.
    Review,
}

/// What starts the end of a rule (RT-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// A person approves each run.
    AfterApproval,
    /// It runs by itself once its version was approved and its list was shown.
    AutomaticAfterList,
    /// It runs by itself once its version was approved.
    Automatic,
}
