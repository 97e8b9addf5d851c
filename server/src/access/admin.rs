//! What an administrator may ask of the server.

use domain::organisation::Signers;
use domain::{PublicKey, UserId};
use sync::message::account::{
    FactorReset, HelpStanding, Invite, LeaseDays, PendingInvite, RecoveryRow, SignersAsked,
    SignersFinish, SignersOpened,
};

use super::caller::Caller;
use crate::auth::recovery::{help, signers};
use crate::auth::{factor_reset, invite, recovery};
use crate::error::Problem;
use crate::lease;
use crate::sync_driver::Appender;

/// An unlocked session of an administrator.
#[derive(Clone)]
pub(crate) struct AdminHandle(Caller);

impl AdminHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// Registers an invitation.
    pub(crate) async fn invite(&self, invite: Invite) -> Result<(), Problem> {
        invite::register(&self.0.state, self.0.user(), invite).await
    }

    /// Sets how many days devices work without contact.
    pub(crate) async fn set_lease_days(&self, wanted: LeaseDays) -> Result<(), Problem> {
        lease::set_days(&self.0.state, self.0.user(), wanted).await
    }

    /// Asks for a reset of another user's second factors.
    pub(crate) async fn reset_factors(&self, user: UserId) -> Result<(), Problem> {
        factor_reset::ask(&self.0.state, self.0.user(), user).await
    }

    /// Lists resets that wait or can be used.
    pub(crate) async fn factor_resets(&self) -> Result<Vec<FactorReset>, Problem> {
        factor_reset::list(&self.0.state).await
    }

    /// Lists invitations with the claims that wait.
    pub(crate) async fn invites(&self) -> Result<Vec<PendingInvite>, Problem> {
        invite::list(&self.0.state).await
    }

    /// Lists requests to use the recovery kit.
    pub(crate) async fn recoveries(&self) -> Result<Vec<RecoveryRow>, Problem> {
        recovery::list(&self.0.state).await
    }

    /// Asks to use the kit to change who may sign.
    pub(crate) async fn ask_signers(&self, wanted: Signers) -> Result<SignersAsked, Problem> {
        let session = &self.0.session.body;
        let asking = signers::Asking {
            user: session.user,
            account: &session.account,
            email: &session.email,
        };
        signers::ask(&self.0.state, &asking, wanted).await
    }

    /// Says where the own request to change them stands.
    pub(crate) async fn signers(&self) -> Result<Option<SignersAsked>, Problem> {
        signers::look(&self.0.state, self.0.user()).await
    }

    /// Hands out what the kit opens, for that change.
    pub(crate) async fn open_signers(&self) -> Result<SignersOpened, Problem> {
        signers::open(&self.0.state, self.0.user()).await
    }

    /// Shows the one-time key of that request to the holders, and says how far they are.
    pub(crate) async fn help_with_signers(&self, key: PublicKey) -> Result<HelpStanding, Problem> {
        help::ask_for_signers(&self.0.state, self.0.user(), key).await
    }

    /// Changes them.
    pub(crate) async fn finish_signers(&self, finish: &SignersFinish) -> Result<(), Problem> {
        let by = Appender {
            user: self.0.user(),
            device: self.0.device()?,
        };
        signers::finish(&self.0.state, by, finish).await
    }

    /// Refuses the requests that are open.
    pub(crate) async fn refuse_recoveries(&self) -> Result<(), Problem> {
        recovery::refuse(&self.0.state, self.0.user()).await
    }
}
