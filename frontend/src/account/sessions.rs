//! Where the own account is signed in; the server ends what the person does not recognise.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use sync::message::account::{EndSession, SessionRow};

use crate::desk::Desk;
use crate::sync_driver::session::unlocked;
use crate::transport;

/// Lists the own sessions.
pub(crate) async fn list(desk: &Rc<Desk>) -> Result<Vec<SessionRow>, Refusal> {
    unlocked(desk, || transport::get("/api/sessions")).await
}

/// Ends one of them.
pub(crate) async fn end(desk: &Rc<Desk>, name: Bytes) -> Result<(), Refusal> {
    let end = EndSession { name };
    unlocked(desk, || transport::tell("/api/sessions/end", &end)).await
}

/// Ends all but this one.
pub(crate) async fn end_others(desk: &Rc<Desk>) -> Result<(), Refusal> {
    unlocked(desk, || transport::act("/api/sessions/end-others")).await
}
