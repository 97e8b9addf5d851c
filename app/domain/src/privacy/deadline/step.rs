use serde::{Deserialize, Serialize};

use super::{Effect, NonWorking, Question};
use crate::{LocalDate, Period};

/// One step on the way to a due date, in the order of the computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// The day of receipt, which is not counted (D-1).
    Received {
        /// That day.
        on: LocalDate,
    },
    /// The term from receipt ends here before anything is moved.
    Counted {
        /// The term.
        period: Period,
        /// Its nominal end.
        on: LocalDate,
    },
    /// The nominal end is a month's last day, because that month has no such day (D-2).
    Clamped {
        /// The day number that the month lacks.
        missing_day: u32,
        /// The last day of the month.
        on: LocalDate,
    },
    /// A question stopped the clock and the end moved by the days without an answer.
    Shifted {
        /// What was asked.
        question: Question,
        /// When.
        asked: LocalDate,
        /// When the answer came.
        answered: LocalDate,
        /// Calendar days between.
        days: i64,
        /// The end after this shift.
        on: LocalDate,
    },
    /// A question that stopped the clock has no answer yet: nothing is added so far.
    Waiting {
        /// What was asked.
        question: Question,
        /// When.
        asked: LocalDate,
    },
    /// A question that moves nothing.
    NotShifted {
        /// What was asked.
        question: Question,
        /// When.
        asked: LocalDate,
        /// The last day on which asking would have stopped the clock.
        limit: LocalDate,
        /// Why it moves nothing.
        effect: Effect,
    },
    /// The end falls on a day without work and moves to the next (Art. 3(4)).
    Skipped {
        /// That day.
        on: LocalDate,
        /// Why there is no work.
        because: NonWorking,
    },
    /// The due date; the due moment is the end of this day in Prague.
    Due {
        /// That day.
        on: LocalDate,
    },
}
