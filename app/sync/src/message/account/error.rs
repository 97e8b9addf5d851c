//! The one error that crosses the wire.

use serde::{Deserialize, Serialize};

/// The body of every refusal and error of the JSON routes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiError {
    /// What went wrong.
    pub code: ApiErrorCode,
    /// Reference number in the server's log, if something broke.
    pub reference: Option<String>,
}

/// What went wrong; each has a text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApiErrorCode {
    /// E-mail, passphrase or code do not fit; which one is not said.
    SignInRefused,
    /// Too many tries; see `Retry-After`.
    TooManyTries,
    /// The link is used, expired or was never valid.
    LinkDead,
    /// The code of the authenticator app does not fit.
    CodeWrong,
    /// The code of the authenticator app was used already; each counts once.
    CodeUsed,
    /// The passkey does not fit, or its question was over.
    PasskeyRefused,
    /// There is no passkey to use, or the server's address can have none.
    NoPasskeys,
    /// The last second factor of an account cannot go.
    LastFactor,
    /// The act waits for a second factor; see [`ACT_HEADER`](super::ACT_HEADER).
    StepUpNeeded,
    /// The passphrase is not the one of this account.
    PassphraseWrong,
    /// No session, or it ended.
    SessionOver,
    /// An administrator revoked this device; it keeps nothing but the way to hand over its changes.
    DeviceRevoked,
    /// The session is locked: prove an open vault first.
    SessionLocked,
    /// Not for this role, or it does not exist.
    NotFound,
    /// The request is not what was expected.
    Malformed,
    /// The request is too large.
    TooLarge,
    /// The organisation log moved on; fetch it and try again.
    LogMoved,
    /// A statement is refused.
    LogRefused,
    /// There is no e-mail address to send to.
    NoAddress,
    /// The e-mail already has an account.
    EmailTaken,
    /// More than five minutes since the new device signed in.
    ClaimOver,
    /// The sealed copy does not open: wrong code, taken, deleted, expired or never there.
    CopyClosed,
    /// The contact's address proves nothing more than who holds it (W-1).
    PointNotIndependent,
    /// A lockbox lists nobody, nothing, too many, or asks for more than eight hours.
    LockboxLimits,
    /// Only another reader of every class asked for approves a lockbox.
    LockboxReader,
    /// The request for help shows another key by now; compare its words first.
    HelpKeyChanged,
    /// The lockbox was answered, or is over.
    LockboxOver,
    /// Another length, or other bytes, than this file already has.
    FileDiffers,
    /// The server is busy; try again.
    Busy,
    /// Something broke; the reference number says where to look.
    Internal,
}
