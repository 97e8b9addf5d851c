//! Lengths of time as the specification writes them: `P24M`, `P28D`, `PT72H`, `PT15M`.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{LocalDate, Timestamp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A length of time: months count in Prague wall time, the others are time that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Calendar months, the day clamped to the month's end: `P24M`.
    Months(u32),
    /// Days of 24 hours: `P28D`.
    Days(u32),
    /// Hours: `PT72H`.
    Hours(u32),
    /// Minutes: `PT15M`.
    Minutes(u32),
}

impl Period {
    /// Reads `P24M`, `P28D`, `PT72H` or `PT15M`; one number without leading zeros.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let period = match rest.strip_prefix('T') {
            Some(time) => number(time, 'H')
                .map(Self::Hours)
                .or_else(|| number(time, 'M').map(Self::Minutes)),
            None => number(rest, 'M')
                .map(Self::Months)
                .or_else(|| number(rest, 'D').map(Self::Days)),
        }?;
        (period.to_string() == text).then_some(period)
    }

    /// Gives the instant this long after another.
    #[must_use]
    pub fn after(self, start: Timestamp) -> Timestamp {
        match self.elapsed_millis() {
            Ok(millis) => start.plus_millis(millis),
            Err(months) => start.plus_months_prague(months),
        }
    }

    /// Gives the date this long after another; hours and minutes count as days begun.
    #[must_use]
    pub fn after_date(self, start: LocalDate) -> LocalDate {
        match self.elapsed_millis() {
            Ok(millis) => start.plus_days(millis / DAY + i64::from(millis % DAY != 0)),
            Err(months) => start.plus_months(months),
        }
    }

    /// Says whether it is at least as long as the other; none where one counts in months and the
    /// other in time that passes.
    #[must_use]
    pub fn at_least(self, other: Self) -> Option<bool> {
        match (self.elapsed_millis(), other.elapsed_millis()) {
            (Ok(own), Ok(other)) => Some(own >= other),
            (Err(own), Err(other)) => Some(own >= other),
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => None,
        }
    }

    /// Gives the time that passes, or the number of calendar months.
    fn elapsed_millis(self) -> Result<i64, u32> {
        match self {
            Self::Months(months) => Err(months),
            Self::Days(days) => Ok(i64::from(days) * DAY),
            Self::Hours(hours) => Ok(i64::from(hours) * HOUR),
            Self::Minutes(minutes) => Ok(i64::from(minutes) * MINUTE),
        }
    }
}

impl core::fmt::Display for Period {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Months(months) => write!(f, "P{months}M"),
            Self::Days(days) => write!(f, "P{days}D"),
            Self::Hours(hours) => write!(f, "PT{hours}H"),
            Self::Minutes(minutes) => write!(f, "PT{minutes}M"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a period"))
    }
}

fn number(text: &str, unit: char) -> Option<u32> {
    text.strip_suffix(unit)?.parse().ok()
}
