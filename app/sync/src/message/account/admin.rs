//! Figures for the Admin view.

use domain::privacy::Channel;
use domain::privacy::ledger::Flag;
use domain::{DeviceId, EventId, Hash, PurposeId, RecordId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::device::OrderRow;

/// `GET /api/admin/audit` → newest first; values never stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditRow {
    /// Its number in the chain.
    pub n: u64,
    /// When.
    pub at: Timestamp,
    /// The user, if one acted.
    pub actor: Option<UserId>,
    /// The device, if one acted.
    pub device: Option<DeviceId>,
    /// What was done, as a stable code such as `record_put`, `consent_withdraw`, `sign_in`.
    pub act: String,
    /// The record, if one was concerned.
    pub record: Option<RecordId>,
    /// The person, if one was concerned.
    pub subject: Option<SubjectId>,
    /// Names of the fields concerned.
    pub fields: Vec<String>,
    /// Hash of the entry before.
    pub prev: Hash,
    /// Hash of this entry.
    pub hash: Hash,
}

/// `GET /api/admin/devices`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceRow {
    /// The device.
    pub device: DeviceId,
    /// Its user.
    pub user: UserId,
    /// Last contact, if there was one.
    pub last_contact: Option<Timestamp>,
    /// The newest change it has pulled.
    pub cursor: u64,
    /// What it was ordered to give up, oldest first.
    pub orders: Vec<OrderRow>,
}

/// `GET /api/admin/review` → yeses that do not count because of how they came in, latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRow {
    /// The event.
    pub event: EventId,
    /// The person.
    pub subject: SubjectId,
    /// The contact record of the person, if there is one.
    pub contact: Option<RecordId>,
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// When the server accepted it.
    pub received_at: Timestamp,
    /// Until when a confirmation makes it count; none for one that stays evidence.
    pub confirm_by: Option<Timestamp>,
    /// The user who recorded it, if one did.
    pub user: Option<UserId>,
    /// The device it was recorded on, if one was.
    pub device: Option<DeviceId>,
    /// The marks that keep it from counting.
    pub flags: Vec<Flag>,
}

/// `GET /api/admin/mail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailRow {
    /// Its id in the queue.
    pub id: String,
    /// What it is, as a stable code such as `portal_link`, `receipt`.
    pub kind: String,
    /// The address, masked.
    pub to: String,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it left, if it did.
    pub sent_at: Option<Timestamp>,
    /// How often sending was tried.
    pub tries: u32,
    /// Why the last try failed, as a stable code.
    pub error: Option<String>,
}
