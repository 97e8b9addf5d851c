//! What the person sees of a request.

use serde::{Deserialize, Serialize};

use super::ground::GroundCode;
use super::identity::Level;
use super::intake::IntakeAnswer;
use super::{Case, State};
use crate::privacy::deadline::ExtensionReason;
use crate::{LocalDate, Timestamp};

/// What is shown to who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The answer of intake and nothing more, until an identity is shown.
    Intake(IntakeAnswer),
    /// The request.
    Request(RequestShown),
}

/// A request as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestShown {
    /// The state; that of a duplicate's master, because that one is answered.
    pub state: State,
    /// The date of receipt.
    pub received: LocalDate,
    /// The due date; none while no answer is owed or the clock is stopped.
    pub due: Option<LocalDate>,
    /// Whether the answer is late.
    pub overdue: bool,
    /// Why it takes longer, with the words of the notice.
    pub extension: Option<(ExtensionReason, String)>,
    /// The grounds of a refusal that was sent.
    pub grounds: Vec<GroundCode>,
}

/// Gives what a person sees of a request; of a duplicate, `master` is the one it follows.
#[must_use]
pub fn shown_to_person(case: &Case, master: Option<&Case>, now: Timestamp) -> Shown {
    if case.identity().level() == Level::Zero {
        return Shown::Intake(IntakeAnswer {
            kinds: [case.kind()].into(),
            received: case.receipt().local_date,
            due: case.receipt().due_told,
        });
    }
    let leads = master.filter(|master| case.duplicate_of() == Some(master.id()));
    let answered = leads.unwrap_or(case);
    Shown::Request(RequestShown {
        state: answered.state(),
        received: case.receipt().local_date,
        due: answered
            .clock_runs()
            .then(|| answered.clock().current_due()),
        overdue: answered.is_overdue(now),
        extension: extension(answered),
        grounds: grounds(answered),
    })
}

fn extension(case: &Case) -> Option<(ExtensionReason, String)> {
    let extension = case.clock().extension()?;
    Some((extension.reason, extension.words.clone()))
}

fn grounds(case: &Case) -> Vec<GroundCode> {
    case.decisions()
        .iter()
        .filter(|decision| decision.sent_at.is_some())
        .filter_map(|decision| decision.refusal.as_ref())
        .flat_map(|refusal| refusal.codes())
        .collect()
}
