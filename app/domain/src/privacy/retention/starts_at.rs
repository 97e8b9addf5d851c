//! The day a storage time counts from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::LocalDate;

/// The event that starts a storage time, and how its day follows from the day it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartsAt {
    /// A supply; counted from the end of its tax period.
    TaxPeriodEnd,
    /// A booking; counted from the end of its accounting period.
    AccountingPeriodEnd,
    /// The end of the contract.
    ContractEnd,
    /// The last contact made by the person.
    LastContactByPerson,
    /// Consent withdrawn or expired.
    ConsentGone,
    /// The last day a consent was valid.
    LastValidState,
    /// The closing of a request or breach.
    Closing,
    /// The entry of a line of the audit.
    Entry,
    /// The end of the relation.
    RelationEnd,
}

impl StartsAt {
    /// Gives the first day of the storage time for an event of this day.
    #[must_use]
    pub fn date(self, event: LocalDate, periods: Periods) -> LocalDate {
        match self {
            Self::TaxPeriodEnd => end_of_month(event, periods.tax.months_left(event.month())),
            Self::AccountingPeriodEnd => {
                end_of_month(event, periods.year_end.months_left(event.month()))
            }
            Self::ContractEnd
            | Self::LastContactByPerson
            | Self::ConsentGone
            | Self::LastValidState
            | Self::Closing
            | Self::Entry
            | Self::RelationEnd => event,
        }
    }
}

/// The periods an organisation accounts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periods {
    /// The period of value added tax.
    pub tax: TaxPeriod,
    /// The month the accounting period ends with.
    pub year_end: YearEnd,
}

/// The periods with their changes: a document keeps the period of its own time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodHistory {
    first: Periods,
    changes: BTreeMap<LocalDate, Periods>,
}

impl PeriodHistory {
    /// Periods that never changed.
    #[must_use]
    pub const fn of(first: Periods) -> Self {
        Self {
            first,
            changes: BTreeMap::new(),
        }
    }

    /// Notes that other periods apply from a day on.
    #[must_use]
    pub fn changed(mut self, from: LocalDate, periods: Periods) -> Self {
        self.changes.insert(from, periods);
        self
    }

    /// Gives the periods that applied on a day.
    #[must_use]
    pub fn at(&self, day: LocalDate) -> Periods {
        let latest = self.changes.range(..=day).next_back();
        latest.map_or(self.first, |(_from, periods)| *periods)
    }
}

/// The period of value added tax (Act 235/2004 §99, §99a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum TaxPeriod {
    Monthly,
    Quarterly,
}

impl TaxPeriod {
    const fn months_left(self, month: u32) -> u32 {
        match self {
            Self::Monthly => 0,
            Self::Quarterly => 2 - (month - 1) % 3,
        }
    }
}

/// The month whose last day ends the accounting period, 1 to 12 (Act 563/1991 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct YearEnd(u32);

impl YearEnd {
    /// The calendar year.
    pub const CALENDAR: Self = Self(12);

    /// Takes a month, 1 to 12.
    #[must_use]
    pub const fn new(month: u32) -> Option<Self> {
        match month {
            1..=12 => Some(Self(month)),
            _ => None,
        }
    }

    const fn months_left(self, month: u32) -> u32 {
        (12 + self.0 - month) % 12
    }
}

impl TryFrom<u32> for YearEnd {
    type Error = &'static str;

    fn try_from(month: u32) -> Result<Self, Self::Error> {
        Self::new(month).ok_or("not a month")
    }
}

impl From<YearEnd> for u32 {
    fn from(end: YearEnd) -> Self {
        end.0
    }
}

fn end_of_month(date: LocalDate, months_later: u32) -> LocalDate {
    let first = date.plus_days(1 - i64::from(date.day()));
    first.plus_months(months_later + 1).plus_days(-1)
}
