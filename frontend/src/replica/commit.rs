//! Keeping what a pull or push brought: sealed, in one strict transaction, before it counts.

mod sealed;

use std::rc::Rc;

use app::replica::Refusal;
use sync::client::{ItemRef, StoreBatch, VerbRef, write_page};
use sync::message::v1::{Order, Outcome, Verb};
use sync::store::device::Request;

use super::files::Gone;
use super::item::{Decision, Key};
use super::open::{Cursor, Open};
use super::pages::Writing;
use super::publish::Changed;
use super::{restored, save};
use crate::desk::Desk;
use crate::profile;

/// What is to be written, still open.
struct Planned {
    writing: Writing,
    pages: Vec<(u32, Vec<u8>)>,
    overlay: Vec<(u64, Vec<u8>)>,
    decisions: Vec<(u64, Decision)>,
    done: Vec<u64>,
    gone: Gone,
    cursor: Cursor,
}

/// Takes a batch into the held data; gives what changed on screen.
///
/// A log that is not an extension of the trusted one stops everything: nothing of the batch
/// counts and nothing new is sealed.
pub(crate) fn take_in(
    open: &mut Open,
    batch: &mut StoreBatch,
) -> Result<(Vec<Key>, Changed), Refusal> {
    let root = open.identity.root;
    let statements = core::mem::take(&mut batch.statements);
    let Ok(mut keys) = open.held.extend_log(&root, statements) else {
        open.distrust = true;
        return Err(Refusal::LogNotTrusted);
    };
    let mut changed = Changed {
        rows: !batch.done.is_empty() || !batch.decisions.is_empty(),
        ledgers: !batch.done.is_empty() || !batch.decisions.is_empty(),
    };
    for wrap in core::mem::take(&mut batch.secrets) {
        keys.extend(open.held.take_secret(wrap));
    }
    let (ordered, verbs): (Vec<Verb>, Vec<Verb>) = core::mem::take(&mut batch.verbs)
        .into_iter()
        .partition(|verb| matches!(verb, Verb::Ordered(_)));
    batch.verbs = ordered;
    keys.extend(obey(open, batch));
    if !batch.verbs.is_empty() {
        changed = Changed::ALL;
    }
    let left = restored::marks_left(open, batch.epoch);
    for verb in verbs {
        changed.ledgers |= matches!(verb, Verb::Entry(_) | Verb::Remove { .. });
        changed.rows |= matches!(verb, Verb::Put { .. } | Verb::Remove { .. });
        keys.extend(open.held.follow(verb));
    }
    if let Some(left) = left {
        keys.extend(open.held.marks_left(left));
    }
    keys.extend(open.held.mark(&batch.marks));
    Ok((keys, changed))
}

/// Carries out the orders that are left in a batch; they stay there, so that no older page does.
fn obey(open: &mut Open, batch: &mut StoreBatch) -> Vec<Key> {
    let mut keys = Vec::new();
    for verb in &batch.verbs {
        let Verb::Ordered(ordered) = verb else {
            continue;
        };
        keys.extend(open.held.obey(&ordered.order, open.identity.device.user));
        if let Order::Erase { subject, records } = &ordered.order {
            let about = |decision: &Decision| {
                decision.op.is_about(*subject, records) && !decision.op.stops()
            };
            let gone = open.decisions.iter().filter(|(_, one)| about(one));
            batch.done.extend(gone.map(|(n, _)| *n));
        }
    }
    keys
}

/// Writes what was taken in, with the operations that are settled by it.
pub(crate) async fn keep(desk: &Rc<Desk>, keys: &[Key], batch: &StoreBatch) -> Result<(), Refusal> {
    if !(batch.done.is_empty() && batch.decisions.is_empty()) {
        save::keep_numbers(desk).await?;
    }
    let (store, mut planned) =
        desk.change(|open| (Rc::clone(&open.store), plan(open, keys, batch)))?;
    let sealed = sealed::seal(desk, &mut planned).await?;
    store
        .execute(Request::Commit(sealed))
        .await
        .map_err(|error| profile::refusal(&error))?;
    desk.change(|open| settle(open, planned))
}

fn plan(open: &mut Open, keys: &[Key], batch: &StoreBatch) -> Planned {
    // Nothing of another database, and nothing that an order ended, may lie under what takes its place.
    let replaced = open.cursor.epoch != 0 && batch.epoch != open.cursor.epoch;
    let ordered = !batch.verbs.is_empty() && !keys.is_empty();
    let writing = if replaced || ordered {
        open.pages.fold(keys)
    } else {
        open.pages.plan(keys)
    };
    let (mut pages, mut overlay) = (Vec::new(), Vec::new());
    match &writing {
        // A batch without changes in the data needs no entry.
        Writing::Overlay(_) if keys.is_empty() => {}
        Writing::Overlay(number) => overlay.push((*number, write_page(&changes(open, keys)))),
        Writing::Fold { pages: numbers, .. } => {
            let lying = open.pages.on_pages(numbers).into_iter();
            pages.extend(lying.map(|(number, keys)| {
                let items = keys.into_iter().filter_map(|key| open.held.item(key));
                (number, write_page(&items.collect::<Vec<_>>()))
            }));
        }
    }
    Planned {
        writing,
        pages,
        overlay,
        decisions: decisions(open, &batch.decisions),
        done: batch.done.clone(),
        gone: open.files.gone_with(&open.held, keys, &batch.verbs),
        cursor: Cursor {
            change: batch.cursor,
            epoch: batch.epoch,
            as_of: open.cursor.as_of,
            seen: open.cursor.seen_with(batch.epoch, batch.cursor),
        },
    }
}

fn changes<'a>(open: &'a Open, keys: &[Key]) -> Vec<ItemRef<'a>> {
    keys.iter()
        .filter_map(|key| match (open.held.item(*key), key) {
            (Some(item), _) => Some(item),
            (None, Key::Row(record)) => Some(ItemRef::Verb(VerbRef::Remove { record: *record })),
            // What hangs on a record goes with it.
            (None, Key::Entry(..) | Key::Statement(_) | Key::Secret(..) | Key::Marked(_)) => None,
        })
        .collect()
}

fn decisions(open: &Open, decided: &[(u64, Outcome)]) -> Vec<(u64, Decision)> {
    decided
        .iter()
        .filter_map(|(n, outcome)| {
            let decision = Decision {
                op: open.ops.get(n)?.clone(),
                outcome: outcome.clone(),
                base: open.disputes.base(*n),
            };
            Some((*n, decision))
        })
        .collect()
}

fn write<T: serde::Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("kept things have known lengths")
}

fn settle(open: &mut Open, planned: Planned) {
    let wrote = !planned.overlay.is_empty() || matches!(planned.writing, Writing::Fold { .. });
    if wrote {
        open.pages.written(&planned.writing);
    }
    open.files.forget(&planned.gone);
    for n in planned.done {
        open.ops.remove(&n);
        open.decisions.remove(&n);
        open.disputes.forget(n);
    }
    for (n, decision) in planned.decisions {
        open.ops.remove(&n);
        open.disputes.forget(n);
        open.decisions.insert(n, decision);
    }
    open.cursor = Cursor {
        as_of: open.cursor.as_of,
        ..planned.cursor
    };
}
