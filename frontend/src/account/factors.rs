//! One's own second factors; the server keeps them.

use std::rc::Rc;

use app::replica::{OfferedApp, Refusal};
use domain::Bytes;
use sync::message::account::{Enrolment, Factors, NewApp, NewPasskey, PasskeyAsked, RemovePasskey};

use super::set_up::authenticator;
use crate::desk::Desk;
use crate::sync_driver::session::unlocked;
use crate::{passkey, transport};

/// Lists them.
pub(crate) async fn list(desk: &Rc<Desk>) -> Result<Factors, Refusal> {
    unlocked(desk, || transport::get("/api/factors")).await
}

/// Has the server make the secret of an authenticator app.
pub(crate) async fn begin_app(desk: &Rc<Desk>) -> Result<OfferedApp, Refusal> {
    let enrolment: Enrolment = unlocked(desk, || transport::post("/api/app/begin", &())).await?;
    Ok(OfferedApp {
        code: authenticator(&enrolment),
        sealed: enrolment.totp_sealed,
    })
}

/// Puts it in use.
pub(crate) async fn use_app(
    desk: &Rc<Desk>,
    totp_sealed: Bytes,
    totp_code: String,
) -> Result<(), Refusal> {
    let new = NewApp {
        totp_sealed,
        totp_code,
    };
    unlocked(desk, || transport::tell("/api/app", &new)).await
}

/// Has an authenticator make a passkey, and the server keep it.
pub(crate) async fn add_passkey(desk: &Rc<Desk>, name: String) -> Result<(), Refusal> {
    let new = NewPasskey { name };
    let asked: PasskeyAsked =
        unlocked(desk, || transport::post("/api/passkeys/begin", &new)).await?;
    let answer = passkey::make(&asked).await?;
    unlocked(desk, || transport::tell("/api/passkeys", &answer)).await
}

/// Removes a passkey.
pub(crate) async fn remove_passkey(desk: &Rc<Desk>, id: Bytes) -> Result<(), Refusal> {
    let remove = RemovePasskey { id };
    unlocked(desk, || transport::tell("/api/passkeys/remove", &remove)).await
}
