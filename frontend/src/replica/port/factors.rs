//! One's own account: sign-ins, passphrase, second factors; confirming acts, and resets.

use app::replica::{AuthenticatorCode, FactorPort, OfferedApp, Reply};
use domain::{Bytes, UserId};
use sync::message::account::{FactorReset, Factors, SessionRow};

use super::BrowserPort;
use crate::account::first_passkey::First;
use crate::account::sign_in::{self, Second};
use crate::account::{factor_reset, factors, join, passphrase, sessions, set_up, step_up};

impl FactorPort for BrowserPort {
    fn sign_in_with_passkey(&self, email: String, passphrase: String) -> Reply<()> {
        let key = Second::Passkey;
        self.reply(|desk| async move { sign_in::sign_in(&desk, email, passphrase, key).await })
    }

    fn set_up_with_passkey(&self, check_word: String, locale: String) -> Reply<()> {
        let key = First::Passkey;
        self.reply(|desk| async move { set_up::finish(&desk, check_word, key, locale).await })
    }

    fn accept_with_passkey(&self, passphrase: String, locale: String) -> Reply<()> {
        let key = First::Passkey;
        self.reply(|desk| async move { join::accept(&desk, passphrase, key, locale).await })
    }

    fn confirm(&self, code: String) -> Reply<()> {
        self.reply(|desk| async move { step_up::confirm(&desk, code).await })
    }

    fn confirm_with_passkey(&self) -> Reply<()> {
        self.reply(|desk| async move { step_up::confirm_with_passkey(&desk).await })
    }

    fn cancel_confirming(&self) {
        self.desk.confirming.cancel();
    }

    fn factors(&self) -> Reply<Factors> {
        self.reply(|desk| async move { factors::list(&desk).await })
    }

    fn begin_app(&self) -> Reply<OfferedApp> {
        self.reply(|desk| async move { factors::begin_app(&desk).await })
    }

    fn use_app(&self, sealed: Bytes, code: String) -> Reply<()> {
        self.reply(|desk| async move { factors::use_app(&desk, sealed, code).await })
    }

    fn add_passkey(&self, name: String) -> Reply<()> {
        self.reply(|desk| async move { factors::add_passkey(&desk, name).await })
    }

    fn remove_passkey(&self, id: Bytes) -> Reply<()> {
        self.reply(|desk| async move { factors::remove_passkey(&desk, id).await })
    }

    fn reset_factors(&self, user: UserId) -> Reply<()> {
        self.reply(move |desk| async move { factor_reset::ask(&desk, user).await })
    }

    fn factor_resets(&self) -> Reply<Vec<FactorReset>> {
        self.reply(|desk| async move { factor_reset::list(&desk).await })
    }

    fn cancel_factor_reset(&self) -> Reply<()> {
        self.reply(|desk| async move { factor_reset::cancel(&desk).await })
    }

    fn new_app(&self, email: String, passphrase: String) -> Reply<AuthenticatorCode> {
        self.reply(|desk| async move { factor_reset::begin(&desk, email, passphrase).await })
    }

    fn use_new_app(&self, code: String) -> Reply<()> {
        self.reply(|desk| async move { factor_reset::finish(&desk, code).await })
    }

    fn change_passphrase(&self, old: String, new: String) -> Reply<()> {
        self.reply(|desk| async move { passphrase::change(&desk, old, new).await })
    }

    fn adopt_passphrase(&self, old: String, new: String) -> Reply<()> {
        self.reply(|desk| async move { passphrase::adopt(&desk, old, new).await })
    }

    fn sessions(&self) -> Reply<Vec<SessionRow>> {
        self.reply(|desk| async move { sessions::list(&desk).await })
    }

    fn end_session(&self, name: Bytes) -> Reply<()> {
        self.reply(|desk| async move { sessions::end(&desk, name).await })
    }

    fn end_other_sessions(&self) -> Reply<()> {
        self.reply(|desk| async move { sessions::end_others(&desk).await })
    }
}
