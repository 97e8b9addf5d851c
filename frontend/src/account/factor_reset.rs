//! Resets of second factors: asked for by an administrator, refused or used by who they concern.

use std::rc::Rc;

use app::replica::{AuthenticatorCode, Refusal};
use domain::{Bytes, UserId};
use sync::message::account::{
    AskFactorReset, Enrolment, FactorReset, FactorResetBegin, FactorResetFinish, KdfParams,
    SessionInfo,
};

use super::Flow;
use super::set_up::authenticator;
use super::sign_in::{Known, go_in, known};
use crate::desk::Desk;
use crate::sync_driver::session::unlocked;
use crate::transport;

/// A new app that is being set up.
pub(crate) struct Enrolling {
    email: String,
    passphrase: String,
    auth: Bytes,
    kdf: KdfParams,
    sealed: Bytes,
}

/// Asks for a reset of somebody else's second factors.
pub(crate) async fn ask(desk: &Rc<Desk>, user: UserId) -> Result<(), Refusal> {
    let ask = AskFactorReset { user };
    unlocked(desk, || transport::tell("/api/admin/factor-reset", &ask)).await
}

/// Lists resets that wait or can be used.
pub(crate) async fn list(desk: &Rc<Desk>) -> Result<Vec<FactorReset>, Refusal> {
    unlocked(desk, || transport::get("/api/admin/factor-resets")).await
}

/// Says no to a reset of the own second factors.
pub(crate) async fn cancel(desk: &Rc<Desk>) -> Result<(), Refusal> {
    unlocked(desk, || transport::act("/api/factor-reset/cancel")).await
}

/// Uses a reset: gives what a new app needs.
pub(crate) async fn begin(
    desk: &Rc<Desk>,
    email: String,
    passphrase: String,
) -> Result<AuthenticatorCode, Refusal> {
    let Known { email, kdf, auth } = known(desk, &email, &passphrase).await?;
    let begin = FactorResetBegin {
        email: email.clone(),
        auth: auth.clone(),
    };
    let enrolment: Enrolment = transport::post("/api/factor-reset/begin", &begin).await?;
    let shown = authenticator(&enrolment);
    *desk.flow.borrow_mut() = Flow::Enrolling(Box::new(Enrolling {
        email,
        passphrase,
        auth,
        kdf,
        sealed: enrolment.totp_sealed,
    }));
    Ok(shown)
}

/// Puts the new app in use and signs in; a wrong code leaves the new app waiting.
pub(crate) async fn finish(desk: &Rc<Desk>, code: String) -> Result<(), Refusal> {
    let (finish, known, passphrase) = match &*desk.flow.borrow() {
        Flow::Enrolling(flow) => {
            let finish = FactorResetFinish {
                email: flow.email.clone(),
                auth: flow.auth.clone(),
                totp_sealed: flow.sealed.clone(),
                totp_code: code,
            };
            let known = Known {
                email: flow.email.clone(),
                kdf: flow.kdf.clone(),
                auth: flow.auth.clone(),
            };
            (finish, known, flow.passphrase.clone())
        }
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Help(_)
        | Flow::Signers(_) => {
            return Err(Refusal::Locked);
        }
    };
    let info: SessionInfo = transport::post("/api/factor-reset/finish", &finish).await?;
    *desk.flow.borrow_mut() = Flow::None;
    go_in(desk, known, passphrase, info).await
}
