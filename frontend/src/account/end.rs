//! The end of a device: what waits is handed over, the vault closes, and its data is deleted.

use std::rc::Rc;

use app::replica::{Phase, Refusal};
use sync::client::StoreBatch;
use sync::message::account::ApiErrorCode;
use sync::message::deliver::Delivery;
use sync::message::v1::{MAX_OPS, MAX_PUSH_BYTES, Op, Outcome, PushAnswer, encode};
use wasm_bindgen_futures::spawn_local;

use super::wipe;
use crate::desk::Desk;
use crate::replica::commit;
use crate::transport::{self, Failure};
use crate::vault::message::Signing;

/// Looks whether the server refused because this device was revoked or its user left; then this
/// is the end.
pub(crate) fn note(desk: &Rc<Desk>, failure: &Failure) {
    if failure.is(ApiErrorCode::DeviceRevoked) && desk.begin_end() {
        let desk = Rc::clone(desk);
        spawn_local(async move { end(&desk).await });
    } else if failure.is(ApiErrorCode::SessionOver) && desk.is_open() {
        let desk = Rc::clone(desk);
        spawn_local(async move {
            // A session ends for many reasons; the device asks whether it is over with itself.
            if wipe::is_ordered(&desk).await.unwrap_or(false) && desk.begin_end() {
                end(&desk).await;
            }
        });
    }
}

async fn end(desk: &Rc<Desk>) {
    let session = desk.session();
    // What does not arrive stays sealed here and is handed over at the next unlock.
    drop(hand_over(desk).await);
    // Without a signature the word is not given; what is here goes all the same.
    drop(wipe::prepare(desk).await);
    if desk.is_current(session)
        && let Ok(identity) = desk.with(|open| open.identity.clone())
        && let Ok(profiles) = desk.profiles()
    {
        desk.close();
        match wipe::delete(&profiles, &identity).await {
            Ok(ended) => {
                desk.show(Phase::Revoked {
                    kept: usize::try_from(ended.kept).unwrap_or(usize::MAX),
                });
                // Told at the next start, if it does not arrive now.
                drop(wipe::tell(&profiles, ended).await);
                drop(wipe::show(desk).await);
            }
            Err(_) => desk.show(Phase::StorageFailed),
        }
    }
}

/// Hands the outbox over by the device's signature alone (sync design, section 3).
async fn hand_over(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let (device, ops) = desk.with(|open| {
        let ops: Vec<Op> = open.ops.values().cloned().collect();
        (open.identity.device.device, ops)
    })?;
    for ops in batches(ops) {
        let hash = Delivery::signed_hash(device, &ops);
        let signature = desk.vault.sign(vec![Signing::Delivery(hash)]).await?.pop();
        let delivery = Delivery {
            device,
            ops,
            signature: signature.ok_or(Refusal::NotProven)?,
        };
        let answer: PushAnswer = transport::sync("/sync/deliver", &delivery).await?;
        keep(desk, &delivery.ops, answer).await?;
    }
    Ok(())
}

/// Operations in pushes that the server takes.
pub(crate) fn batches(ops: Vec<Op>) -> Vec<Vec<Op>> {
    let mut batches: Vec<Vec<Op>> = Vec::new();
    let mut size = MAX_PUSH_BYTES;
    for op in ops {
        let bytes = encode(&op).len();
        size += bytes;
        let full = batches.last().is_none_or(|batch| batch.len() >= MAX_OPS);
        if full || size > MAX_PUSH_BYTES {
            batches.push(Vec::new());
            size = bytes;
        }
        if let Some(batch) = batches.last_mut() {
            batch.push(op);
        }
    }
    batches
}

/// Only what counts leaves this device; the rest stays with the reason why it does not.
async fn keep(desk: &Rc<Desk>, ops: &[Op], answer: PushAnswer) -> Result<(), Refusal> {
    let _turn = desk.storing.lock().await;
    let counts =
        |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. } | Outcome::Already { .. });
    let answered = ops.iter().map(|op| op.n).zip(answer.outcomes);
    let (done, decisions): (Vec<_>, Vec<_>) = answered.partition(|(_, outcome)| counts(outcome));
    let batch = desk.with(|open| StoreBatch {
        ticket: 0,
        verbs: Vec::new(),
        statements: Vec::new(),
        secrets: Vec::new(),
        cursor: open.cursor.change,
        epoch: open.cursor.epoch,
        server_time: None,
        done: done.into_iter().map(|(n, _)| n).collect(),
        marks: Vec::new(),
        decisions,
    })?;
    commit::keep(desk, &[], &batch).await
}
