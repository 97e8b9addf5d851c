//! What a person may take out of the suppression list again (U-4).

use serde::{Deserialize, Serialize};

use crate::privacy::event::EventType;
use crate::privacy::ledger::WitnessKind;
use crate::privacy::{Channel, KeyState, LedgerEvent};
use crate::{EventId, PurposeId, RecordId, Timestamp};

/// One purpose and channel that an entry no longer stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// The grant that earned it.
    pub grant: EventId,
    /// The earliest moment the person can have said it, as the server witnessed.
    pub from: Timestamp,
}

impl Exception {
    /// Gives the exception that the consent behind a state earns for one contact point.
    ///
    /// None unless the consent counts now, names the contact point, and the person acted in the
    /// portal or through the own channel.
    #[must_use]
    pub fn earned(
        events: &[LedgerEvent],
        state: &KeyState,
        (purpose, channel): &(PurposeId, Channel),
        point: RecordId,
    ) -> Option<Self> {
        let by_id = |id| events.iter().find(|event| event.body.event_id == id);
        let decided = state.valid.then_some(by_id(state.decided_by?)?)?;
        let grant = match decided.body.kind {
            EventType::Confirm => by_id(decided.body.target?)?,
            EventType::Grant
            | EventType::Renew
            | EventType::Ask
            | EventType::Defer
            | EventType::Refuse
            | EventType::Withdraw
            | EventType::Object
            | EventType::Revoke
            | EventType::Invalidate
            | EventType::Import
            | EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => decided,
        };
        let witness = &decided.stamp.as_ref()?.witness;
        let own = matches!(witness.kind, WitnessKind::Portal | WitnessKind::OwnChannel);
        let named = grant.body.contact_point.as_ref()?.id == point;
        (own && named).then_some(Self {
            purpose: purpose.clone(),
            channel: *channel,
            grant: grant.body.event_id,
            from: witness.from?,
        })
    }
}
