//! The fold: what a ledger says about one key at one moment (specification 4.7).

mod confirm;
mod groups;
mod join;
mod lawful;
mod machine;
mod objection;
mod open;
mod order;
mod other_basis;
mod permission;
mod reach;
mod records;
mod restriction;

pub(crate) use other_basis::SoftOptIn;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::privacy::event::{Basis, EventType, Notice};
use crate::privacy::ledger::Flag;
use crate::privacy::{Body, Channel, Registry, Stamp};
use crate::{EventId, Hash, PurposeId, SubjectId, Timestamp};

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

/// A general objection (Art. 21(1)) that is not overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeneralObjection {
    /// Made and not decided.
    Pending,
    /// Decided for the person: closed for good.
    Upheld,
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
    /// Nothing waits for this confirmation or decision.
    NothingPending,
    /// The document does not prove what O-6 asks for.
    NotProven,
    /// A yes or confirmation for a person who was erased (C-22).
    SubjectErased,
    /// Another event with this id came first.
    IdConflict,
    /// An act that its actor may not do (specification 4.1).
    NotEntitled,
    /// The event does not say what its type is about.
    NoRecord,
    /// Another basis for what the person stopped (P-1, C-11).
    BasisSwapped,
    /// The two records are not merged.
    NothingMerged,
}

/// What the ledger says about another basis than consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherBasis {
    /// Whether it lives; a soft opt-in also has conditions that the gate checks.
    pub live: bool,
    /// When it began, changed or ended last.
    pub since: Timestamp,
    /// The event that says so.
    pub by: EventId,
}

/// A notice that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it was given first.
    pub at: Timestamp,
    /// The event that says so.
    pub by: EventId,
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
    /// The person's yes, in the states given, renewed and expired.
    pub grant: Option<EventId>,
    /// Whether a merge brought that yes to this record: it holds for the contact point it names.
    pub carried: bool,
    /// Whether the yes or the event that decided still waits on this device.
    pub waiting: bool,
    /// Marks of the yes, or of the event that decided.
    pub flags: Vec<Flag>,
    /// Whether a yes waits for its confirmation.
    pub pending: bool,
    /// The yeses that wait.
    pub pending_grants: Vec<EventId>,
    /// Whether an older system claims a yes without proof.
    pub unproven: bool,
    /// Other bases, as recorded.
    pub other_bases: BTreeMap<Basis, OtherBasis>,
    /// Notices given for this key.
    pub informed: BTreeMap<Notice, Told>,
    /// Events that did not count and stay as evidence.
    pub evidence_only: Vec<EventId>,
    /// Events that change nothing, and why.
    pub rejected: Vec<(EventId, Rejection)>,
}

/// Folds the ledger of one record for one key; for merged records see [`Person`].
///
/// The result depends on the set of events only, never on their order here.
///
/// [`Person`]: crate::privacy::Person
#[must_use]
pub fn fold(
    events: &[LedgerEvent],
    registry: &Registry,
    key: &(PurposeId, Channel),
    now: Timestamp,
) -> KeyState {
    fold_one(events.iter(), registry, key, now).state
}

/// A state with the events that a decision rests on.
pub(crate) struct Folded<'a> {
    pub(crate) state: KeyState,
    pub(crate) grant: Option<&'a LedgerEvent>,
    pub(crate) soft_opt_in: Option<SoftOptIn<'a>>,
}

/// Folds events as those of one record; merges are not followed.
pub(crate) fn fold_one<'a>(
    events: impl Iterator<Item = &'a LedgerEvent>,
    registry: &'a Registry,
    key: &'a (PurposeId, Channel),
    now: Timestamp,
) -> Folded<'a> {
    let reach = reach::Reach::of(registry, key);
    let mut machine = machine::Machine::new(reach.key, now);
    for placed in order::in_order(events.filter(|event| reach.covers(event))) {
        machine.take(&placed);
    }
    machine.finish()
}

/// Folds the events of several records and gives the state of the person behind one of them.
pub(crate) fn fold_merged<'a>(
    subject: SubjectId,
    events: impl Iterator<Item = &'a LedgerEvent>,
    registry: &'a Registry,
    key: &'a (PurposeId, Channel),
    now: Timestamp,
) -> Folded<'a> {
    let reach = reach::Reach::of(registry, key);
    let moves =
        |event: &LedgerEvent| matches!(event.body.kind, EventType::Merge | EventType::Unmerge);
    let placed = order::in_order(events.filter(|event| moves(event) || reach.covers(event)));
    groups::fold_records(subject, &placed, reach.key, now).finish()
}
