//! What the browser's replica does about the own account and second factors.

use domain::{Bytes, UserId};
use sync::message::account::{FactorReset, Factors, SessionRow};

use super::{AuthenticatorCode, Reply};

/// An authenticator app that is offered; nothing counts before a code of it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedApp {
    /// What the app needs.
    pub code: AuthenticatorCode,
    /// What goes back to the server with the code.
    pub sealed: Bytes,
}

/// Sign-ins, passphrase and second factors of one's own; confirming acts, and resets.
pub trait FactorPort {
    /// Signs in at the server with a passkey and opens the vault of this device.
    fn sign_in_with_passkey(&self, email: String, passphrase: String) -> Reply<()>;
    /// Sends the set-up with a passkey in the place of an app; needs the typed check word.
    fn set_up_with_passkey(&self, check_word: String, locale: String) -> Reply<()>;
    /// Accepts the opened invitation with a passkey in the place of an app.
    fn accept_with_passkey(&self, passphrase: String, locale: String) -> Reply<()>;
    /// Confirms the act that waits for it with a code of the authenticator app.
    fn confirm(&self, code: String) -> Reply<()>;
    /// Confirms it with a passkey.
    fn confirm_with_passkey(&self) -> Reply<()>;
    /// Leaves the act that waits to be confirmed undone.
    fn cancel_confirming(&self);
    /// Lists the own second factors.
    fn factors(&self) -> Reply<Factors>;
    /// Begins to set up an authenticator app, in the place of the one before if there is one.
    fn begin_app(&self) -> Reply<OfferedApp>;
    /// Puts the offered app in use with a code that it shows.
    fn use_app(&self, sealed: Bytes, code: String) -> Reply<()>;
    /// Adds a passkey of a name.
    fn add_passkey(&self, name: String) -> Reply<()>;
    /// Removes a passkey.
    fn remove_passkey(&self, id: Bytes) -> Reply<()>;
    /// Asks for a reset of another user's second factors.
    fn reset_factors(&self, user: UserId) -> Reply<()>;
    /// Lists resets that wait or can be used.
    fn factor_resets(&self) -> Reply<Vec<FactorReset>>;
    /// Says no to a reset of the own second factors.
    fn cancel_factor_reset(&self) -> Reply<()>;
    /// Uses a reset of the own second factors: gives what a new app needs.
    fn new_app(&self, email: String, passphrase: String) -> Reply<AuthenticatorCode>;
    /// Puts the new app in use and signs in.
    fn use_new_app(&self, code: String) -> Reply<()>;
    /// Changes the passphrase; other sign-ins of the account end.
    fn change_passphrase(&self, old: String, new: String) -> Reply<()>;
    /// Gives this device the passphrase that was just used to sign in.
    fn adopt_passphrase(&self, old: String, new: String) -> Reply<()>;
    /// Lists where one is signed in.
    fn sessions(&self) -> Reply<Vec<SessionRow>>;
    /// Ends one of the own sessions.
    fn end_session(&self, name: Bytes) -> Reply<()>;
    /// Ends every own session but this one.
    fn end_other_sessions(&self) -> Reply<()>;
}
