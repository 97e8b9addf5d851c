//! Times in files of other systems.

use chrono::{DateTime, NaiveDateTime};

use crate::{LocalDate, Timestamp};

/// How far a foreign clock may run ahead, as in specification 4.4.
const AHEAD_MS: i64 = 5 * 60 * 1000;

/// A time as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The instant.
    Instant(Timestamp),
    /// The date only: the writer named no zone.
    Date(LocalDate),
}

impl Known {
    /// Reads an instant of RFC 3339, a local time without zone, or a date.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::Instant(Timestamp::from_millis(
                instant.timestamp_millis(),
            )));
        }
        if let Some(date) = LocalDate::parse(text) {
            return Some(Self::Date(date));
        }
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
        let date = LocalDate::parse(&local.date().to_string())?;
        Some(Self::Date(date))
    }

    pub(super) const fn instant(self) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Date(_) => None,
        }
    }

    pub(super) fn date(self) -> LocalDate {
        match self {
            Self::Instant(instant) => LocalDate::of(instant),
            Self::Date(date) => date,
        }
    }

    pub(super) fn is_ahead_of(self, now: Timestamp) -> bool {
        match self {
            Self::Instant(instant) => now.plus_millis(AHEAD_MS) < instant,
            Self::Date(date) => LocalDate::of(now).plus_days(1) < date,
        }
    }
}
