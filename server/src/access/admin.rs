//! What an administrator may ask of the server.

use domain::UserId;
use sync::message::account::{FactorReset, Invite, LeaseDays, PendingInvite, RecoveryRow};

use super::caller::Caller;
use crate::auth::{factor_reset, invite, recovery};
use crate::error::Problem;
use crate::lease;

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

    /// Refuses the requests that are open.
    pub(crate) async fn refuse_recoveries(&self) -> Result<(), Problem> {
        recovery::refuse(&self.0.state, self.0.user()).await
    }
}
