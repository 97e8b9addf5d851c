//! Account life over JSON: set-up, sign-in, unlocking a session, invitations, admin figures.
//!
//! These types are shared by the browser, the fleet and the server.

mod admin;
mod blob;
mod device;
mod error;
mod exposure;
mod factor_reset;
mod first_passkey;
mod lease;
mod lockbox;
mod new_app;
mod passkey;
mod passphrase;
mod portal_link;
mod recovery;
mod recovery_help;
mod rewrap;
mod sealed_copy;
mod session;
mod signers;
mod step_up;
mod unlock;

pub use admin::{AuditRow, DeviceRow, MailRow, ReviewRow};
pub use blob::BlobState;
pub use device::{DeviceClaim, OrderKind, OrderRow, PendingDevice};
pub use error::{ApiError, ApiErrorCode};
pub use exposure::ExposureRow;
pub use factor_reset::{AskFactorReset, FactorReset, FactorResetBegin, FactorResetFinish};
pub use first_passkey::{InvitePasskey, SetUpPasskey};
pub use lease::LeaseDays;
pub use lockbox::{LockboxApprove, LockboxName, LockboxRow, LockboxTake};
pub use new_app::NewApp;
pub use passkey::{
    Factors, NewPasskey, PasskeyAnswer, PasskeyAsked, PasskeyRow, PasskeySignIn, RemovePasskey,
};
pub use passphrase::PassphraseChange;
pub use portal_link::PortalLink;
pub use recovery::{
    RecoveryAsk, RecoveryAsked, RecoveryEnd, RecoveryFinish, RecoveryOpened, RecoveryRow,
    RecoveryStanding, RecoveryToken,
};
pub use recovery_help::{
    AskHelp, HandOn, HandedOn, HelpOpened, HelpRow, HelpStanding, SealHelp, SignersHelp,
};
pub use rewrap::{
    DueReWrap, MAX_REWRAPS, ReWrapAct, ReWrapAnswer, ReWrapWord, ReWrapsDue, WaitingReWrap,
};
pub use sealed_copy::{CopyDelete, CopyHanded, CopyName, CopyOpen, CopyRow, CopyUpload};
pub use session::{EndSession, SessionRow, browser_name};
pub use signers::{SignersAsked, SignersFinish, SignersOpened, SignersStanding};
pub use step_up::{ACT_HEADER, Factor, StepUp};
pub use unlock::Unlock;

use domain::access::Role;
use domain::organisation::SignedStatement;
use domain::{Bytes, DeviceId, InviteId, OrgId, PublicKey, Signature, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::v1::ClassSecretWrap;

/// Argon2id parameters of an account (RFC 9106).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfParams {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// Random salt, 16 bytes.
    pub salt: Bytes,
}

/// `POST /api/set-up/begin` `{ token }`: opens set-up with the one-time link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpBegin {
    /// The token of the link's fragment.
    pub token: Bytes,
    /// E-mail of the first administrator, shown in the authenticator app.
    pub email: String,
}

/// What the browser needs to set up an organisation or an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// `otpauth://` address of the new one-time-code secret.
    pub totp_uri: String,
    /// The same secret in Base32, to type.
    pub totp_secret: String,
    /// The secret sealed by the server, to be sent back with the finish.
    pub totp_sealed: Bytes,
    /// The server's public keys (witness, lease, tree head, intake), for `server_keys`.
    pub server_keys: [PublicKey; 4],
    /// The server's time.
    pub server_time: Timestamp,
}

/// How an account signs in, as the browser made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The user.
    pub user: UserId,
    /// E-mail, the name of the account.
    pub email: String,
    /// Sign-in branch of the stretched passphrase.
    pub auth: Bytes,
    /// How it was stretched.
    pub kdf: KdfParams,
    /// The sealed one-time-code secret of [`Enrolment`].
    pub totp_sealed: Bytes,
    /// A code made with it, as proof that the app holds it; empty where a passkey comes instead.
    pub totp_code: String,
    /// The first passkey; then no app is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyAnswer>,
    /// Language, `cs` or `en`.
    pub locale: String,
}

/// `POST /api/set-up/finish`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpFinish {
    /// The token once more; it dies with success.
    pub token: Bytes,
    /// The organisation.
    pub org: OrgId,
    /// The first account.
    pub account: NewAccount,
    /// The device it is made on.
    pub device: DeviceId,
    /// The log from `root` on.
    pub statements: Vec<SignedStatement>,
    /// Class secrets for the device and for recovery.
    pub secrets: Vec<ClassSecretWrap>,
    /// OrgRoot sealed to the recovery key.
    pub org_root: Bytes,
    /// The recovery key wrapped with kit code A.
    pub recovery: Bytes,
    /// Backup identity's public form, from kit code B.
    pub backup_recipient: Bytes,
}

/// `POST /api/sign-in/begin` `{ email }` → [`KdfParams`]; unknown e-mails get a keyed answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInBegin {
    /// E-mail.
    pub email: String,
}

/// `POST /api/sign-in`: sets the session cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// E-mail.
    pub email: String,
    /// Sign-in branch of the stretched passphrase.
    pub auth: Bytes,
    /// Code of the authenticator app.
    pub totp_code: String,
}

/// Who signed in; `POST /api/sign-in`, `/api/set-up/finish`, `/api/invite/accept`, `GET /api/session`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionInfo {
    /// The organisation.
    pub org: OrgId,
    /// The user.
    pub user: UserId,
    /// E-mail.
    pub email: String,
    /// Whether the session proved an open vault and may see personal data.
    pub unlocked: bool,
    /// Challenge to sign for unlocking; single use.
    pub challenge: Bytes,
}

/// `POST /api/invite`: registers an invitation made on an administrator's device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// The invitation.
    pub id: InviteId,
    /// Ed25519 public key derived from its secret.
    pub key: PublicKey,
    /// Name of the invitee.
    pub name: String,
    /// E-mail of the invitee.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// When it ends; seven days at most.
    pub expires_at: Timestamp,
}

/// `POST /api/invite/open` `{ id, signature }` → [`InviteOpened`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteOpen {
    /// The invitation.
    pub id: InviteId,
    /// Ed25519 with the invitation's key over `"souhlas/v1/invite-open" || 0x00 || id`.
    pub signature: Signature,
}

/// What the invitee's browser needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteOpened {
    /// Who invites.
    pub organisation: String,
    /// The invitee's name.
    pub name: String,
    /// The invitee's e-mail.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// The organisation log, to be checked against the fingerprint in the link.
    pub statements: Vec<SignedStatement>,
    /// One-time-code secret and server keys.
    pub enrolment: Enrolment,
}

/// `POST /api/invite/accept`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteAccept {
    /// The account.
    pub account: NewAccount,
    /// The device keys signed with the invitation's key.
    pub claim: InviteClaim,
}

/// The invitee's device, signed with the invitation's key; the administrator's client verifies it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteClaim {
    /// The invitation.
    pub id: InviteId,
    /// The new user.
    pub user: UserId,
    /// The new device.
    pub device: DeviceId,
    /// Ed25519 public key of the device.
    pub signing: PublicKey,
    /// X25519 public key of the device.
    pub agreement: PublicKey,
    /// Name of the device.
    pub device_name: String,
    /// Ed25519 with the invitation's key over [`InviteClaim::signed_bytes`].
    pub signature: Signature,
}

impl InviteClaim {
    /// The bytes the invitation's key signs.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        [
            b"souhlas/v1/invite-claim\0".as_slice(),
            self.id.as_bytes(),
            self.user.as_bytes(),
            self.device.as_bytes(),
            &self.signing.0,
            &self.agreement.0,
        ]
        .concat()
    }
}

/// `GET /api/invites` → what waits for an administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingInvite {
    /// As it was registered.
    pub invite: Invite,
    /// The invitee's claim, once the link was used.
    pub claim: Option<InviteClaim>,
    /// Whether the `user` statement is in the log.
    pub certified: bool,
}

/// `POST /api/log`: appends statements and the class-secret wraps that go with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogAppend {
    /// The statements, following the newest one.
    pub statements: Vec<SignedStatement>,
    /// Sealed class secrets for devices named in them.
    pub secrets: Vec<ClassSecretWrap>,
}
