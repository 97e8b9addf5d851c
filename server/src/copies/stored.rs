//! A copy as it waits.

use domain::record::{CopyField, CopyPurpose, CopyRecipient};
use domain::{Bytes, CopyId, LockboxId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::CopyRow;

/// A copy, stored under its id; the ciphertext goes with the hand-out.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredCopy {
    /// Its id.
    pub(crate) copy: CopyId,
    /// The person it is about.
    pub(crate) subject: SubjectId,
    /// What it is for.
    pub(crate) purpose: CopyPurpose,
    /// Who opens it.
    pub(crate) recipient: CopyRecipient,
    /// The fields it holds, in order.
    pub(crate) fields: Vec<CopyField>,
    /// Who sealed it.
    pub(crate) maker: UserId,
    /// The lockbox it belongs to, if it does.
    pub(crate) lockbox: Option<LockboxId>,
    /// Keyed hash of the code that opening asks for, if it asks for one.
    pub(crate) code: Option<Bytes>,
    /// When it was left.
    pub(crate) made_at: Timestamp,
    /// Until when it is handed out.
    pub(crate) expires: Timestamp,
    /// When it was handed out.
    pub(crate) handed_out: Option<Timestamp>,
    /// The copy itself, until then.
    pub(crate) sealed: Option<Bytes>,
}

impl StoredCopy {
    /// Whether it is over.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.expires
    }

    /// What is told about it.
    pub(crate) fn row(self) -> CopyRow {
        CopyRow {
            copy: self.copy,
            subject: self.subject,
            purpose: self.purpose,
            recipient: self.recipient,
            fields: self.fields,
            made_at: self.made_at,
            expires: self.expires,
            handed_out: self.handed_out,
        }
    }
}
