//! Storing what a pull or push brought; the engine hears of it only when it is durable.

use std::rc::Rc;

use app::replica::Refusal;
use sync::client::{Input, StoreBatch};
use sync::message::v1::Verb;

use crate::clock;
use crate::desk::Desk;
use crate::replica::publish::{self, Changed};
use crate::replica::{alerts, commit, opening, restored};

const RETRY_MS: u32 = 10_000;

/// Stores a batch; a full store is tried again, for the person may make room.
pub(super) async fn store(desk: &Rc<Desk>, mut batch: StoreBatch) -> Option<Input> {
    let session = desk.session();
    let turn = desk.storing.lock().await;
    if !desk.is_current(session) {
        return None;
    }
    while let Err(refusal) = restored::before(desk, &batch).await {
        if refusal == Refusal::Locked || !desk.is_current(session) {
            return None;
        }
        set_failed(desk, true);
        clock::wait(RETRY_MS).await;
    }
    let has_secrets = !batch.secrets.is_empty();
    let has_orders = batch
        .verbs
        .iter()
        .any(|verb| matches!(verb, Verb::Ordered(_)));
    let Ok((keys, changed)) = desk.change(|open| commit::take_in(open, &mut batch)).ok()? else {
        // What could not be kept now comes again with the next answer.
        drop(alerts::keep(desk).await);
        publish::status(desk);
        return None;
    };
    while let Err(refusal) = commit::keep(desk, &keys, &batch).await {
        if refusal == Refusal::Locked || !desk.is_current(session) {
            return None;
        }
        set_failed(desk, true);
        clock::wait(RETRY_MS).await;
    }
    drop(turn);
    set_failed(desk, false);
    if has_orders {
        // A vault that was closed meanwhile holds none.
        drop(opening::drop_lapsed(desk).await);
    }
    settle(desk, has_secrets, changed).await;
    restored::seal_again(desk).await;
    Some(Input::Stored {
        ticket: batch.ticket,
    })
}

async fn settle(desk: &Rc<Desk>, has_secrets: bool, changed: Changed) {
    if has_secrets {
        // A refused secret stays with the server's next answer; its values stay closed.
        drop(opening::hand_over_secrets(desk).await);
    }
    // A pin that could not be written is written with the next batch.
    drop(opening::keep_pin(desk).await);
    drop(alerts::keep(desk).await);
    publish::publish(desk, changed);
}

fn set_failed(desk: &Rc<Desk>, failed: bool) {
    if desk.change(|open| open.storage_failed = failed).is_ok() {
        publish::status(desk);
    }
}
