//! The fold: what a ledger says about one key at one moment (specification 4.7).

mod confirm;
mod lawful;
mod machine;
mod order;
mod permission;
mod restriction;

use serde::{Deserialize, Serialize};

use crate::privacy::{Body, Channel, Registry, Stamp};
use crate::{EventId, Hash, PurposeId, Timestamp};

/// One event of a subject's ledger as the fold reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEvent {
    /// The body.
    pub body: Body,
    /// Its hash.
    pub event_hash: Hash,
    /// The server's stamp; none while the event waits on this device.
    pub stamp: Option<Stamp>,
}

/// The consent state of a key (specification 4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody asked.
    Unknown,
    /// Asked, or a yes waits for its confirmation.
    Requested,
    /// The person postponed the answer.
    Deferred,
    /// The person said no.
    Refused,
    /// The person said yes.
    Given,
    /// The person said yes again.
    Renewed,
    /// The person took the yes back.
    Withdrawn,
    /// The yes ran out.
    Expired,
    /// The controller ended the consent.
    Revoked,
    /// The yes was defective.
    Invalidated,
}

impl State {
    /// Says whether the state permits processing.
    #[must_use]
    pub const fn is_valid(self) -> bool {
        matches!(self, Self::Given | Self::Renewed)
    }

    /// Says whether a new yes needs a witness to count.
    #[must_use]
    pub const fn is_restricted(self) -> bool {
        matches!(
            self,
            Self::Refused | Self::Withdrawn | Self::Revoked | Self::Invalidated
        )
    }
}

/// A general objection (Art. 21(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeneralObjection {
    /// Made and not decided.
    Pending,
}

/// Why an event changes nothing; acceptance refuses it with the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// A yes that no person said.
    NoSubjectAct,
    /// A preselected answer (C-01).
    Preselected,
    /// A yes without an end, or with one beyond 36 months (C-14).
    ValidityOutsidePolicy,
    /// The confirmation came after the end of its link.
    TokenExpired,
    /// A stop came between the link and the confirmation.
    TokenVoid,
    /// No yes waits for this confirmation.
    NothingPending,
    /// The document does not prove what O-6 asks for.
    NotProven,
}

/// What a ledger says about one key at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyState {
    /// The state.
    pub state: State,
    /// Whether the state permits processing.
    pub valid: bool,
    /// End of the last counted consent, in the states given, renewed and expired.
    pub valid_until: Option<Timestamp>,
    /// When the state began; none while nobody asked.
    pub since: Option<Timestamp>,
    /// Scope revision of the last counted consent.
    pub scope_rev: Option<u32>,
    /// Whether that scope is the current one.
    pub scope_current: bool,
    /// Since when an objection to direct marketing stands.
    pub objection_dm: Option<Timestamp>,
    /// A standing general objection.
    pub objection_general: Option<GeneralObjection>,
    /// The event that last changed state or evidence.
    pub decided_by: Option<EventId>,
    /// Whether that event still waits on this device.
    pub waiting: bool,
    /// Whether a yes waits for its confirmation.
    pub pending: bool,
    /// The yeses that wait.
    pub pending_grants: Vec<EventId>,
    /// Whether an older system claims a yes without proof.
    pub unproven: bool,
    /// Events that did not count and stay as evidence.
    pub evidence_only: Vec<EventId>,
    /// Events that change nothing, and why.
    pub rejected: Vec<(EventId, Rejection)>,
}

/// Folds the events of one subject for one key.
///
/// The result depends on the set of events only, never on their order here.
#[must_use]
pub fn fold(
    events: &[LedgerEvent],
    registry: &Registry,
    key: &(PurposeId, Channel),
    now: Timestamp,
) -> KeyState {
    let mut machine = machine::Machine::new(registry.get(&key.0), now);
    for placed in order::in_order(events, registry, key) {
        machine.take(&placed);
    }
    machine.finish()
}
