//! Saving operations on this device: sealed and strictly durable before anything says "saved".

use std::rc::Rc;

use app::replica::Refusal;
use domain::{Bytes, RecordId};
use indexeddb_store::IndexedDb;
use sync::client::Input;
use sync::message::v1::{Op, OpKind};
use sync::store::StoreError;
use sync::store::device::{Answer, Request};

use super::files::Mark;
use super::item::{SavedOp, label};
use super::numbers::Numbers;
use super::open::Open;
use super::publish::{self, Changed};
use super::room;
use crate::desk::Desk;
use crate::{profile, sync_driver};

/// Name of the counters beside the data.
pub(crate) const NUMBERS: &str = "numbers";

/// Saves operations that were numbered in this turn; on failure nothing of them is kept.
pub(crate) async fn save(desk: &Rc<Desk>, ops: Vec<SavedOp>) -> Result<(), Refusal> {
    let Some(newest) = ops.last().map(|saved| saved.numbers) else {
        return Ok(());
    };
    let store = desk.with(|open| Rc::clone(&open.store))?;
    if let Err(refusal) = store_ops(desk, &store, &ops).await {
        room::refused(desk, &refusal);
        return Err(refusal);
    }
    room::saved(desk);
    take_up(desk, ops, newest)
}

/// Seals operations into a store; they are durable when this succeeded.
pub(crate) async fn store_ops(
    desk: &Rc<Desk>,
    store: &IndexedDb,
    ops: &[SavedOp],
) -> Result<(), Refusal> {
    let parts = ops
        .iter()
        .map(|saved| {
            let bytes = postcard::to_allocvec(saved).expect("operations have known lengths");
            (label::outbox(saved.op.n), Bytes(bytes))
        })
        .collect();
    let sealed = desk.vault.seal_local(parts).await?;
    let numbered = ops.iter().map(|saved| saved.op.n).zip(sealed).collect();
    done(store.execute(Request::SaveOps(numbered)).await)
}

fn done(answer: Result<Answer, StoreError>) -> Result<(), Refusal> {
    match answer {
        Ok(Answer::Done) => Ok(()),
        Ok(Answer::Taken | Answer::Opened(_) | Answer::Pages(_) | Answer::Meta(_)) => {
            Err(Refusal::StorageFailed)
        }
        Err(error) => Err(profile::refusal(&error)),
    }
}

/// Saves the operation that makes a document, and with it that its file, whose chunks lie here, is
/// to be brought.
pub(crate) async fn save_file(
    desk: &Rc<Desk>,
    saved: SavedOp,
    (record, mark): (RecordId, Mark),
) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let (n, newest) = (saved.op.n, saved.numbers);
    let op = postcard::to_allocvec(&saved).expect("operations have known lengths");
    let marked = postcard::to_allocvec(&mark).expect("marks have known lengths");
    let parts = vec![
        (label::outbox(n), Bytes(op)),
        (label::file(record), Bytes(marked)),
    ];
    let sealed = <[_; 2]>::try_from(desk.vault.seal_local(parts).await?);
    let [op, sealed] = sealed.map_err(|_| Refusal::NotProven)?;
    let request = Request::SaveFile {
        ops: vec![(n, op)],
        file: record,
        mark: sealed,
    };
    done(store.execute(request).await)?;
    desk.change(|open| open.files.keep(record, mark))?;
    take_up(desk, vec![saved], newest)
}

/// Keeps the counters beside the data, before an operation that carries them may leave.
pub(crate) async fn keep_numbers(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let (store, numbers) = desk.with(|open| (Rc::clone(&open.store), open.numbers))?;
    let bytes = postcard::to_allocvec(&numbers).expect("counters have known lengths");
    profile::put_meta(&store, NUMBERS, bytes).await
}

fn take_up(desk: &Rc<Desk>, ops: Vec<SavedOp>, newest: Numbers) -> Result<(), Refusal> {
    let changed = Changed {
        rows: ops.iter().any(|saved| touches_rows(&saved.op)),
        ledgers: ops
            .iter()
            .any(|saved| matches!(saved.op.kind, OpKind::Consent { .. })),
    };
    desk.change(|open: &mut Open| {
        open.numbers = newest;
        for saved in &ops {
            open.ops.insert(saved.op.n, saved.op.clone());
            open.disputes.note(saved);
        }
    })?;
    publish::publish(desk, changed);
    for saved in ops {
        sync_driver::input(desk, Input::Saved(saved.op));
    }
    Ok(())
}

fn touches_rows(op: &Op) -> bool {
    match &op.kind {
        OpKind::Put(_) => true,
        OpKind::Consent { evidence, .. } => evidence.is_some(),
    }
}
