//! How a message becomes requests: one per kind, all with the same date of receipt (10.1, Q-2).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::case::{Identity, Receipt, Way};
use super::history::History;
use super::identity::{Check, Claimant};
use super::{Case, Kind, Scope};
use crate::privacy::deadline::{Clock, ClockError, ReceiptDate, Rules};
use crate::{LocalDate, RecordId, RequestId, SubjectId, Timestamp, UserId};

/// A label of intake that is no kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// It is not clear what is asked for: triaged the same working day, clock as access.
    Unclear,
    /// The person complains.
    Complaint,
}

/// A message as a form, a member of staff or a device notes it. It has no state, so nothing that
/// a device sends can begin anywhere but in `received`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    /// What is asked for, each with the id its writer made.
    pub asked: BTreeMap<Kind, RequestId>,
    /// Labels.
    pub labels: BTreeSet<Label>,
    /// The person, where known.
    pub subject: Option<SubjectId>,
    /// Who speaks.
    pub claimant: Claimant,
    /// What the way of coming shows of the identity.
    pub check: Option<Check>,
    /// What it is about.
    pub scope: Scope,
    /// The day a member of staff heard or got it (D-5).
    pub heard_on: Option<LocalDate>,
    /// Who heard or got it.
    pub by: Option<UserId>,
    /// The way it came.
    pub way: Way,
    /// The record with the person's words.
    pub words: Option<RecordId>,
}

/// What an intake made of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// One request per kind, in the state `received`.
    pub cases: Vec<Case>,
    /// The message still to be read for what it asks.
    pub triage: Option<Triage>,
    /// Whether the person complains.
    pub complaint: bool,
    /// What the sender is told.
    pub answer: IntakeAnswer,
}

/// A message of which it is not clear what it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// The message.
    pub noted: Noted,
    /// When the server got it.
    pub received_at: Timestamp,
    /// The working day on which it is triaged.
    pub triage_by: LocalDate,
    /// The clock as of an access request, until it is known what it is.
    pub clock: Clock,
}

/// What the sender of a message is told. It is made without looking at the person, so it is the
/// same for known and unknown people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeAnswer {
    /// What was understood.
    pub kinds: BTreeSet<Kind>,
    /// The date of receipt.
    pub received: LocalDate,
    /// The due date of the answer.
    pub due: LocalDate,
}

/// Opens one request per kind asked for.
///
/// # Errors
///
/// The date of receipt is outside the years of the holiday law.
pub fn open(noted: &Noted, received_at: Timestamp, rules: &Rules) -> Result<Opened, ClockError> {
    let local_date = ReceiptDate::of(noted.heard_on, received_at).date();
    let clock = Clock::start(local_date, rules)?;
    let receipt = Receipt {
        local_date,
        due_told: clock.current_due(),
        at: received_at,
        by: noted.by,
        way: noted.way,
    };
    let cases: Vec<Case> = noted
        .asked
        .iter()
        .map(|(kind, id)| received(noted, *kind, *id, receipt, &clock))
        .collect();
    let complaint = noted.labels.contains(&Label::Complaint);
    let unclear = noted.labels.contains(&Label::Unclear) || (cases.is_empty() && !complaint);
    let triage_by = rules.holidays.roll(LocalDate::of(received_at))?;
    Ok(Opened {
        answer: IntakeAnswer {
            kinds: noted.asked.keys().copied().collect(),
            received: local_date,
            due: clock.current_due(),
        },
        triage: unclear.then(|| Triage {
            noted: noted.clone(),
            received_at,
            triage_by,
            clock,
        }),
        cases,
        complaint,
    })
}

impl Triage {
    /// Opens what the message asks for, with the receipt it came with; none for a mere complaint.
    ///
    /// # Errors
    ///
    /// The date of receipt is outside the years of the holiday law.
    pub fn decide(
        &self,
        asked: BTreeMap<Kind, RequestId>,
        rules: &Rules,
    ) -> Result<Vec<Case>, ClockError> {
        let noted = Noted {
            asked,
            ..self.noted.clone()
        };
        Ok(open(&noted, self.received_at, rules)?.cases)
    }
}

fn received(noted: &Noted, kind: Kind, id: RequestId, receipt: Receipt, clock: &Clock) -> Case {
    Case {
        id,
        kind,
        subject: noted.subject,
        receipt,
        words: noted.words,
        scope: noted.scope.clone(),
        left_out: BTreeSet::new(),
        identity: Identity {
            claimant: noted.claimant.clone(),
            checks: noted.check.into_iter().collect(),
            ..Identity::default()
        },
        clock: clock.clone(),
        history: History::default(),
        decisions: Vec::new(),
        devices: Vec::new(),
        tasks: Vec::new(),
        deliverables: Vec::new(),
        duplicate_of: None,
        closed_at: None,
        retention_end: None,
    }
}
