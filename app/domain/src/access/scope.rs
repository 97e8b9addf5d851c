//! Where and when an action would happen.

use crate::access::Reason;
use crate::{RecordId, SubjectId, Timestamp, UserId};

/// The record, the case and the moment an action is about.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// In whose territory the record lies; for a list, to whose rows the list is restricted.
    pub owner: Option<UserId>,
    /// The person the record is about.
    pub subject: Option<SubjectId>,
    /// The open case the action belongs to.
    pub case: Option<&'a Case>,
    /// Why a mask is lifted.
    pub reason: Option<&'a Reason>,
    /// The moment.
    pub now: Timestamp,
}

/// An open case about one person, with the reason that goes into the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The request or breach.
    pub id: RecordId,
    /// The person it is about.
    pub subject: SubjectId,
    /// Why the value is opened.
    pub reason: Reason,
    /// Whether it is an accepted rectification, the only case that writes.
    pub rectifies: bool,
}
