//! From which day a child consents alone (C-18, C-19; §7 of Act 110/2019 for Art. 8).

use crate::LocalDate;

/// Completed years from which a person consents to online services alone.
const YEARS: u32 = 15;

/// Gives the day on which that many years are completed; who was born on 29 February completes
/// them on 1 March in common years (C-19).
#[must_use]
pub fn completes(born: LocalDate, years: u32) -> LocalDate {
    let day = born.plus_months(12 * years);
    if day.day() == born.day() {
        day
    } else {
        day.plus_days(1)
    }
}

/// Says whether a guardian consents for the person on that day (C-18).
#[must_use]
pub fn needs_guardian(born: LocalDate, on: LocalDate) -> bool {
    on < completes(born, YEARS)
}
