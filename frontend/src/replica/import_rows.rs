//! Many contacts from a checked file, sealed and saved in batches.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Done, Refusal};
use domain::FieldId;
use leptos::prelude::Set;
use sync::message::v1::OpKind;

use super::dispatch::{numbered, sealed};
use super::draft::{Draft, Target};
use super::item::SavedOp;
use super::save;
use crate::desk::Desk;
use crate::{clock, random};

/// Rows that are sealed and saved together.
const BATCH: usize = 100;

type Values = BTreeMap<FieldId, String>;

/// Saves one new contact per row; the number saved is told also when a later batch failed.
pub(crate) async fn run(desk: &Rc<Desk>, rows: Vec<Values>) -> Result<Done, Refusal> {
    let all = rows.len();
    let mut saved = 0;
    let mut outcome = Ok(());
    for batch in rows.chunks(BATCH) {
        desk.replica.import_progress.set(Some((saved, all)));
        // The screen gets its turn between batches.
        clock::wait(0).await;
        outcome = save_batch(desk, batch).await;
        if outcome.is_err() {
            break;
        }
        saved += batch.len();
    }
    desk.replica.import_progress.set(None);
    match outcome {
        Err(refusal) if saved == 0 => Err(refusal),
        Ok(()) | Err(_) => Ok(Done {
            rows: saved,
            ..Done::default()
        }),
    }
}

async fn save_batch(desk: &Rc<Desk>, rows: &[Values]) -> Result<(), Refusal> {
    let now = clock::now();
    let drafts = desk.with(|open| {
        let organisation = open.organisation()?;
        rows.iter()
            .map(|values| {
                let target = Target::new_contact(now);
                let deks = |class| open.deks(target.subject, class);
                Draft::new(
                    &organisation,
                    deks,
                    (random::op(now), target),
                    values.clone(),
                )
            })
            .collect::<Result<Vec<_>, _>>()
    })??;
    let sealed = sealed(desk, &drafts).await?;
    let mut numbers = desk.with(|open| open.numbers)?;
    let ops: Vec<SavedOp> = drafts
        .into_iter()
        .zip(sealed)
        .map(|(draft, sealed)| {
            let op = draft.op;
            numbered(&mut numbers, op, now, OpKind::Put(draft.put(sealed)))
        })
        .collect();
    save::save(desk, ops).await
}
