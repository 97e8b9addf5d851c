//! One request of a person: what came in, where it stands and what was done (specification 10.1).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::history::History;
use super::identity::{self, Check, Claimant, Data, IdentityQuestion, Level};
use super::notification::Task;
use super::refusal::Refusal;
use super::state::ClockMode;
use super::{Deliverable, Kind, Master, Scope, State};
use crate::privacy::deadline::{Clock, Timing};
use crate::{DeviceId, LocalDate, RecordId, RequestId, SubjectId, Timestamp, UserId};

/// The way a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Way {
    Portal,
    Rep,
    Email,
    Post,
    Databox,
    Phone,
    Other,
}

/// When and how a request was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The Prague date that the clock counts from (D-4 to D-6).
    pub local_date: LocalDate,
    /// The due date that intake told.
    pub due_told: LocalDate,
    /// When the server got it.
    pub at: Timestamp,
    /// The member of staff who heard or got it, if one did.
    pub by: Option<UserId>,
    /// The way it came.
    pub way: Way,
}

/// What is known of who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Who speaks.
    pub claimant: Claimant,
    /// The checks made.
    pub checks: Vec<Check>,
    /// The last question sent.
    pub question: Option<IdentityQuestion>,
    /// When it was sent.
    pub asked_at: Option<Timestamp>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

impl Identity {
    /// Gives the highest level that a check reached.
    #[must_use]
    pub fn level(&self) -> Level {
        let levels = self.checks.iter().map(Check::level);
        levels.max().unwrap_or_default()
    }
}

/// How a request was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The refusal of the whole or a part; none where all was done.
    pub refusal: Option<Refusal>,
    /// When the answer was sent; none until then.
    pub sent_at: Option<Timestamp>,
    /// How it stood in time when it was sent (D-9).
    pub timing: Option<Timing>,
}

/// A device that has to acknowledge, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceTask {
    /// The device.
    pub device: DeviceId,
    /// When its lease ends.
    pub lease_ends: Timestamp,
    /// When it acknowledged.
    pub acknowledged_at: Option<Timestamp>,
    /// Whether the answer names it as closed by its lease.
    pub closed_by_lease: bool,
}

/// One request. It changes by [`Case::after`](Self::after) only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub(super) id: RequestId,
    pub(super) kind: Kind,
    pub(super) subject: Option<SubjectId>,
    pub(super) receipt: Receipt,
    pub(super) words: Option<RecordId>,
    pub(super) scope: Scope,
    pub(super) left_out: BTreeSet<Data>,
    pub(super) identity: Identity,
    pub(super) clock: Clock,
    pub(super) history: History,
    pub(super) decisions: Vec<Decision>,
    pub(super) devices: Vec<DeviceTask>,
    pub(super) tasks: Vec<Task>,
    pub(super) deliverables: Vec<Deliverable>,
    pub(super) duplicate_of: Option<RequestId>,
    pub(super) closed_at: Option<Timestamp>,
    pub(super) retention_end: Option<LocalDate>,
}

impl Case {
    /// Gives the id.
    #[must_use]
    pub const fn id(&self) -> RequestId {
        self.id
    }

    /// Gives what is asked for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Gives the person, once it is known whose request it is.
    #[must_use]
    pub const fn subject(&self) -> Option<SubjectId> {
        self.subject
    }

    /// Gives when and how it was received.
    #[must_use]
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// Gives the record with the person's own words; a duplicate keeps its own.
    #[must_use]
    pub const fn words(&self) -> Option<RecordId> {
        self.words
    }

    /// Gives what it is about.
    #[must_use]
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Gives what is known of who asks.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Gives the clock.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Gives all that was done, oldest first.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Gives the state.
    #[must_use]
    pub fn state(&self) -> State {
        self.history.state()
    }

    /// Gives the answers, oldest first; a reopened request gets another one.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Gives the devices that have or had to acknowledge.
    #[must_use]
    pub fn devices(&self) -> &[DeviceTask] {
        &self.devices
    }

    /// Gives the recipients to be told and how far that is; the person gets this list on request.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Gives the files of the answer.
    #[must_use]
    pub fn deliverables(&self) -> &[Deliverable] {
        &self.deliverables
    }

    /// Gives the request that this one repeats.
    #[must_use]
    pub const fn duplicate_of(&self) -> Option<RequestId> {
        self.duplicate_of
    }

    /// Gives when it was closed.
    #[must_use]
    pub const fn closed_at(&self) -> Option<Timestamp> {
        self.closed_at
    }

    /// Gives the last day on which the file of a closed request is kept.
    #[must_use]
    pub const fn retention_end(&self) -> Option<LocalDate> {
        self.retention_end
    }

    /// Gives what a duplicate has to know of this request.
    #[must_use]
    pub const fn as_master(&self) -> Master {
        Master {
            id: self.id,
            subject: self.subject,
            kind: self.kind,
            received: self.receipt.local_date,
        }
    }

    /// Gives the identity level that the answer needs for the data not left out.
    #[must_use]
    pub fn needed_level(&self) -> Level {
        identity::needed(self.kind, self.scope.data.difference(&self.left_out))
    }

    /// Says whether the desk still shows it: it is not closed, or a recipient is still to be told.
    #[must_use]
    pub fn is_visible(&self) -> bool {
        self.state() != State::Closed || self.tasks.iter().any(Task::is_open)
    }

    /// Says whether the reasoned answer to the last refusal was sent.
    #[must_use]
    pub fn answer_sent(&self) -> bool {
        let last = self.decisions.last();
        last.is_some_and(|decision| decision.sent_at.is_some())
    }

    /// Says whether the clock of this request runs now; that of a duplicate is its master's.
    #[must_use]
    pub fn clock_runs(&self) -> bool {
        match self.state().clock() {
            ClockMode::Runs => true,
            ClockMode::StopsForQuestion => !self.clock.is_stopped(),
            ClockMode::StopsWithAnswer => !self.answer_sent() && !self.clock.is_stopped(),
            ClockMode::Stopped | ClockMode::FollowsMaster => false,
        }
    }

    /// Says whether the due moment has passed without an answer.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.clock_runs() && self.clock.is_overdue(now)
    }
}
