//! Where copies lie beside the records themselves (E-2).

use serde::{Deserialize, Serialize};

use crate::{DeviceId, RecipientId};

/// A place that an erasure has to reach.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Store {
    /// Rows of the database.
    Rows,
    /// Sealed files.
    Attachments,
    /// Pages kept on devices.
    LocalPages,
    /// The index of the search.
    SearchIndex,
    /// Changes that devices have not sent.
    Outboxes,
    /// Messages that wait to leave.
    Queues,
    /// Files made by exports.
    Exports,
    /// Wrapped data keys.
    KeyStore,
    /// One device.
    Device(DeviceId),
    /// One processor.
    Processor(RecipientId),
}
