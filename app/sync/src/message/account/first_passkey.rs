//! A passkey as the first second factor, in the place of an app (security design, section 2).

use domain::{Bytes, InviteId, Signature};
use serde::{Deserialize, Serialize};

/// `POST /api/set-up/passkey` → [`PasskeyAsked`](super::PasskeyAsked): the first passkey of the
/// first administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpPasskey {
    /// The token of the link.
    pub token: Bytes,
    /// E-mail, the name of the account.
    pub email: String,
    /// What the passkey is called in lists.
    pub name: String,
}

/// `POST /api/invite/passkey` → [`PasskeyAsked`](super::PasskeyAsked): the first passkey of an
/// invitee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitePasskey {
    /// The invitation.
    pub id: InviteId,
    /// Signature of the invitation's key over `souhlas/v1/invite-open | id`.
    pub signature: Signature,
    /// What the passkey is called in lists.
    pub name: String,
}
