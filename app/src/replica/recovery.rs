//! Recovery by the kit, as the views see it.

use sync::message::account::RecoveryRow;

use super::{AuthenticatorCode, Kit, Reply};

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

/// What the browser's replica does for recovery.
pub trait RecoveryPort {
    /// Asks to use the recovery kit; with a code of the app it may be ready at once.
    fn recovery_ask(&self, email: String, code: String) -> Reply<RecoveryStage>;
    /// Asks with a passkey in the place of a code.
    fn recovery_ask_with_passkey(&self, email: String) -> Reply<RecoveryStage>;
    /// Says where the request of this browser stands.
    fn recovery_look(&self) -> Reply<RecoveryStage>;
    /// Forgets the request of this browser.
    fn recovery_drop(&self) -> Reply<RecoveryStage>;
    /// Uses the kit: makes new keys of this device and a new kit.
    fn recovery_open(&self, code_a: String, passphrase: String) -> Reply<Renewed>;
    /// Sends the recovery; needs the new kit's check word and a code of the app.
    fn recovery_finish(&self, check_word: String, code: String, locale: String) -> Reply<()>;
    /// Counts saved acts of a forgotten passphrase that no key opened.
    fn lost_outbox(&self) -> Reply<usize>;
    /// Has the browser save them to a file, sealed as they are.
    fn save_lost_outbox(&self) -> Reply<()>;
    /// Discards them.
    fn discard_lost_outbox(&self) -> Reply<()>;
    /// Lists requests to use the kit.
    fn recoveries(&self) -> Reply<Vec<RecoveryRow>>;
    /// Refuses all open requests to use the kit.
    fn refuse_recoveries(&self) -> Reply<()>;
    /// Gives the newest statement that renewed recovery and was dismissed here; 0 for none.
    fn renewal_seen(&self) -> Reply<u64>;
    /// Dismisses what is said about the use of the kit, up to this statement.
    fn see_renewal(&self, n: u64) -> Reply<()>;
}
