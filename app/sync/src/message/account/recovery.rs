//! Recovery by the kit: asked for, waited for, done (security design, section 4).

use domain::organisation::{PairWrap, SignedStatement, Signers};
use domain::{Bytes, DeviceId, OrgId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::{Enrolment, Factor, NewAccount};
use crate::message::v1::ClassSecretWrap;

/// `POST /api/recovery/ask`: who has the kit asks; the answer is the same for every e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryAsk {
    /// E-mail of the administrator's account.
    pub email: String,
    /// The second factor, where it is not lost; a passkey answers the ceremony that
    /// `POST /api/recovery/passkey` `{ email }` began.
    pub factor: Option<Factor>,
}

/// The request; whoever shows the token goes on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryAsked {
    /// 32 random bytes; the browser keeps them, the server only their hash.
    pub token: Bytes,
    /// Milliseconds until it is ready, if nobody refuses.
    pub ready_in_ms: u64,
}

/// `POST /api/recovery/look` → [`RecoveryStanding`], `POST /api/recovery/open` →
/// [`RecoveryOpened`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryToken {
    /// The token of the request.
    pub token: Bytes,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryStanding {
    /// The administrators can still refuse it.
    Waiting {
        /// Milliseconds until it is ready.
        ready_in_ms: u64,
    },
    /// An administrator refused it, or the e-mail is of no administrator.
    Refused,
    /// The kit can be used.
    Ready,
}

/// What the kit opens, and what the browser needs to go on; nothing in it opens without code A.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryOpened {
    /// The organisation.
    pub org: OrgId,
    /// The user.
    pub user: UserId,
    /// The log.
    pub statements: Vec<SignedStatement>,
    /// Class secrets sealed to the recovery key.
    pub secrets: Vec<ClassSecretWrap>,
    /// OrgRoot sealed to the recovery key.
    pub org_root: Bytes,
    /// The recovery key wrapped with kit code A.
    pub recovery: Bytes,
    /// For the new second factor.
    pub enrolment: Enrolment,
}

/// `POST /api/recovery/finish` → [`super::SessionInfo`]: the new device, the new kit, the new
/// account; the request dies with success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryFinish {
    /// The token once more.
    pub token: Bytes,
    /// How the account signs in from now on.
    pub account: NewAccount,
    /// The new device.
    pub device: DeviceId,
    /// The statements, following the newest one: `recovery`, `device`, then `revoke` and
    /// `class_epoch` by the new device.
    pub statements: Vec<SignedStatement>,
    /// Class secrets of the new epochs, and older ones for the new device.
    pub secrets: Vec<ClassSecretWrap>,
    /// Class secrets of older epochs, sealed to the new recovery key.
    pub older: Vec<ClassSecretWrap>,
    /// OrgRoot sealed to the new recovery key.
    pub org_root: Bytes,
    /// The new recovery key wrapped with the new kit's code A.
    pub recovery: Bytes,
    /// Backup identity's public form, from the new kit's code B.
    pub backup_recipient: Bytes,
    /// The new recovery key sealed to every pair of the holders that the new `recovery` names.
    #[serde(default)]
    pub pairs: Vec<PairWrap>,
}

/// `GET /api/recoveries` → requests of the last days, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryRow {
    /// For whose account, masked.
    pub email: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// From when the kit can be used.
    pub ready_at: Timestamp,
    /// Whom it is to name, if it is about who may sign.
    #[serde(default)]
    pub signers: Option<Signers>,
    /// What became of it; none while it is open.
    pub end: Option<RecoveryEnd>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryEnd {
    /// An administrator refused it.
    Refused,
    /// The kit was used.
    Used,
}
