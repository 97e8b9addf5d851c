//! Kept records whose reason ended (E-6).

use std::collections::BTreeSet;

use super::{KeepReason, Plan, Until};
use crate::privacy::hold::Hold;
use crate::{LocalDate, RecordId, Timestamp};

/// Gives the kept records that are to be planned again at this moment: an end date has passed or
/// the hold is no longer in force. They run by themselves: their end was approved with the plan.
///
/// A hold that is not among `holds` is taken as in force: what is unknown erases nothing.
#[must_use]
pub fn due_again(plan: &Plan, holds: &[Hold], now: Timestamp) -> BTreeSet<RecordId> {
    let today = LocalDate::of(now);
    let ended = |reason: &KeepReason, until: Until| match (reason, until) {
        (KeepReason::Hold { hold }, _) => holds
            .iter()
            .any(|known| known.id() == *hold && !known.in_force(now)),
        (_, Until::Through(last) | Until::Review(last)) => last < today,
    };
    plan.items
        .iter()
        .filter(|item| item.kept.iter().any(|kept| ended(&kept.reason, kept.until)))
        .map(|item| item.record)
        .collect()
}
