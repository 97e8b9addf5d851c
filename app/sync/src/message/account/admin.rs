//! Figures for the Admin view.

use domain::{DeviceId, Hash, RecordId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

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
