//! Deadlines by Regulation 1182/71 with Czech public holidays (specification 10.3, 10.4, 10.6),
//! the 72 hours of a breach (12.2) and the other clocks (12.4).

mod alarm;
mod breach;
mod clock;
mod holiday;
mod holidays;
mod information;
mod receipt_date;
mod rules;
mod step;

pub use alarm::{Alarm, AlarmKind};
pub use breach::{BreachClock, BreachStep, LateWithoutReason, NoticeTiming};
pub use clock::{
    Algorithm, Clock, ClockError, Effect, Extension, ExtensionReason, Question, Suspension, Term,
    Timing,
};
pub use holiday::{Holiday, easter_sunday};
pub use holidays::{AddHolidayError, Holidays, NonWorking, OutsideHolidayLaw};
pub use information::{notice_14_due, processor_notice_due, told_before, told_by_first_contact};
pub use receipt_date::ReceiptDate;
pub use rules::{Rules, UnknownRules};
pub use step::Step;

use crate::LocalDate;

/// Gives the same day number `months` later, or the last day of that month (D-2).
#[must_use]
pub fn nominal(received: LocalDate, months: u32) -> LocalDate {
    received.plus_months(months)
}

/// Gives the last day of a term of `months` from receipt after `suspended` calendar days (D-1 to
/// D-3): clamped first, then shifted, then rolled once to a working day.
///
/// # Errors
/// When a day is outside the years of the holiday law.
pub fn due(
    received: LocalDate,
    months: u32,
    suspended: u32,
    holidays: &Holidays,
) -> Result<LocalDate, OutsideHolidayLaw> {
    holidays.roll(nominal(received, months).plus_days(suspended.into()))
}
