//! Cases that lawyers write: events, moments, and what must hold then (specification 15).
//!
//! Contact points exist, are verified and independent (W-1), not suppressed, and named by each yes.

mod attempt;
mod error;
mod made;
mod once;
mod policy;
mod run;
mod verdict;

pub use attempt::Attempt;
pub use error::CasesError;
pub use policy::{CasePurpose, CaseScope, Policy};
pub use verdict::{Answer, Outcome, Refused, Verdict};

use serde::Deserialize;

use crate::privacy::Channel;
use crate::{PurposeId, Timestamp};

/// The format that is read.
pub const FORMAT: &str = "souhlas/consent-cases/1";

/// A case file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// [`FORMAT`].
    pub format: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One story with its checks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// What it shows, in one sentence.
    #[serde(default)]
    pub title: String,
    /// Whether the person's record lives.
    pub subject_status: SubjectStatus,
    /// The purposes, as far as fold and gate need them.
    pub policy: Policy,
    /// What was brought to the server, in no special order; an id may repeat.
    pub events: Vec<Attempt>,
    /// What must hold, and when.
    pub checks: Vec<Check>,
}

/// Whether a person's record lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectStatus {
    /// It does.
    Live,
    /// It was erased: a yes is refused, a stop is taken (C-22).
    Erased,
}

/// What must hold for one key at one moment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The moment; the server knows what it received until then.
    pub as_of: Timestamp,
    /// The record, by its name in the case.
    pub subject: String,
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// The answer.
    pub expect: Verdict,
    /// Why, for readers.
    #[serde(default)]
    pub note: String,
}

/// Reads a case file; what it does not know is refused, never passed over.
///
/// # Errors
/// When it is no JSON of this format, or an event cannot be what it says.
pub fn read(text: &str) -> Result<File, CasesError> {
    let file: File = serde_json::from_str(text)?;
    if file.format != FORMAT {
        return Err(CasesError::Format(file.format));
    }
    for case in &file.cases {
        attempt::check(case)?;
    }
    Ok(file)
}

/// Runs every check of a file, in its order.
#[must_use]
pub fn run(file: &File) -> Vec<Outcome> {
    file.cases.iter().flat_map(Case::run).collect()
}
