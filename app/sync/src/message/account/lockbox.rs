//! The lockbox: what support asks for, readers allow and support takes (Y-2).

use domain::access::{LockboxCase, SignedLockboxApproval};
use domain::{CopyId, LockboxId};
use serde::{Deserialize, Serialize};

use super::CopyRow;

/// `GET /api/lockboxes` → those the caller asked for or could approve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxRow {
    /// Request, yes and end; the signatures are checked again by who seals.
    pub case: LockboxCase,
    /// The copies that were made for it.
    pub copies: Vec<CopyRow>,
}

/// `POST /api/lockbox/approve`: the yes of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxApprove {
    /// The lockbox.
    pub lockbox: LockboxId,
    /// The yes, signed by the reader's device.
    pub yes: SignedLockboxApproval,
}

/// `POST /api/lockbox/end`: refuses, withdraws or closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxName {
    /// The lockbox.
    pub lockbox: LockboxId,
}

/// `POST /api/lockbox/take` → [`super::CopyHanded`], once for each record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxTake {
    /// The lockbox.
    pub lockbox: LockboxId,
    /// The copy.
    pub copy: CopyId,
}
