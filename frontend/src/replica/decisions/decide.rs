//! Carrying out what the person decided. Nothing leaves the list before what replaces it is saved.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Choice, DecisionId, Refusal};
use domain::command::{Command, Decided as Ruled};
use domain::record::{Row, Table};
use domain::violation::Code;
use domain::{FieldId, RecordId};
use sync::message::v1::{Op, OpKind};
use sync::store::device::{Batch, Request};

use super::values::values;
use super::{Case, Decided, Was, case};
use crate::desk::Desk;
use crate::replica::dispatch::{self, refused};
use crate::replica::draft::Target;
use crate::replica::item::SavedOp;
use crate::replica::publish::{self, Changed};
use crate::replica::restored::{self, Offer};
use crate::replica::save;
use crate::{clock, profile, random};

/// Uses a result: what is not the server's already becomes a new write.
pub(crate) async fn decide(
    desk: &Rc<Desk>,
    id: DecisionId,
    choices: BTreeMap<FieldId, Choice>,
) -> Result<(), Refusal> {
    let case = desk.with(|open| case(open, id))?;
    let case = case.ok_or(refused(Code::NotFound))?;
    let values = values(desk, id, &case, choices).await?;
    let op = if values.is_empty() {
        None
    } else {
        Some(write(desk, &case, values).await?)
    };
    settle(desk, id, op).await
}

/// Sends the change again as it is, under a new number.
pub(crate) async fn send_again(desk: &Rc<Desk>, id: DecisionId) -> Result<(), Refusal> {
    let turn = desk.turn.lock().await;
    let now = clock::now();
    let saved = desk.with(|open| {
        let (op, base) = match id {
            DecisionId::Op(n) => {
                let decision = open.decisions.get(&n)?;
                (decision.op.clone(), decision.base.clone())
            }
            DecisionId::Restored(n) => match open.disputes.restored.offers.get(&n)? {
                Offer::Events(events) => (again(random::op(now), now, events.clone()), None),
                Offer::Row { .. } | Offer::Unsent { .. } | Offer::Unseen { .. } => return None,
            },
        };
        let mut numbers = open.numbers;
        numbers.op += 1;
        let op = Op {
            n: numbers.op,
            ..op
        };
        Some(SavedOp { op, numbers, base })
    })?;
    let saved = saved.ok_or(refused(Code::NotFound))?;
    let n = saved.op.n;
    save::save(desk, vec![saved]).await?;
    drop(turn);
    settle(desk, id, Some(n)).await
}

/// Lets the change go.
pub(crate) async fn let_go(desk: &Rc<Desk>, id: DecisionId) -> Result<(), Refusal> {
    settle(desk, id, None).await
}

/// An operation of events that were signed before.
pub(crate) fn again(
    id: domain::OpId,
    client_time: domain::Timestamp,
    events: Vec<domain::privacy::SignedEvent>,
) -> Op {
    let kind = OpKind::Consent {
        events,
        evidence: None,
    };
    Op {
        n: 0,
        id,
        client_time,
        kind,
    }
}

/// Writes on top of what is shown, or makes the record again that the server lacks; gives the
/// number of the operation.
async fn write(
    desk: &Rc<Desk>,
    case: &Case,
    values: BTreeMap<FieldId, String>,
) -> Result<u64, Refusal> {
    let _turn = desk.turn.lock().await;
    let mine = &case.mine;
    let there = desk.with(|open| open.shown.rows.contains_key(&mine.id))?;
    let (command, about) = if there {
        let record = mine.id;
        (Command::EditRecord { record, values }, Some(record))
    } else {
        anew(mine, values)?
    };
    let ruled = desk.with(|open| dispatch::decide_on(open, &command, about))??;
    let Ruled::Write { values, .. } = ruled else {
        return Err(refused(Code::NotAllowed));
    };
    let target = if there {
        desk.with(|open| dispatch::edited(open, mine.id))??
    } else {
        Target {
            table: mine.table,
            record: mine.id,
            subject: mine.subject,
            parent: mine.parent,
            base: None,
        }
    };
    dispatch::write(desk, target, values).await?;
    desk.with(|open| open.numbers.op)
}

fn anew(
    mine: &Row,
    values: BTreeMap<FieldId, String>,
) -> Result<(Command, Option<RecordId>), Refusal> {
    match (mine.table, mine.parent) {
        (Table::Contact, _) => Ok((Command::CreateContact { values }, None)),
        (Table::Note, Some(contact)) => {
            let text = values.into_values().next().unwrap_or_default();
            Ok((Command::AddNote { contact, text }, Some(contact)))
        }
        // A document is evidence of an act; it is made by that act alone.
        (Table::Note | Table::Document, _) => Err(refused(Code::NotAllowed)),
    }
}

/// Takes the decision from the list; it can be undone while nothing of it was sent.
async fn settle(desk: &Rc<Desk>, id: DecisionId, op: Option<u64>) -> Result<(), Refusal> {
    let _turn = desk.storing.lock().await;
    let was = match id {
        DecisionId::Op(n) => {
            let batch = Batch {
                ops_done: vec![n],
                ..Batch::default()
            };
            let store = desk.with(|open| Rc::clone(&open.store))?;
            let stored = store.execute(Request::Commit(batch)).await;
            stored.map_err(|error| profile::refusal(&error))?;
            let decision = desk.change(|open| open.decisions.remove(&n))?;
            decision.map(|decision| Was::Op(Box::new(decision)))
        }
        DecisionId::Restored(n) => {
            let mut kept = desk.with(|open| open.disputes.restored.clone())?;
            let offer = kept.offers.remove(&n);
            restored::keep(desk, kept).await?;
            // What is only sealed once more is no decision of the person.
            let offer = offer.filter(|offer| !matches!(offer, Offer::Unsent { .. }));
            offer.map(|offer| Was::Offer(Box::new(offer)))
        }
    };
    desk.change(|open| {
        let decided = was.map(|was| Decided { id, was, op });
        open.disputes.decided.extend(decided);
    })?;
    publish::publish(desk, Changed::ALL);
    Ok(())
}
