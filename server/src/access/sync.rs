//! What a device with an open vault may do: push, pull, append to the log.

mod blob;

use domain::DeviceId;
use domain::access::SignedLease;
use domain::organisation::{PendingGrant, Signer, StatementBody};
use sync::message::account::{
    ApiErrorCode, LogAppend, PendingDevice, ReWrapAct, ReWrapAnswer, ReWrapsDue,
};
use sync::message::tree_head::{HeadAnswer, HeadRequest};
use sync::message::v1::{PullRequest, PushAnswer, PushRequest, Verb};

use super::caller::Caller;
use crate::auth::device_claim;
use crate::devices::orders;
use crate::error::Problem;
use crate::lease;
use crate::sync_driver::{Appender, Pulled};
use crate::tree_head;

/// An unlocked session of a trusted device.
#[derive(Clone)]
pub(crate) struct SyncHandle {
    caller: Caller,
    device: DeviceId,
}

impl SyncHandle {
    pub(super) const fn new(caller: Caller, device: DeviceId) -> Self {
        Self { caller, device }
    }

    /// Decides and stores operations.
    pub(crate) async fn push(&self, request: &PushRequest) -> Result<PushAnswer, Problem> {
        self.same_device(request.device)?;
        let driver = &self.caller.state.driver;
        driver
            .push(self.caller.user(), request, self.caller.now())
            .await
    }

    /// Decides and stores what a revoked device of the same user left unsent.
    pub(crate) async fn adopt(&self, request: &PushRequest) -> Result<PushAnswer, Problem> {
        let driver = &self.caller.state.driver;
        driver
            .adopt(self.caller.user(), request, self.caller.now())
            .await
    }

    /// Gives what happened after a cursor, as far as the role sees it.
    pub(crate) async fn pull(&self, request: &PullRequest) -> Result<Pulled, Problem> {
        self.same_device(request.device)?;
        let state = &self.caller.state;
        let of = (self.caller.user(), self.device);
        let (mut pulled, shown) = state.driver.pull(of.0, request, self.caller.now()).await?;
        let log = &self.caller.organisation;
        if let Some(ordered) = orders::due(state, log, of, request.cursor, &shown).await? {
            // Comes before any other data; the statements that led to it come with it.
            pulled.ordering(Verb::Ordered(Box::new(ordered)), request.cursor);
        }
        let cursor = pulled.answer.cursor;
        crate::devices::note(state, self.caller.user(), self.device, cursor).await?;
        Ok(pulled)
    }

    /// Gives the newest signed head of the audit, proven against what the device holds.
    pub(crate) async fn head(&self, asked: HeadRequest) -> Result<HeadAnswer, Problem> {
        self.same_device(asked.device)?;
        let caller = &self.caller;
        tree_head::answer(&caller.state, caller.organisation.id, asked).await
    }

    /// Gives this device its lease from now on.
    pub(crate) async fn lease(&self) -> Result<SignedLease, Problem> {
        let caller = &self.caller;
        lease::give(&caller.state, &caller.organisation, self.device).await
    }

    /// Appends statements signed by this device, with the class secrets that go with them.
    pub(crate) async fn append_log(&self, request: &LogAppend) -> Result<(), Problem> {
        let refused = || Problem::of(ApiErrorCode::LogRefused);
        for signed in &request.statements {
            let statement = signed.read().map_err(|_malformed| refused())?;
            let own = match statement.signer {
                Signer::Device(device) => device == self.device,
                // A new recovery key comes with what its kit opens, and other signers with a new
                // recovery key: through their own routes alone, after notices and a wait.
                Signer::OrgRoot => !matches!(
                    statement.content,
                    StatementBody::Root { .. }
                        | StatementBody::Admins { .. }
                        | StatementBody::Recovery { .. }
                        | StatementBody::Device { .. }
                ),
            };
            if !own {
                return Err(refused());
            }
        }
        let state = &self.caller.state;
        device_claim::check(state, self.caller.user(), &request.statements).await?;
        let by = Appender {
            user: self.caller.user(),
            device: self.device,
        };
        state
            .driver
            .append_log(by, &request.statements, &request.secrets)
            .await
    }

    /// The new devices of the user that wait for this one.
    pub(crate) async fn device_claims(&self) -> Result<Vec<PendingDevice>, Problem> {
        let mut claims = device_claim::of_user(&self.caller.state, self.caller.user()).await?;
        claims.retain(|pending| {
            let known = &self.caller.organisation.devices;
            !known.contains_key(&pending.claim.device)
        });
        Ok(claims)
    }

    /// The devices that wait for a class secret; who holds it seals it for them.
    pub(crate) async fn pending_grants(&self) -> Result<Vec<PendingGrant>, Problem> {
        let driver = &self.caller.state.driver;
        driver.pending_grants(&self.caller.organisation).await
    }

    /// What a reader's device finds to wrap again or to look at, in a page of changes.
    pub(crate) async fn rewraps_due(&self, since: u64) -> Result<ReWrapsDue, Problem> {
        let driver = &self.caller.state.driver;
        driver.rewraps_due(self.caller.user(), since).await
    }

    /// Does what this device says about data keys.
    pub(crate) async fn rewrap(&self, acts: &[ReWrapAct]) -> Result<Vec<ReWrapAnswer>, Problem> {
        let by = (self.caller.user(), self.device);
        self.caller.state.driver.rewrap(by, acts).await
    }

    fn same_device(&self, device: DeviceId) -> Result<(), Problem> {
        let same = device == self.device;
        same.then_some(())
            .ok_or_else(|| Problem::of(ApiErrorCode::SessionLocked))
    }
}
