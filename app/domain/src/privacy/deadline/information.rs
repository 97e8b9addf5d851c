//! When persons and controllers are told (specification 12.4).

use super::{OutsideHolidayLaw, Rules};
use crate::privacy::configuration::PeriodKey;
use crate::{LocalDate, Timestamp};

/// Gives the last day for the notice of Art. 14: one month from obtaining the data, rolled, or the
/// first communication or disclosure if that is earlier. A lead past it is restricted.
///
/// # Errors
/// When a day is outside the years of the holiday law.
pub fn notice_14_due(
    obtained: LocalDate,
    first_contact: Option<LocalDate>,
    first_disclosure: Option<LocalDate>,
    rules: &Rules,
) -> Result<LocalDate, OutsideHolidayLaw> {
    let period = rules
        .configuration
        .period(PeriodKey::Notice14Due, obtained.start());
    let latest = rules.holidays.roll(period.value.after_date(obtained))?;
    Ok([first_contact, first_disclosure]
        .into_iter()
        .flatten()
        .fold(latest, LocalDate::min))
}

/// Says whether the person was told before an act: a new purpose (Art. 13(3), 14(4)), the lifting
/// of a restriction (18(3)).
#[must_use]
pub fn told_before(told: Option<Timestamp>, act: Timestamp) -> bool {
    told.is_some_and(|told| told < act)
}

/// Says whether the right to object was told not later than with the first communication
/// (Art. 21(4)).
#[must_use]
pub fn told_by_first_contact(told: Option<Timestamp>, first_contact: Timestamp) -> bool {
    told.is_some_and(|told| told <= first_contact)
}

/// Gives the moment at which a processor owes its notice of a breach to the controller: the one at
/// which it became aware (Art. 33(2)).
#[must_use]
pub const fn processor_notice_due(aware_at: Timestamp) -> Timestamp {
    aware_at
}
