//! What support may do: ask for a lockbox, and take what a reader left in it.

use domain::access::SignedLockboxRequest;
use sync::message::account::{CopyHanded, LockboxTake};

use super::caller::Caller;
use crate::error::Problem;
use crate::lockbox;

/// An unlocked session of a supporter.
#[derive(Clone)]
pub(crate) struct SupportHandle(Caller);

impl SupportHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// Asks for a lockbox.
    pub(crate) async fn ask(&self, request: SignedLockboxRequest) -> Result<(), Problem> {
        let by = (self.0.user(), request);
        lockbox::ask(&self.0.state, &self.0.organisation, by).await
    }

    /// Takes one copy, once.
    pub(crate) async fn take(&self, wanted: LockboxTake) -> Result<CopyHanded, Problem> {
        let by = (self.0.user(), wanted);
        lockbox::take(&self.0.state, &self.0.organisation, by).await
    }
}
