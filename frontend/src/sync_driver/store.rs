//! Storing what a pull or push brought; the engine hears of it only when it is durable.

use std::rc::Rc;

use app::replica::Refusal;
use futures::lock::MutexGuard;
use sync::client::{Input, StoreBatch};
use sync::message::v1::Verb;

use crate::clock;
use crate::desk::Desk;
use crate::replica::item::Key;
use crate::replica::publish::{self, Changed};
use crate::replica::{alerts, commit, opening, restored, room};

/// Stores a batch; a store that refuses is tried again, for the person may make room. Between the
/// tries acts and decisions have their turn.
pub(super) async fn store(desk: &Rc<Desk>, mut batch: StoreBatch) -> Option<Input> {
    let session = desk.session();
    let mut turn = desk.storing.lock().await;
    if !desk.is_current(session) {
        return None;
    }
    while let Err(refusal) = restored::before(desk, &batch).await {
        drop(turn);
        turn = again(desk, session, &refusal).await?;
    }
    let brings_secrets = !batch.secrets.is_empty();
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
    let has_secrets = brings_secrets && is_worth_handing_over(desk, &keys);
    while let Err(refusal) = commit::keep(desk, &keys, &batch).await {
        drop(turn);
        turn = again(desk, session, &refusal).await?;
    }
    drop(turn);
    room::batch(desk, None);
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

/// Says that the store refused, waits, and takes the next turn; none when the replica is closed.
async fn again<'a>(
    desk: &'a Rc<Desk>,
    session: u64,
    refusal: &Refusal,
) -> Option<MutexGuard<'a, ()>> {
    if *refusal == Refusal::Locked || !desk.is_current(session) {
        return None;
    }
    room::batch(desk, Some(refusal));
    clock::wait(room::RETRY_MS).await;
    let turn = desk.storing.lock().await;
    desk.is_current(session).then_some(turn)
}

/// Every page brings all class secrets; between two pages of a first sync those that are held and
/// a log that stood still give the vault nothing new.
fn is_worth_handing_over(desk: &Rc<Desk>, keys: &[Key]) -> bool {
    let news = |key: &Key| matches!(key, Key::Secret(..) | Key::Statement(_));
    let between = desk.with(|open| open.status.loading.is_some());
    !between.unwrap_or(false) || keys.iter().any(news)
}

async fn settle(desk: &Rc<Desk>, has_secrets: bool, changed: Changed) {
    if has_secrets {
        // A refused secret stays with the server's next answer; its values stay closed.
        drop(opening::hand_over_secrets(desk).await);
    }
    // A pin that could not be written is written with the next batch.
    drop(opening::keep_pin(desk).await);
    drop(alerts::keep(desk).await);
    publish::page(desk, changed);
}
