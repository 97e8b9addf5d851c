//! The events of a case: body and stamp in one object.

use serde::Deserialize;

use super::{Case, CasesError};
use crate::privacy::event::{
    ActorKind, BasisRecord, Claim, ConfirmKind, Decide, DefaultState, EventType, Inform, Mode,
    ObjectKind,
};
use crate::privacy::ledger::{Flag, Witness};
use crate::privacy::{ChannelOrAll, PurposeOrAll};
use crate::{RecordId, Timestamp};

/// What was brought to the server; names are those of the case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the names are those of the specification, table 4.2 and section 15"
)]
pub struct Attempt {
    pub event_id: String,
    pub subject: String,
    #[serde(rename = "type")]
    pub kind: EventType,
    #[serde(default)]
    pub purpose: PurposeOrAll,
    #[serde(default)]
    pub channel: ChannelOrAll,
    pub actor: ActorKind,
    pub mode: Mode,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    #[serde(default)]
    pub scope_rev: Option<u32>,
    #[serde(default)]
    pub valid_until: Option<Timestamp>,
    #[serde(default)]
    pub default_state: Option<DefaultState>,
    #[serde(default)]
    pub confirm_by: Option<Timestamp>,
    #[serde(default)]
    pub witness: Option<Witness>,
    #[serde(default)]
    pub flags: Vec<Flag>,
    #[serde(default)]
    pub target: Option<String>,
    #[serde(default)]
    pub token_expires_at: Option<Timestamp>,
    #[serde(default)]
    pub confirm_kind: Option<ConfirmKind>,
    #[serde(default)]
    pub object_kind: Option<ObjectKind>,
    #[serde(default)]
    pub claimed: Option<Claim>,
    #[serde(default)]
    pub decide: Option<Decide>,
    #[serde(default)]
    pub basis_record: Option<BasisRecord>,
    #[serde(default)]
    pub inform: Option<Inform>,
    #[serde(default)]
    pub into: Option<String>,
    #[serde(default)]
    pub points: Vec<RecordId>,
}

impl Attempt {
    fn key_fits(&self) -> bool {
        let moves = matches!(self.kind, EventType::Merge | EventType::Unmerge);
        let whole = self.purpose == PurposeOrAll::Whole && self.channel == ChannelOrAll::Whole;
        let named = self.purpose != PurposeOrAll::Whole && self.channel != ChannelOrAll::Whole;
        let wide = self.purpose == PurposeOrAll::All || self.channel == ChannelOrAll::All;
        let may_be_wide = matches!(self.kind, EventType::Withdraw | EventType::Object);
        if moves {
            whole
        } else {
            named && (!wide || may_be_wide)
        }
    }
}

/// Refuses events that cannot be what they say.
pub(super) fn check(case: &Case) -> Result<(), CasesError> {
    for attempt in &case.events {
        let at = || (case.id.clone(), attempt.event_id.clone());
        let (case_id, event) = at();
        if !attempt.key_fits() {
            return Err(CasesError::Key {
                case: case_id,
                event,
            });
        }
        let known = |target: &&String| case.events.iter().any(|other| other.event_id == **target);
        if let Some(target) = attempt.target.as_ref().filter(|target| !known(target)) {
            return Err(CasesError::Target {
                case: case_id,
                event,
                target: target.clone(),
            });
        }
        let clashes = |other: &Attempt| {
            other.event_id == attempt.event_id
                && other.received_at == attempt.received_at
                && other != attempt
        };
        if case.events.iter().any(clashes) {
            return Err(CasesError::Ambiguous {
                case: case_id,
                event,
            });
        }
    }
    Ok(())
}
