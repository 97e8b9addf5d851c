//! The gate: may this person be contacted for this purpose on this channel (specification 5).

mod answer;
mod rows;
mod soft_opt_in;

pub use soft_opt_in::SoftOptInTerms;

use serde::{Deserialize, Serialize};

use crate::privacy::event::{Basis, BasisChange, Body, EventType, Ruling};
use crate::privacy::fold::{self, Folded};
use crate::privacy::{Channel, LedgerEvent, Registry};
use crate::{EventId, PurposeId, RecordId, SubjectId, Timestamp};

/// What is known beside the ledger: the person's record and the contact point to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactFacts {
    /// Whether the person's record lives.
    pub known: bool,
    /// The record that holds the contact point, and its version; none without a usable one.
    pub point: Option<(RecordId, u64)>,
    /// Whether the person verified the contact point themselves.
    pub verified: bool,
    /// Whether the contact point belongs to the case a `rights` message is about.
    pub of_case: bool,
    /// Whether processing is restricted (Art. 18).
    pub restricted: bool,
    /// Whether a contract or duty lives that a `service` message serves.
    pub live_contract: bool,
    /// Whether an enquiry is open that an `answer` answers.
    pub open_enquiry: bool,
    /// Whether the contact point is on the suppression list.
    pub suppressed: bool,
    /// Whether another live person with the same contact point said no.
    pub shared_refused: bool,
    /// Whether the notice of Art. 21(4) is part of this contact; the ledger knows earlier ones.
    pub notice_given: bool,
    /// What a soft opt-in needs beside its record.
    pub soft_opt_in: SoftOptInTerms,
}

impl ContactFacts {
    /// A live person with this contact point and nothing else known.
    #[must_use]
    pub const fn of_point(point: Option<(RecordId, u64)>) -> Self {
        Self {
            known: true,
            point,
            verified: false,
            of_case: false,
            restricted: false,
            live_contract: false,
            open_enquiry: false,
            suppressed: false,
            shared_refused: false,
            notice_given: false,
            soft_opt_in: SoftOptInTerms::DEFAULT,
        }
    }
}

/// Why the gate says yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names are those of the specification, table 5"
)]
pub enum Reason {
    SubjectUnknown,
    PurposeInactive,
    ChannelNotAllowed,
    NoAddress,
    RightsMessage,
    Restricted,
    Service,
    Answer,
    NoBasis,
    Objected,
    ObjectedGeneral,
    Refused,
    Withdrawn,
    Revoked,
    Invalidated,
    Suppressed,
    SharedContactPoint,
    ScopeChanged,
    ContactPointUnverified,
    Consent,
    SoftOptIn,
    SoftOptInS1,
    SoftOptInS2,
    SoftOptInS3,
    SoftOptInS4,
    SoftOptInS5,
    SoftOptInS6,
    SoftOptInS8,
    LegitimateInterest,
    Pending,
    Unproven,
    NoConsent,
    Expired,
}

/// The gate's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether the contact is allowed.
    pub allowed: bool,
    /// Why.
    pub reason: Reason,
    /// The basis a yes rests on.
    pub basis: Option<Basis>,
    /// The events the answer rests on.
    pub evidence: Vec<EventId>,
    /// Until when a consent behind the answer lives.
    pub valid_until: Option<Timestamp>,
    /// The contact point that may be used; none for a no and where none is needed.
    pub contact_point: Option<RecordId>,
    /// Version of the registry that was asked.
    pub policy_version: u32,
}

/// Decides one contact; the first matching row of the table wins.
///
/// A yes that still waits on this device does not open the gate: only the server can tell
/// whether it counts. A stop that waits closes it at once.
#[must_use]
pub fn may_contact(
    events: &[LedgerEvent],
    registry: &Registry,
    facts: &ContactFacts,
    key: &(PurposeId, Channel),
    now: Timestamp,
) -> Decision {
    decide(None, events.iter(), registry, facts, key, now)
}

/// Decides for one record, or with its id for a person with several.
pub(crate) fn decide<'a>(
    merged: Option<SubjectId>,
    events: impl Iterator<Item = &'a LedgerEvent> + Clone,
    registry: &'a Registry,
    facts: &ContactFacts,
    key: &'a (PurposeId, Channel),
    now: Timestamp,
) -> Decision {
    let settled = events.clone().filter(|event| is_settled(event));
    let folded = fold_of(merged, settled, registry, key, now);
    let waits = events.clone().any(|event| !is_settled(event)) && {
        let with_waiting = fold_of(merged, events, registry, key, now).state;
        with_waiting.waiting || with_waiting.pending
    };
    rows::Question {
        purpose: registry.get(&key.0),
        channel: key.1,
        facts,
        folded: &folded,
        waits,
        now,
        policy_version: registry.version,
    }
    .decide()
}

fn fold_of<'a>(
    merged: Option<SubjectId>,
    events: impl Iterator<Item = &'a LedgerEvent>,
    registry: &'a Registry,
    key: &'a (PurposeId, Channel),
    now: Timestamp,
) -> Folded<'a> {
    match merged {
        Some(subject) => fold::fold_merged(subject, events, registry, key, now),
        None => fold::fold_one(events, registry, key, now),
    }
}

/// Says whether an event counts for the gate: what could open it counts once the server has it.
fn is_settled(event: &LedgerEvent) -> bool {
    event.stamp.is_some() || !could_open(&event.body)
}

fn could_open(body: &Body) -> bool {
    match body.kind {
        EventType::Grant
        | EventType::Renew
        | EventType::Confirm
        | EventType::Inform
        | EventType::Unmerge => true,
        EventType::Decide => body
            .decide
            .is_some_and(|decide| decide.ruling == Ruling::Overridden),
        EventType::Basis => body
            .basis_record
            .as_ref()
            .is_some_and(|record| record.change != BasisChange::End),
        EventType::Ask
        | EventType::Defer
        | EventType::Refuse
        | EventType::Withdraw
        | EventType::Object
        | EventType::Revoke
        | EventType::Invalidate
        | EventType::Import
        | EventType::Merge => false,
    }
}
