//! Closing the vault, and leaving the account.

use std::rc::Rc;

use app::replica::Refusal;

use crate::desk::Desk;
use crate::{environment, transport};

/// Closes the vault here and ends the server's trust in it.
pub(crate) async fn lock(desk: &Rc<Desk>) {
    let signed_in = desk.with(|open| open.signed_in).unwrap_or(false);
    desk.close();
    desk.show_closed();
    if signed_in && environment::is_online() {
        // The server forgets by itself after the idle time if this does not arrive.
        drop(transport::act("/api/session/lock").await);
    }
}

/// Ends the session; the vault closes in any case, and what waits stays on this device.
pub(crate) async fn sign_out(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let ended = transport::act("/api/sign-out").await;
    desk.close();
    desk.show_closed();
    ended.map_err(Refusal::from)
}
