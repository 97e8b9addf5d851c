//! Why a case file cannot be run.

use thiserror::Error;

/// Why a case file cannot be run; an event is named by its case and its id.
#[derive(Debug, Error)]
pub enum CasesError {
    /// No JSON, or a member that is missing, unknown, repeated or impossible.
    #[error("not a case file: {0}")]
    Json(#[from] serde_json::Error),
    /// Another format.
    #[error("format `{0}` is not known")]
    Format(String),
    /// An event without a purpose or channel, or a merge with one.
    #[error("case {case}, event {event}: purpose and channel do not fit its type")]
    Key {
        /// The case.
        case: String,
        /// The event.
        event: String,
    },
    /// A target that is no event of the case.
    #[error("case {case}, event {event}: there is no event `{target}`")]
    Target {
        /// The case.
        case: String,
        /// The event.
        event: String,
        /// What it names.
        target: String,
    },
    /// Two different events with one id that were received in the same instant.
    #[error("case {case}, event {event}: came twice in one instant with different content")]
    Ambiguous {
        /// The case.
        case: String,
        /// The event.
        event: String,
    },
}
