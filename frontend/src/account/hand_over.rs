//! Giving the tablet to a customer and taking it back (specification H-1).

use std::rc::Rc;

use app::replica::Refusal;
use domain::RecordId;
use domain::violation::Code;
use wasm_bindgen_futures::spawn_local;

use super::lock;
use crate::desk::Desk;
use crate::replica::customer::Customer;
use crate::replica::dispatch::refused;
use crate::replica::opening;
use crate::{environment, transport};

/// Drops class keys and data in this tab, and everything in the others; the server's session is
/// locked meanwhile.
pub(crate) async fn start(
    desk: &Rc<Desk>,
    contact: RecordId,
    pin: Option<String>,
) -> Result<(), Refusal> {
    let _turn = desk.turn.lock().await;
    let customer = desk.with(|open| {
        if open.is_trained() {
            Customer::of(open, contact)
        } else {
            Err(refused(Code::NotTrained))
        }
    })??;
    desk.vault.hand_over(pin).await?;
    let signed_in = customer.signed_in;
    desk.hand_over(customer);
    desk.tabs.close_others();
    if signed_in && environment::is_online() {
        // The customer's screen does not wait for the server, which forgets by itself too.
        spawn_local(async { drop(transport::act("/api/session/lock").await) });
    }
    Ok(())
}

/// Takes the tablet back with the PIN; after the last wrong one only the passphrase helps.
pub(crate) async fn take_back(desk: &Rc<Desk>, pin: String) -> Result<(), Refusal> {
    let taken = desk.vault.take_back(pin).await;
    if taken == Err(Refusal::PinWrong(0)) {
        lock::lock(desk).await;
    }
    taken?;
    let customer = desk.customer().ok_or(Refusal::Locked)?;
    opening::reopen(desk, customer.identity, customer.signed_in).await
}
