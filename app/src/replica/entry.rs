//! What set-up and invitations show.

use domain::access::Role;
use sync::message::account::PendingInvite;

/// What an authenticator app needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticatorCode {
    /// `otpauth://` address for the QR code.
    pub uri: String,
    /// The same secret to type.
    pub secret: String,
}

/// The recovery kit, shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kit {
    /// Opens the recovery key; typed in a browser only.
    pub code_a: String,
    /// Backup identity; typed at `restore` only.
    pub code_b: String,
    /// The word that proves it was printed or saved.
    pub check_word: String,
}

/// An opened invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who invites.
    pub organisation: String,
    /// The invitee's name.
    pub name: String,
    /// The invitee's e-mail.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// For the authenticator app.
    pub authenticator: AuthenticatorCode,
}

/// An invitation of the server's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedInvite {
    /// The invitation, with the claim of who accepted it.
    pub pending: PendingInvite,
    /// Whether the claim waits and fits the invitation as this device made it.
    pub proven: bool,
}
