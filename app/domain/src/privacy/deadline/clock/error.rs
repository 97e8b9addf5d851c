use thiserror::Error;

use crate::LocalDate;
use crate::privacy::deadline::{OutsideHolidayLaw, UnknownRules};

/// Why a clock refuses what is told to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClockError {
    /// A date lies outside the years of the holiday law.
    #[error(transparent)]
    OutsideHolidayLaw(#[from] OutsideHolidayLaw),
    /// The rules it began with are not here.
    #[error(transparent)]
    UnknownRules(#[from] UnknownRules),
    /// Something was sent before the request came.
    #[error("sent before receipt on {received}")]
    BeforeReceipt {
        /// The date of receipt.
        received: LocalDate,
    },
    /// A question is still without an answer.
    #[error("the question of {asked} is open")]
    QuestionOpen {
        /// When it was asked.
        asked: LocalDate,
    },
    /// A question would begin before the last answer.
    #[error("asked before the answer of {answered}")]
    SpansOverlap {
        /// When the last answer came.
        answered: LocalDate,
    },
    /// An answer came without a question.
    #[error("no question is open")]
    NoQuestionOpen,
    /// An answer is older than its question.
    #[error("answered before it was asked on {asked}")]
    AnsweredBeforeAsked {
        /// When it was asked.
        asked: LocalDate,
    },
    /// A request is extended once.
    #[error("extended already")]
    ExtendedAlready,
    /// The notice of the extension left after the plain term: the case is overdue.
    #[error("notice of the extension after {due}")]
    NoticeTooLate {
        /// The due date of the plain term.
        due: LocalDate,
    },
    /// The person is told why, in words.
    #[error("words for the person are missing")]
    WordsMissing,
    /// A stored clock contradicts itself in this field.
    #[error("{field} of the stored clock does not fit the rest")]
    Contradiction {
        /// The field.
        field: &'static str,
    },
}
