//! What may be done with restricted data: one table, one function (specification 10.8).

use serde::{Deserialize, Serialize};

use super::{Mark, Trigger};
use crate::Timestamp;
use crate::access::Role;
use crate::privacy::purpose::MessageClass;

/// Something done with data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Operation {
    Store,
    BackUp,
    AccessReport,
    Portability,
    OwnGrant,
    OwnWithdrawal,
    OwnObjection,
    List,
    Search,
    Dashboard,
    Count,
    DuplicateCheck,
    Open,
    Edit,
    Merge,
    Enrich,
    Score,
    Contact(MessageClass),
    Campaign,
    Automation,
    Export,
    FieldDevice,
    RetentionDeletion,
    Lift,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Actor {
    /// The person, or the system for the person.
    Subject,
    /// A member of staff.
    Staff {
        /// The role they act in.
        role: Role,
        /// Whether a reason for opening was given and logged.
        reason_logged: bool,
    },
    /// A job of the server.
    System,
}

/// The answer of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It goes on as without a restriction.
    Allowed,
    /// It goes on and the reason stands in the audit.
    AllowedLogged,
    /// A locked stub with the reason code stands in place of every value.
    Stub(Trigger),
    /// `remove` goes to the device, and its acknowledgement is tracked.
    RemoveAndTrack,
    /// It is not done.
    Refused(RefusedWhy),
}

/// Why an operation is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusedWhy {
    /// The data is restricted.
    Restricted(Trigger),
    /// The privacy officer opens it with a reason only.
    ReasonMissing,
    /// The person was not told of the lifting yet.
    NoticeNotSent,
}

/// Answers an operation on data that these marks cover; marks that were lifted count for nothing.
#[must_use]
pub fn effect(operation: Operation, actor: Actor, marks: &[Mark], now: Timestamp) -> Effect {
    let standing: Vec<&Mark> = marks.iter().filter(|mark| mark.stands(now)).collect();
    let Some(first) = standing.iter().map(|mark| mark.trigger).min() else {
        return Effect::Allowed;
    };
    match operation {
        Operation::Store
        | Operation::BackUp
        | Operation::AccessReport
        | Operation::Portability
        | Operation::OwnGrant
        | Operation::OwnWithdrawal
        | Operation::OwnObjection
        | Operation::Contact(MessageClass::Rights) => Effect::Allowed,
        Operation::List
        | Operation::Search
        | Operation::Dashboard
        | Operation::Count
        | Operation::DuplicateCheck => Effect::Stub(first),
        Operation::Open => open(actor, first),
        Operation::Edit
        | Operation::Merge
        | Operation::Enrich
        | Operation::Score
        | Operation::Contact(
            MessageClass::Service
            | MessageClass::Answer
            | MessageClass::Commercial
            | MessageClass::None,
        )
        | Operation::Campaign
        | Operation::Automation
        | Operation::Export => Effect::Refused(RefusedWhy::Restricted(first)),
        Operation::FieldDevice => Effect::RemoveAndTrack,
        Operation::RetentionDeletion => deletion(&standing),
        Operation::Lift => lifting(&standing, now),
    }
}

const fn open(actor: Actor, trigger: Trigger) -> Effect {
    match actor {
        Actor::Staff {
            role: Role::PrivacyOfficer,
            reason_logged: true,
        } => Effect::AllowedLogged,
        Actor::Staff {
            role: Role::PrivacyOfficer,
            reason_logged: false,
        } => Effect::Refused(RefusedWhy::ReasonMissing),
        Actor::Subject | Actor::Staff { .. } | Actor::System => Effect::Stub(trigger),
    }
}

fn deletion(standing: &[&Mark]) -> Effect {
    let for_claims = |mark: &&Mark| mark.trigger == Trigger::NeededForClaims;
    if standing.iter().any(for_claims) {
        Effect::Refused(RefusedWhy::Restricted(Trigger::NeededForClaims))
    } else {
        Effect::Allowed
    }
}

fn lifting(standing: &[&Mark], now: Timestamp) -> Effect {
    if standing.iter().all(|mark| mark.lift(now).is_ok()) {
        Effect::Allowed
    } else {
        Effect::Refused(RefusedWhy::NoticeNotSent)
    }
}
