//! One's own second factors.

use domain::Bytes;
use sync::message::account::{Enrolment, Factors, NewApp, NewPasskey, PasskeyAnswer, PasskeyAsked};

use super::AccountHandle;
use crate::auth::factor_reset;
use crate::auth::own_app;
use crate::auth::passkey::{self, StoredPasskey, own};
use crate::error::Problem;

impl AccountHandle {
    /// The second factors of the account.
    pub(crate) async fn factors(&self) -> Result<Factors, Problem> {
        let account = own::own(&self.0.state, &self.0.session).await?;
        Ok(Factors {
            app: account.has_app(),
            passkeys: account.passkeys().iter().map(StoredPasskey::row).collect(),
            possible: passkey::possible(&self.0.state.config.origin),
            reset: account
                .reset
                .as_ref()
                .and_then(|reset| reset.shown(account.user, self.0.now())),
        })
    }

    /// Begins to set up an authenticator app.
    pub(crate) async fn begin_app(&self) -> Result<Enrolment, Problem> {
        own_app::begin(&self.0.state, &self.0.session).await
    }

    /// Puts the new app in use.
    pub(crate) async fn use_app(&self, new: &NewApp) -> Result<(), Problem> {
        own_app::finish(&self.0.state, &self.0.session, new).await?;
        self.note("app_changed").await
    }

    /// Begins to add a passkey.
    pub(crate) async fn new_passkey(&self, new: &NewPasskey) -> Result<PasskeyAsked, Problem> {
        own::begin(&self.0.state, &self.0.session, new).await
    }

    /// Keeps the passkey that was made.
    pub(crate) async fn add_passkey(&self, answer: &PasskeyAnswer) -> Result<(), Problem> {
        own::finish(&self.0.state, &self.0.session, answer).await?;
        self.note("passkey_added").await
    }

    /// Says no to a reset of the second factors.
    pub(crate) async fn cancel_reset(&self) -> Result<(), Problem> {
        factor_reset::cancel(&self.0.state, &self.0.session.body.account).await?;
        self.note("factor_reset_cancelled").await
    }

    /// Removes a passkey.
    pub(crate) async fn remove_passkey(&self, id: &Bytes) -> Result<(), Problem> {
        own::remove(&self.0.state, &self.0.session, id).await?;
        self.note("passkey_removed").await
    }
}
