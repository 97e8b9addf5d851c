//! What a device was ordered to give up, and its word that it did.

use domain::Timestamp;
use serde::{Deserialize, Serialize};

/// What was ordered (sync design, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Records and fields that the user's roles show no more.
    ScopesEnded,
    /// Everything about a person who was erased.
    Erased,
    /// Everything, for the device or its user was cut off.
    Wiped,
}

/// An order with its times, as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRow {
    /// What was ordered.
    pub kind: OrderKind,
    /// Since when it is due.
    pub ordered: Timestamp,
    /// When the device said that it is done, by the server's clock.
    pub acknowledged: Option<Timestamp>,
    /// Saved changes that stay sealed on the device, as it says.
    pub kept: u64,
}
