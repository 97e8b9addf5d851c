//! Calendar dates of Prague, in which deadlines and storage times are counted.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Timestamp, prague};

/// A date in Europe/Prague, from 0001-01-01 to 9999-12-31; a sum beyond either end stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(NaiveDate);

impl LocalDate {
    /// The first date that can be written.
    pub const MIN: Self = Self(edge(1, 1, 1));
    /// The last date that can be written.
    pub const MAX: Self = Self(edge(9999, 12, 31));

    /// Makes a date of year, month and day; none where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = Self(NaiveDate::from_ymd_opt(year, month, day)?);
        (Self::MIN..=Self::MAX).contains(&date).then_some(date)
    }

    /// Reads exactly `2026-05-04`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = Self(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?);
        (date.to_string() == text && date >= Self::MIN).then_some(date)
    }

    /// Gives the date in Prague at this instant.
    #[must_use]
    pub fn of(instant: Timestamp) -> Self {
        let (first, end) = (Self::MIN.start(), Self::MAX.end());
        if instant < first {
            Self::MIN
        } else if instant >= end {
            Self::MAX
        } else {
            Self(instant.prague().date())
        }
    }

    /// Gives the first millisecond of the day.
    #[must_use]
    pub fn start(self) -> Timestamp {
        prague::midnight(self.0)
    }

    /// Gives the first millisecond after the day: what happens before it is in time.
    #[must_use]
    pub fn end(self) -> Timestamp {
        prague::midnight(self.0.succ_opt().unwrap_or(self.0))
    }

    /// Gives the instant at which Prague clocks show this time, the earlier one where the time is
    /// missing or comes twice; none where no clock can show it.
    #[must_use]
    pub fn at(self, hour: u32, minute: u32) -> Option<Timestamp> {
        Some(prague::instant(self.0.and_hms_opt(hour, minute, 0)?))
    }

    /// Gives the year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Gives the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Gives the day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Gives the day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Gives the date that many days later, or earlier where the number is negative.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let count = Days::new(days.unsigned_abs());
        if days < 0 {
            within(self.0.checked_sub_days(count), Self::MIN)
        } else {
            within(self.0.checked_add_days(count), Self::MAX)
        }
    }

    /// Gives the same day number that many months later; where that month is shorter, its last day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        within(self.0.checked_add_months(Months::new(months)), Self::MAX)
    }

    /// Gives the number of days from this date to the other, negative where that is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }
}

impl core::fmt::Display for LocalDate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Serialize for LocalDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LocalDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a date"))
    }
}

fn within(date: Option<NaiveDate>, edge: LocalDate) -> LocalDate {
    date.map_or(edge, |date| {
        LocalDate(date).clamp(LocalDate::MIN, LocalDate::MAX)
    })
}

const fn edge(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the ends of the range are dates")
}
