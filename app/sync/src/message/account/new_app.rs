//! An authenticator app set up or replaced in one's own account (security design, section 2).

use domain::Bytes;
use serde::{Deserialize, Serialize};

/// `POST /api/app`: puts the app in use whose secret `POST /api/app/begin` →
/// [`Enrolment`](super::Enrolment) gave; the one before counts no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewApp {
    /// The sealed one-time-code secret of the enrolment.
    pub totp_sealed: Bytes,
    /// A code made with it.
    pub totp_code: String,
}
