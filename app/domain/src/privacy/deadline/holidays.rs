use chrono::Weekday;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Holiday;
use crate::LocalDate;

/// The holidays of the law with the exceptional ones, in the order in which they were added.
///
/// The law is the one in force from 2001, the first full year of Act 245/2000, and is taken to
/// hold until 2099. Each exceptional holiday makes the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Holidays {
    exceptional: Vec<LocalDate>,
}

/// Why a day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NonWorking {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A public holiday, whatever the day of the week.
    Holiday(Holiday),
}

/// A date lies outside the years 2001 to 2099, for which holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("holidays of {date} are not known")]
pub struct OutsideHolidayLaw {
    /// The date.
    pub date: LocalDate,
}

/// Why an exceptional holiday is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddHolidayError {
    /// The date lies outside the years of the law.
    #[error(transparent)]
    OutsideHolidayLaw(#[from] OutsideHolidayLaw),
    /// The date is a holiday already.
    #[error("{date} is a holiday already")]
    AlreadyHoliday {
        /// The date.
        date: LocalDate,
    },
}

impl Holidays {
    /// The first year whose holidays are known.
    pub const FIRST_YEAR: i32 = 2001;
    /// The last year whose holidays are known.
    pub const LAST_YEAR: i32 = 2099;

    /// Adds an exceptional holiday; clocks that run keep the version they began with (D-7).
    ///
    /// # Errors
    /// When the date is a holiday already or outside the years of the law.
    pub fn with(mut self, date: LocalDate) -> Result<Self, AddHolidayError> {
        if self.on(date)?.is_some() {
            return Err(AddHolidayError::AlreadyHoliday { date });
        }
        self.exceptional.push(date);
        Ok(self)
    }

    /// Gives the rule version: 1 for the law alone, one more for each exceptional holiday.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.exceptional.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// Gives the holidays as they were at a version; none where that version is not here.
    #[must_use]
    pub fn as_of(&self, version: u32) -> Option<Self> {
        let count = usize::try_from(version.checked_sub(1)?).ok()?;
        let exceptional = self.exceptional.get(..count)?.to_vec();
        Some(Self { exceptional })
    }

    /// Gives the holiday of a date.
    ///
    /// # Errors
    /// When the date is outside the years of the law.
    pub fn on(&self, date: LocalDate) -> Result<Option<Holiday>, OutsideHolidayLaw> {
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year()) {
            return Err(OutsideHolidayLaw { date });
        }
        let exceptional = || {
            self.exceptional
                .contains(&date)
                .then_some(Holiday::Exceptional)
        };
        Ok(Holiday::by_law(date).or_else(exceptional))
    }

    /// Says why a date is no working day; none where it is one.
    ///
    /// # Errors
    /// When the date is outside the years of the law.
    pub fn non_working(&self, date: LocalDate) -> Result<Option<NonWorking>, OutsideHolidayLaw> {
        Ok(match (self.on(date)?, date.weekday()) {
            (Some(holiday), _) => Some(NonWorking::Holiday(holiday)),
            (None, Weekday::Sat) => Some(NonWorking::Saturday),
            (None, Weekday::Sun) => Some(NonWorking::Sunday),
            (None, _) => None,
        })
    }

    /// Gives the first working day that is not before the date.
    ///
    /// # Errors
    /// When a day is outside the years of the law.
    pub fn roll(&self, date: LocalDate) -> Result<LocalDate, OutsideHolidayLaw> {
        self.next_working_day(date, 1)
    }

    /// Gives the last day of a term of that many working days after a date (Art. 3(3)).
    ///
    /// # Errors
    /// When a day is outside the years of the law.
    pub fn plus_working_days(
        &self,
        date: LocalDate,
        days: u32,
    ) -> Result<LocalDate, OutsideHolidayLaw> {
        (0..days).try_fold(date, |day, _| self.next_working_day(day.plus_days(1), 1))
    }

    /// Gives the day that many working days before a date.
    ///
    /// # Errors
    /// When a day is outside the years of the law.
    pub fn minus_working_days(
        &self,
        date: LocalDate,
        days: u32,
    ) -> Result<LocalDate, OutsideHolidayLaw> {
        (0..days).try_fold(date, |day, _| self.next_working_day(day.plus_days(-1), -1))
    }

    /// Goes day by day, forwards or backwards, to the first working day; the years of the law
    /// bound the way.
    fn next_working_day(
        &self,
        from: LocalDate,
        direction: i64,
    ) -> Result<LocalDate, OutsideHolidayLaw> {
        let mut day = from;
        while self.non_working(day)?.is_some() {
            day = day.plus_days(direction);
        }
        Ok(day)
    }
}
