//! Taking a decision back, as long as nothing of it was sent.

use std::rc::Rc;

use app::replica::{DecisionId, Refusal};
use domain::Bytes;
use domain::violation::Code;
use sync::client::Input;
use sync::message::v1::Op;
use sync::store::device::{Batch, Request};

use super::{Decided, Was};
use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::replica::item::label;
use crate::replica::publish::{self, Changed};
use crate::replica::restored;
use crate::{profile, sync_driver};

/// Puts the decision back on the list and takes what came of it out of the outbox.
pub(crate) async fn undo(desk: &Rc<Desk>, id: DecisionId) -> Result<(), Refusal> {
    let turn = desk.storing.lock().await;
    let taken = desk.change(|open| {
        let place = open.disputes.decided.iter().rposition(|was| was.id == id)?;
        let op = match open.disputes.decided[place].op {
            Some(n) => Some(open.engine.take_back(n)?),
            None => None,
        };
        Some((open.disputes.decided.remove(place), op))
    })?;
    let (decided, op) = taken.ok_or(refused(Code::NotFound))?;
    if let Err(refusal) = put_back(desk, &decided, op.as_ref()).await {
        desk.change(|open| open.disputes.decided.push(decided))?;
        drop(turn);
        if let Some(op) = op {
            sync_driver::input(desk, Input::Saved(op));
        }
        return Err(refusal);
    }
    desk.change(|open| {
        if let Some(op) = &op {
            open.ops.remove(&op.n);
            open.disputes.forget(op.n);
        }
        if let (DecisionId::Op(n), Was::Op(decision)) = (decided.id, decided.was) {
            open.decisions.insert(n, *decision);
        }
    })?;
    publish::publish(desk, Changed::ALL);
    Ok(())
}

async fn put_back(desk: &Rc<Desk>, decided: &Decided, op: Option<&Op>) -> Result<(), Refusal> {
    let mut batch = Batch {
        ops_done: op.map(|op| op.n).into_iter().collect(),
        ..Batch::default()
    };
    match (decided.id, &decided.was) {
        (DecisionId::Restored(n), Was::Offer(offer)) => {
            let mut kept = desk.with(|open| open.disputes.restored.clone())?;
            kept.offers.insert(n, offer.as_ref().clone());
            restored::keep(desk, kept).await?;
        }
        (DecisionId::Op(n), Was::Op(decision)) => {
            let bytes = postcard::to_allocvec(decision).expect("decisions have known lengths");
            let parts = vec![(label::decision(n), Bytes(bytes))];
            let sealed = desk.vault.seal_local(parts).await?;
            batch.decisions = sealed.into_iter().map(|sealed| (n, sealed)).collect();
        }
        (DecisionId::Op(_) | DecisionId::Restored(_), _) => {}
    }
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let stored = store.execute(Request::Commit(batch)).await;
    stored.map(drop).map_err(|error| profile::refusal(&error))
}
