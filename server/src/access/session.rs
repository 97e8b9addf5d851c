//! What a member of staff may do with a session that need not be unlocked.

use axum::http::HeaderValue;
use domain::organisation::SignedStatement;
use sync::message::account::{
    ApiErrorCode, DeviceClaim, PasskeyAsked, PendingDevice, SessionInfo, StepUp, Unlock,
};
use sync::proof::verify_bytes;
use sync::store::control::Table;
use tokio::sync::watch;

use super::caller::Caller;
use crate::auth::device_claim;
use crate::auth::session::{self, IdleLock};
use crate::auth::sign_in;
use crate::auth::step_up;
use crate::auth::token::Usage;
use crate::error::Problem;
use crate::sync_driver::user_act;

/// A live session, locked or not: nothing personal comes out of it.
#[derive(Clone)]
pub(crate) struct SessionHandle(Caller);

impl SessionHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// Who is signed in, and what to sign to unlock.
    pub(crate) fn info(&self) -> SessionInfo {
        sign_in::info(&self.0.organisation, &self.0.session.body, self.0.now())
    }

    /// Judges a device's proof of an open vault; the challenge is used up either way.
    pub(crate) async fn unlock(&self, proof: &Unlock) -> Result<SessionInfo, Problem> {
        let session = &self.0.session.body;
        let device = self.0.organisation.devices.get(&proof.device);
        let proven = proof.challenge == session.challenge
            && device.is_some_and(|device| {
                device.user == session.user
                    && verify_bytes(&device.signing, &proof.signed_bytes(), &proof.signature)
            });
        let open = proven.then(|| (proof.device, IdleLock::named(proof.minutes)));
        let after = session.after_proof(open, self.0.now());
        let info = sign_in::info(&self.0.organisation, &after, self.0.now());
        let cut_off = sign_in::is_cut_off(&self.0.organisation, &after);
        // Losing a race means that the challenge was used at the same time.
        let kept = self.0.keep(after).await?;
        if proven && cut_off {
            Err(Problem::of(ApiErrorCode::DeviceRevoked))
        } else if proven && kept {
            Ok(info)
        } else {
            Err(Problem::of(ApiErrorCode::SessionLocked))
        }
    }

    /// Takes the proof of an open vault back.
    pub(crate) async fn lock(&self) -> Result<(), Problem> {
        if self.0.keep(self.0.session.body.locked()).await? {
            Ok(())
        } else {
            Err(Problem::later(ApiErrorCode::Busy, 1))
        }
    }

    /// Ends the session; gives the cookie that ends it in the browser.
    pub(crate) async fn sign_out(&self) -> Result<HeaderValue, Problem> {
        session::end(&self.0.state, &self.0.session.id).await?;
        self.0
            .state
            .driver
            .audit(user_act("sign_out", Some(self.0.user())))
            .await?;
        Ok(session::gone(&self.0.state.config.origin, Usage::Session))
    }

    /// Confirms one act of this session with a second factor.
    pub(crate) async fn confirm(&self, request: &StepUp) -> Result<(), Problem> {
        step_up::confirm(&self.0.state, &self.0.session, request).await
    }

    /// Begins to ask a passkey to confirm an act.
    pub(crate) async fn ask_passkey(&self) -> Result<PasskeyAsked, Problem> {
        step_up::ask_passkey(&self.0.state, &self.0.session).await
    }

    /// Notes the keys that a fresh browser made, while its sign-in is fresh.
    pub(crate) async fn claim_device(&self, claim: DeviceClaim) -> Result<PendingDevice, Problem> {
        device_claim::register(&self.0.state, &self.0.session.id, self.0.user(), claim).await
    }

    /// The organisation log after a number.
    pub(crate) async fn log(&self, after: u64) -> Result<Vec<SignedStatement>, Problem> {
        self.0.state.driver.log(after).await
    }

    /// Numbers of the newest change, as they come.
    pub(crate) fn hints(&self) -> watch::Receiver<u64> {
        self.0.state.driver.hints()
    }

    /// Tells whenever some session was ended.
    pub(crate) fn ends(&self) -> watch::Receiver<()> {
        self.0.state.session_ends.subscribe()
    }

    /// Whether the session still lives.
    pub(crate) async fn lives(&self) -> bool {
        let row = self
            .0
            .state
            .control
            .get::<session::Session>(Table::Session, &self.0.session.id)
            .await;
        row.is_ok_and(|row| row.is_some_and(|row| !row.body.ended(self.0.now())))
            && !self.is_cut_off().await
    }

    /// Whether the device was revoked, or its user left, since the session was read.
    pub(crate) async fn is_cut_off(&self) -> bool {
        let session = &self.0.session.body;
        let organisation = self.0.state.driver.organisation().await.ok().flatten();
        organisation.is_none_or(|organisation| {
            sign_in::is_cut_off(&organisation, session)
                || sign_in::left(&organisation, session.user)
        })
    }
}
