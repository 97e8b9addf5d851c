//! Saving what waits: sealed anew for the same places, so that a store which fails is not needed.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use domain::violation::Code;

use super::form;
use crate::desk::Desk;
use crate::profile;
use crate::profile::recovery::SealedOutbox;
use crate::replica::dispatch::refused;
use crate::replica::item::{SavedOp, label};
use crate::replica::open::Open;
use crate::replica::opening::{LOCAL_KEY, sealed_to};
use crate::transport::file;

/// Has the browser save everything the server does not have; gives how many changes that are.
pub(crate) async fn save(desk: &Rc<Desk>) -> Result<usize, Refusal> {
    let (keys, store, saved) = desk.with(|open| {
        let keys = open.identity.device.clone();
        (keys, Rc::clone(&open.store), waiting(open))
    })?;
    if saved.is_empty() {
        return Err(refused(Code::NotFound));
    }
    let numbers: Vec<u64> = saved.iter().map(|saved| saved.op.n).collect();
    let parts = saved.iter().map(|saved| {
        let bytes = postcard::to_allocvec(saved).expect("operations have known lengths");
        (label::outbox(saved.op.n), Bytes(bytes))
    });
    let sealed = desk.vault.seal_local(parts.collect()).await?;
    // Without it the kit does not open the file; the passphrase does.
    let kept = profile::meta(&store, LOCAL_KEY).await.ok().flatten();
    let device = keys.device;
    let outbox = SealedOutbox {
        keys,
        store_key: kept.as_ref().and_then(sealed_to).map(|(_, key)| key),
        ops: numbers
            .into_iter()
            .zip(sealed.into_iter().map(Bytes))
            .collect(),
    };
    let bytes = form::write(core::slice::from_ref(&outbox));
    let offered = file::offer_bytes(&bytes, &form::name(device));
    offered.map_err(|_| Refusal::StorageFailed)?;
    Ok(outbox.ops.len())
}

/// What is on its way and what needs a decision; decisions about an older device are not this one's.
fn waiting(open: &Open) -> Vec<SavedOp> {
    let numbers = open.numbers;
    let ops = open.ops.values().map(|op| SavedOp {
        op: op.clone(),
        numbers,
        base: open.disputes.base(op.n),
    });
    let own = (open.decisions.iter()).filter(|(n, decision)| **n == decision.op.n);
    let decisions = own.map(|(_, decision)| SavedOp {
        op: decision.op.clone(),
        numbers,
        base: decision.base.clone(),
    });
    ops.chain(decisions).collect()
}
