//! What the device of a recovery holder may do: help somebody else in the place of the kit.

use domain::DeviceId;
use domain::organisation::Holder;
use sync::message::account::{ApiErrorCode, HandOn, HelpOpened, SealHelp};

use super::caller::Caller;
use crate::auth::recovery::help;
use crate::error::Problem;

/// An unlocked session of a trusted device; only that of a holder finds anything here.
#[derive(Clone)]
pub(crate) struct HolderHandle {
    caller: Caller,
    device: DeviceId,
}

impl HolderHandle {
    pub(super) const fn new(caller: Caller, device: DeviceId) -> Self {
        Self { caller, device }
    }

    /// Lists the requests that ask for help.
    pub(crate) async fn helping(&self) -> Result<HelpOpened, Problem> {
        let holder = self.holder()?;
        help::list(&self.caller.state, &self.caller.organisation, holder).await
    }

    /// Hands on what this device opened.
    pub(crate) async fn hand_on(&self, act: &HandOn) -> Result<(), Problem> {
        let by = (&*self.caller.organisation, self.holder()?);
        help::hand_on(&self.caller.state, by, act).await
    }

    /// Gives the recovery key, sealed to the requester.
    pub(crate) async fn seal(&self, act: &SealHelp) -> Result<(), Problem> {
        let by = (&*self.caller.organisation, self.holder()?);
        help::seal(&self.caller.state, by, act).await
    }

    /// The holder that this device is, as the log says now.
    fn holder(&self) -> Result<Holder, Problem> {
        let holder = self.caller.organisation.holder_at(self.device);
        holder
            .filter(|holder| holder.user == self.caller.user())
            .ok_or_else(|| Problem::of(ApiErrorCode::NotFound))
    }
}
