//! Recovery by the kit, as the views see it.

use super::{AuthenticatorCode, Kit};

/// Where the request that this browser made stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoveryStage {
    /// There is none.
    None,
    /// The administrators can still refuse it.
    Waiting {
        /// E-mail of the account.
        email: String,
        /// Milliseconds until the kit can be used.
        ready_in_ms: u64,
    },
    /// It was refused.
    Refused,
    /// It was used, or nobody went on with it for a week.
    Over,
    /// The kit can be used.
    Ready {
        /// E-mail of the account.
        email: String,
    },
}

/// What the use of the kit made; nothing of it counts before the new kit is on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// Name of the organisation.
    pub organisation: String,
    /// For the authenticator app.
    pub authenticator: AuthenticatorCode,
    /// The new kit.
    pub kit: Kit,
}
