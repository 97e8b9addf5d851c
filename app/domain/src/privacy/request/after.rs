//! The state machine: a request and an act give the next request or a refusal (10.2, Q-2).

mod answer;
mod fact;
mod question;

use super::history::{By, Step};
use super::{Act, ActName, ActRefused, Case, Policy, State};
use crate::privacy::deadline::Rules;
use crate::{LocalDate, Timestamp};

/// What an act is judged by: when and by whom it is done, and the settings of the organisation.
pub(super) struct Circumstances<'a> {
    pub(super) at: Timestamp,
    pub(super) by: By,
    pub(super) policy: &'a Policy,
    pub(super) rules: &'a Rules,
}

impl Circumstances<'_> {
    fn today(&self) -> LocalDate {
        LocalDate::of(self.at)
    }
}

impl Case {
    /// Gives the request after an act; the history grows by one entry.
    ///
    /// # Errors
    ///
    /// The transition is not listed, the act is not for its author, or a rule forbids it; the
    /// request stays as it was.
    pub fn after(
        &self,
        act: &Act,
        by: By,
        at: Timestamp,
        policy: &Policy,
        rules: &Rules,
    ) -> Result<Self, ActRefused> {
        check_author(act.name(), by)?;
        if at < self.history.last_at().unwrap_or(self.receipt.at) {
            return Err(ActRefused::EarlierThanHistory);
        }
        let state = self.state_after(act.name())?;
        let mut next = self.clone();
        let now = Circumstances {
            at,
            by,
            policy,
            rules,
        };
        next.take(act, &now)?;
        next.history = self.history.with(Step {
            at,
            by,
            act: act.name(),
            state,
        });
        Ok(next)
    }

    /// Gives the act that the server does by itself now, if there is one: the acknowledgement
    /// when a contact point is known, and the answer as soon as no device holds it up.
    #[must_use]
    pub fn act_by_itself(&self, contact_point_known: bool, now: Timestamp) -> Option<Act> {
        match self.state() {
            State::Received if contact_point_known => Some(Act::Acknowledge),
            State::AwaitingDeviceAck if self.silent_device(now).is_none() => {
                Some(Act::Deliver(Vec::new()))
            }
            State::Received
            | State::Acknowledged
            | State::IdentityPending
            | State::ClarificationPending
            | State::InAssessment
            | State::Extended
            | State::InFulfilment
            | State::AwaitingDeviceAck
            | State::Delivered
            | State::PartiallyRefused
            | State::Refused
            | State::WithdrawnBySubject
            | State::Duplicate
            | State::Closed
            | State::Reopened => None,
        }
    }

    fn state_after(&self, act: ActName) -> Result<State, ActRefused> {
        let from = self.state();
        if !act.moves() {
            let after_closing = matches!(
                act,
                ActName::MoveTask | ActName::Download | ActName::DeviceAcknowledged
            );
            return if from == State::Closed && !after_closing {
                Err(ActRefused::CaseClosed)
            } else {
                Ok(from)
            };
        }
        let to = leads_to(act, from);
        if from.may_become(to) {
            Ok(to)
        } else {
            Err(ActRefused::NotListed { from, to })
        }
    }

    fn take(&mut self, act: &Act, now: &Circumstances<'_>) -> Result<(), ActRefused> {
        match act {
            Act::Acknowledge | Act::TakeBack => Ok(()),
            Act::MarkDuplicate(master) => self.follow(master),
            Act::AskIdentity { question, known } => self.ask_identity(question, known, now),
            Act::AskClarification { very_broad } => self.ask_clarification(*very_broad, now),
            Act::Assess => self.assess(now),
            Act::TakeAnswer => self.take_answer(now),
            Act::Extend { reason, words } => self.extend(*reason, words, now),
            Act::Refuse(draft) => self.refuse(draft, now),
            Act::RefuseInPart { draft, left_out } => self.refuse_in_part(draft, left_out, now),
            Act::Fulfil { open_access } => self.fulfil(*open_access, now),
            Act::AwaitDevices(devices) => self.await_devices(devices),
            Act::Deliver(files) => self.deliver(files, now),
            Act::Close => self.close(now),
            Act::Reopen => self.reopen(),
            Act::NameSubject(subject) => self.name_subject(*subject),
            Act::Identify(check) => self.identify(*check, now),
            Act::SendAnswer => self.send_answer(now),
            Act::DeviceAcknowledged(device) => self.device_acknowledged(*device, now),
            Act::NotifyRecipients { change, disclosed } => {
                self.notify_recipients(*change, disclosed);
                Ok(())
            }
            Act::MoveTask { to, change, act } => self.move_task(to, *change, act, now),
            Act::Download(file) => self.download(*file, now),
        }
    }
}

const fn leads_to(act: ActName, from: State) -> State {
    match act {
        ActName::Acknowledge => State::Acknowledged,
        ActName::MarkDuplicate => State::Duplicate,
        ActName::TakeBack => State::WithdrawnBySubject,
        ActName::AskIdentity => State::IdentityPending,
        ActName::AskClarification => State::ClarificationPending,
        ActName::Assess => State::InAssessment,
        ActName::TakeAnswer if matches!(from, State::Refused) => State::Reopened,
        ActName::TakeAnswer => State::InAssessment,
        ActName::Extend => State::Extended,
        ActName::Refuse => State::Refused,
        ActName::RefuseInPart => State::PartiallyRefused,
        ActName::Fulfil => State::InFulfilment,
        ActName::AwaitDevices => State::AwaitingDeviceAck,
        ActName::Deliver => State::Delivered,
        ActName::Close => State::Closed,
        ActName::Reopen => State::Reopened,
        ActName::NameSubject
        | ActName::Identify
        | ActName::SendAnswer
        | ActName::DeviceAcknowledged
        | ActName::NotifyRecipients
        | ActName::MoveTask
        | ActName::Download => from,
    }
}

fn check_author(act: ActName, by: By) -> Result<(), ActRefused> {
    let is_for = match by {
        By::Device(_) => return Err(ActRefused::DeviceOnlyNotes),
        By::Subject => matches!(
            act,
            ActName::TakeBack | ActName::TakeAnswer | ActName::Reopen | ActName::Download
        ),
        By::Officer(_) => act != ActName::Download,
        By::System => !matches!(
            act,
            ActName::TakeBack
                | ActName::AskIdentity
                | ActName::AskClarification
                | ActName::Extend
                | ActName::Refuse
                | ActName::RefuseInPart
                | ActName::Reopen
                | ActName::Download
        ),
    };
    is_for.then_some(()).ok_or(ActRefused::NotForAuthor(act))
}
