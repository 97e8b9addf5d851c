//! Two holders in the place of the kit: the one-time key of this tab, and what they sealed to it.

use app::replica::{HelpStep, Helped, Refusal};
use domain::Bytes;
use sync::message::account::HelpStanding;

use super::Flow;
use crate::desk::Desk;
use crate::vault::message::OneTime;

/// What the holders are asked to help with.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The recovery of this token.
    Recovery(Bytes),
    /// The own change of who signs.
    Signers,
}

/// The one-time key of this tab, and what was sealed to it.
pub(crate) struct Help {
    wanted: Wanted,
    made: OneTime,
    sealed: Option<Bytes>,
}

/// The key that this tab shows for it already.
pub(super) fn shown(desk: &Desk, wanted: &Wanted) -> Option<OneTime> {
    of_flow(desk, |help| {
        (help.wanted == *wanted).then(|| help.made.clone())
    })
}

/// Keeps a key that was made, in place of whatever went on in this tab.
pub(super) fn keep(desk: &Desk, wanted: Wanted, made: OneTime) {
    *desk.flow.borrow_mut() = Flow::Help(Box::new(Help {
        wanted,
        made,
        sealed: None,
    }));
}

/// Keeps what was sealed to the key, and says how far the holders are.
pub(super) fn arrived(desk: &Desk, made: OneTime, standing: HelpStanding) -> Helped {
    let step = step(&standing);
    if let Flow::Help(help) = &mut *desk.flow.borrow_mut() {
        help.sealed = standing.sealed;
    }
    Helped {
        words: made.words,
        step,
    }
}

/// What the second holder gave to this tab for it.
pub(super) fn given(desk: &Desk, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let given = of_flow(desk, |help| {
        let sealed = help.sealed.clone();
        sealed.filter(|_| help.wanted == *wanted)
    });
    given.ok_or(Refusal::HelpMoved)
}

/// What does not open leaves the tab without a key, so that the next look shows a new one.
pub(super) fn used<T>(desk: &Desk, outcome: Result<T, Refusal>) -> Result<T, Refusal> {
    if let Err(Refusal::HelpMoved | Refusal::Locked) = outcome {
        desk.flow.replace(Flow::None);
        return Err(Refusal::HelpMoved);
    }
    outcome
}

fn of_flow<T>(desk: &Desk, read: impl FnOnce(&Help) -> Option<T>) -> Option<T> {
    match &*desk.flow.borrow() {
        Flow::Help(help) => read(help),
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Enrolling(_) => None,
    }
}

const fn step(standing: &HelpStanding) -> HelpStep {
    match standing {
        HelpStanding {
            sealed: Some(_), ..
        } => HelpStep::Done,
        HelpStanding {
            possible: false, ..
        } => HelpStep::Impossible,
        HelpStanding { first: Some(_), .. } => HelpStep::Second,
        HelpStanding { first: None, .. } => HelpStep::First,
    }
}
