//! Telling the server that an order is carried out here.

use std::rc::Rc;

use app::replica::Refusal;
use sync::client::{Fault, Input};
use sync::message::acknowledge::Acknowledgement;

use super::failed;
use crate::desk::Desk;
use crate::transport;
use crate::vault::message::Signing;

/// Sends the word of this device; what was deleted is durable by then.
pub(super) async fn acknowledge(desk: &Rc<Desk>, order: u64) -> Option<Input> {
    let Ok(said) = said(desk, order).await else {
        return Some(Input::Failed(Fault::Network));
    };
    Some(
        match transport::sync::<_, ()>("/sync/acknowledge", &said).await {
            Ok(()) => Input::Acknowledged,
            Err(failure) => failed(desk, &failure),
        },
    )
}

async fn said(desk: &Rc<Desk>, order: u64) -> Result<Acknowledgement, Refusal> {
    let device = desk.with(|open| open.identity.device.device)?;
    let signing = vec![Signing::OrderDone(device, order)];
    let signature = desk.vault.sign(signing).await?.pop();
    Ok(Acknowledgement {
        device,
        order,
        kept: 0,
        signature: signature.ok_or(Refusal::NotProven)?,
    })
}
