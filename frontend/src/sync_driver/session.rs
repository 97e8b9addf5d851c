//! The server's session of this browser, and proving that the vault is open.

use std::rc::Rc;

use app::replica::Refusal;
use app::ui::idle_lock;
use sync::client::Input;
use sync::message::account::{ApiErrorCode, SessionInfo, Unlock};

use crate::account::{end, step_up};
use crate::desk::Desk;
use crate::replica::publish::{self, Changed};
use crate::transport::{self, Failure};
use crate::vault::message::Signing;
use crate::{clock, environment};

const RETRY_MS: u32 = 5_000;

/// Proofs tried for one request.
const MAX_PROOFS: u32 = 4;

/// Looks whether there is a session of this user; without a network what was known stays.
pub(crate) async fn look(desk: &Rc<Desk>) {
    match transport::get::<SessionInfo>("/api/session").await {
        Ok(info) => set(desk, is_ours(desk, &info)),
        Err(failure) if failure.is(ApiErrorCode::SessionOver) => {
            set(desk, false);
            end::note(desk, &failure);
        }
        Err(failure) => end::note(desk, &failure),
    }
}

/// Notes that the session ended.
pub(crate) fn ended(desk: &Rc<Desk>) {
    set(desk, false);
}

/// Answers the session's challenge with the device's key, for as long as this device stays open.
pub(crate) async fn prove(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let info: SessionInfo = heard(desk, transport::get("/api/session").await)?;
    if !is_ours(desk, &info) {
        return Err(Refusal::Api(ApiErrorCode::SessionOver, None));
    }
    let device = desk.with(|open| open.identity.device.device)?;
    let minutes = Some(idle_lock::minutes());
    let message = Unlock::message(&info.challenge, minutes);
    let signing = vec![Signing::Session(message)];
    let signature = desk
        .vault
        .sign(signing)
        .await?
        .pop()
        .ok_or(Refusal::NotProven)?;
    let proof = Unlock {
        device,
        challenge: info.challenge,
        minutes,
        signature,
    };
    let unlocked = transport::post::<_, SessionInfo>("/api/session/unlock", &proof).await;
    heard(desk, unlocked)?;
    set(desk, true);
    Ok(())
}

/// Proves before the first request where that is known to be needed; the engine asks for it
/// again if it did not succeed.
pub(super) async fn prove_first(desk: &Rc<Desk>) {
    let signed_in = desk.with(|open| open.signed_in).unwrap_or(false);
    if signed_in && environment::is_online() {
        drop(prove(desk).await);
    }
}

/// Proves for the engine; tries again until there is an answer that lasts.
pub(super) async fn unlock(desk: &Rc<Desk>) -> Option<Input> {
    let session = desk.session();
    loop {
        match prove(desk).await {
            Ok(()) => return Some(Input::Unlocked),
            Err(Refusal::Api(ApiErrorCode::SessionOver | ApiErrorCode::DeviceRevoked, _)) => {
                ended(desk);
                return None;
            }
            Err(_) => clock::wait(RETRY_MS).await,
        }
        if !desk.is_current(session) {
            return None;
        }
    }
}

/// Does what needs an unlocked session; a locked one is unlocked first. An act that waits for a
/// second factor is sent once more, unchanged, when the person has confirmed it.
///
/// A challenge is good for one proof: when two requests prove at once, one of them loses its
/// challenge, so what counts is whether the request then passes.
pub(crate) async fn unlocked<T, F>(
    desk: &Rc<Desk>,
    mut request: impl FnMut() -> F,
) -> Result<T, Refusal>
where
    F: Future<Output = Result<T, Failure>>,
{
    let mut proofs = 0;
    loop {
        match request().await {
            Err(failure) if failure.is(ApiErrorCode::SessionLocked) && proofs < MAX_PROOFS => {
                proofs += 1;
                match prove(desk).await {
                    Err(Refusal::Api(code, _)) if code != ApiErrorCode::SessionOver => {}
                    proof => proof?,
                }
            }
            Err(Failure::Unconfirmed(act)) => step_up::ask(desk, act).await?,
            answer => return heard(desk, answer),
        }
    }
}

/// Passes an answer on; one that tells of a revoked device is the end of it.
fn heard<T>(desk: &Rc<Desk>, answer: Result<T, Failure>) -> Result<T, Refusal> {
    answer.map_err(|failure| {
        end::note(desk, &failure);
        Refusal::from(failure)
    })
}

fn is_ours(desk: &Rc<Desk>, info: &SessionInfo) -> bool {
    desk.with(|open| open.identity.device.user == info.user && open.identity.device.org == info.org)
        .unwrap_or(false)
}

fn set(desk: &Rc<Desk>, signed_in: bool) {
    let changed = desk.change(|open| {
        let changed = open.signed_in != signed_in;
        open.signed_in = signed_in;
        changed
    });
    if matches!(changed, Ok(true)) {
        publish::publish(desk, Changed::NOTHING);
    }
}
