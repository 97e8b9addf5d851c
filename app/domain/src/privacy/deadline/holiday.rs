use serde::{Deserialize, Serialize};

use crate::LocalDate;

const GOOD_FRIDAY_SINCE: i32 = 2016;

/// A Czech public holiday (Act 245/2000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter, since 2016.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    VictoryDay,
    /// 5 July.
    CyrilAndMethodius,
    /// 6 July.
    JanHus,
    /// 28 September.
    Statehood,
    /// 28 October.
    Independence,
    /// 17 November.
    FreedomAndDemocracy,
    /// 24 December.
    ChristmasEve,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    SaintStephen,
    /// A single day that an administrator added.
    Exceptional,
}

impl Holiday {
    /// Gives the holiday that the law puts on this date.
    pub(super) fn by_law(date: LocalDate) -> Option<Self> {
        fixed(date.month(), date.day()).or_else(|| movable(date))
    }
}

/// Gives Easter Sunday of a Gregorian year by the steps of specification 10.6.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<LocalDate> {
    let y = u32::try_from(year).ok()?;
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b + 15 - d - g) % 30;
    let (i, k) = (c / 4, c % 4);
    // 32 - h - k is at least 0, so the sum cannot go below it.
    let l = (32 - h - k + 2 * e + 2 * i) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day = h + l + 114 - 7 * m;
    LocalDate::new(year, day / 31, day % 31 + 1)
}

const fn fixed(month: u32, day: u32) -> Option<Holiday> {
    match (month, day) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 8) => Some(Holiday::VictoryDay),
        (7, 5) => Some(Holiday::CyrilAndMethodius),
        (7, 6) => Some(Holiday::JanHus),
        (9, 28) => Some(Holiday::Statehood),
        (10, 28) => Some(Holiday::Independence),
        (11, 17) => Some(Holiday::FreedomAndDemocracy),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::SaintStephen),
        _ => None,
    }
}

fn movable(date: LocalDate) -> Option<Holiday> {
    match easter_sunday(date.year())?.days_until(date) {
        -2 if date.year() >= GOOD_FRIDAY_SINCE => Some(Holiday::GoodFriday),
        1 => Some(Holiday::EasterMonday),
        _ => None,
    }
}
