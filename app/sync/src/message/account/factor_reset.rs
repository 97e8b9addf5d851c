//! Resetting somebody's second factors (security design, section 2).

use domain::{Bytes, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// `POST /api/admin/factor-reset`: asked by another administrator; the user is told at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskFactorReset {
    /// Whose second factors.
    pub user: UserId,
}

/// `GET /api/admin/factor-resets` → those that wait, and those that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorReset {
    /// Whose.
    pub user: UserId,
    /// Who asked for it.
    pub by: UserId,
    /// From when on their passphrase alone enrols a new app.
    pub from: Timestamp,
    /// When it is over, used or not.
    pub until: Timestamp,
}

/// `POST /api/factor-reset/begin` → [`Enrolment`](super::Enrolment) of a new app, once the reset can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorResetBegin {
    /// E-mail.
    pub email: String,
    /// Sign-in branch of the stretched passphrase.
    pub auth: Bytes,
}

/// `POST /api/factor-reset/finish`: the new app is in use; sets the session cookie, all others end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorResetFinish {
    /// E-mail.
    pub email: String,
    /// Sign-in branch of the stretched passphrase.
    pub auth: Bytes,
    /// The sealed one-time-code secret of the enrolment.
    pub totp_sealed: Bytes,
    /// A code made with it.
    pub totp_code: String,
}
