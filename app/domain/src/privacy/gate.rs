//! The gate: may this person be contacted for this purpose on this channel (specification 5).

mod rows;

use serde::{Deserialize, Serialize};

use crate::privacy::event::{Basis, EventType};
use crate::privacy::{Channel, LedgerEvent, Registry, fold};
use crate::{EventId, PurposeId, RecordId, Timestamp};

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
    /// Whether the notice of Art. 21(4) was given or is part of this contact.
    pub notice_given: bool,
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
    SoftOptInS1,
    SoftOptInS2,
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
    let settled: Vec<LedgerEvent> = events
        .iter()
        .filter(|event| is_settled(event))
        .cloned()
        .collect();
    let state = fold(&settled, registry, key, now);
    let mut question = rows::Question {
        events: &settled,
        purpose: registry.get(&key.0),
        channel: key.1,
        facts,
        state: &state,
        waits: false,
    };
    if settled.len() < events.len() {
        let with_waiting = fold(events, registry, key, now);
        question.waits = with_waiting.waiting || with_waiting.pending;
    }
    question.decide()
}

fn is_settled(event: &LedgerEvent) -> bool {
    event.stamp.is_some()
        || !matches!(
            event.body.kind,
            EventType::Grant | EventType::Renew | EventType::Confirm
        )
}
