//! Loading a saved copy: what this device lacks waits again; what another device of the user left is
//! handed over in its name. Nothing is doubled: the same bytes get the same answer.

use std::rc::Rc;

use app::replica::{CopyFault, LoadedCopy, Refusal};
use domain::Bytes;
use sync::client::Input;
use sync::message::v1::PushAnswer;

use super::form;
use crate::account::recovery::left;
use crate::desk::Desk;
use crate::profile::recovery::SealedOutbox;
use crate::replica::item::{SavedOp, label};
use crate::replica::save;
use crate::{sync_driver, transport};

/// Loads a file; one of another device needs the passphrase that opened that device, and the network.
pub(crate) async fn load(
    desk: &Rc<Desk>,
    file: &[u8],
    passphrase: Option<String>,
) -> Result<LoadedCopy, Refusal> {
    let (of, own) = desk.with(|open| {
        let device = &open.identity.device;
        ((device.org, device.user), device.device)
    })?;
    let outboxes = form::read(file, of).map_err(Refusal::Copy)?;
    let others = outboxes.iter().any(|outbox| outbox.keys.device != own);
    if others && passphrase.is_none() {
        return Err(Refusal::Copy(CopyFault::Device));
    }
    let mut loaded = LoadedCopy::default();
    for outbox in outboxes {
        match &passphrase {
            Some(passphrase) if outbox.keys.device != own => {
                deliver(desk, outbox, passphrase.clone(), &mut loaded).await?;
            }
            Some(_) | None => put_back(desk, outbox, &mut loaded).await?,
        }
    }
    sync_driver::input(desk, Input::SyncNow);
    Ok(loaded)
}

/// Saves what is neither waiting nor to be decided; what the server had it answers as before.
async fn put_back(
    desk: &Rc<Desk>,
    outbox: SealedOutbox,
    loaded: &mut LoadedCopy,
) -> Result<(), Refusal> {
    let _turn = desk.turn.lock().await;
    let mut missing = opened(desk, outbox.ops).await?;
    let all = missing.len();
    let numbers = desk.with(|open| {
        missing.retain(|saved| {
            let n = saved.op.n;
            !open.ops.contains_key(&n) && !open.decisions.contains_key(&n)
        });
        missing
            .iter()
            .fold(open.numbers, |newest, saved| newest.furthest(saved.numbers))
    })?;
    for saved in &mut missing {
        saved.numbers = numbers;
    }
    loaded.known += all - missing.len();
    loaded.back += missing.len();
    save::save(desk, missing).await
}

async fn opened(desk: &Rc<Desk>, ops: Vec<(u64, Bytes)>) -> Result<Vec<SavedOp>, Refusal> {
    let numbers: Vec<u64> = ops.iter().map(|(n, _)| *n).collect();
    let parts = ops
        .into_iter()
        .map(|(n, sealed)| (label::outbox(n), sealed));
    let opened = desk.vault.open_local(parts.collect()).await;
    let opened = opened.map_err(changed)?;
    let read = numbers.into_iter().zip(opened).map(|(n, bytes)| {
        let saved = SavedOp::read(&bytes).filter(|saved| saved.op.n == n);
        saved.ok_or(Refusal::Copy(CopyFault::Changed))
    });
    read.collect()
}

/// Hands over what another device left, signed with its keys, which the vault alone opens.
async fn deliver(
    desk: &Rc<Desk>,
    outbox: SealedOutbox,
    passphrase: String,
    loaded: &mut LoadedCopy,
) -> Result<(), Refusal> {
    let kdf = outbox.keys.kdf.clone();
    desk.vault.stretch(passphrase, kdf, None).await?;
    let signed = desk.vault.deliveries(outbox.keys, outbox.ops).await;
    for delivery in signed.map_err(changed)? {
        let answer: PushAnswer = transport::sync("/sync/deliver", &delivery).await?;
        let all = delivery.ops.len();
        let decisions = left::decide(desk, delivery.ops, answer).await?;
        loaded.taken += all - decisions;
        loaded.decisions += decisions;
    }
    Ok(())
}

/// What does not open in its place was changed.
fn changed(refusal: Refusal) -> Refusal {
    if refusal == Refusal::NotProven {
        Refusal::Copy(CopyFault::Changed)
    } else {
        refusal
    }
}
