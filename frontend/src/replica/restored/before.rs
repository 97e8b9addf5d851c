//! What has to be durable before another database takes the place of the known one.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::{Restore, Signer, Statement, StatementBody};
use domain::privacy::SignedEvent;
use domain::record::Row;
use domain::{Hash, Timestamp};
use sync::client::{Held, StoreBatch, Unrestored, unrestored};

use super::follow::steps;
use super::unsent::without_key;
use super::{Followed, Kept, Offer, keep};
use crate::desk::Desk;
use crate::replica::decisions::decide::again;
use crate::replica::item::SavedOp;
use crate::replica::open::Open;
use crate::replica::{alerts, save};
use crate::{clock, random};

/// Makes offers and stops durable, if the batch is of another database than the known one.
pub(crate) async fn before(desk: &Rc<Desk>, batch: &StoreBatch) -> Result<(), Refusal> {
    let found = desk.with(|open| found(open, batch))?;
    let Some((lost, kept)) = found else {
        return Ok(());
    };
    keep(desk, kept).await?;
    stop_again(desk, lost.stops).await?;
    // The alert is over; one that could not be rewritten is shown until somebody was told.
    drop(alerts::keep_left(desk).await);
    Ok(())
}

fn found(open: &Open, batch: &StoreBatch) -> Option<(Unrestored, Kept)> {
    if open.cursor.epoch == 0 || batch.epoch == open.cursor.epoch {
        return None;
    }
    let steps = steps(open, batch.epoch).unwrap_or_default();
    let held = Held {
        device: open.identity.device.device,
        cursor: open.cursor.seen_with(open.cursor.epoch, open.cursor.change),
        rows: (open.held.rows().values())
            .map(|held| held.row.as_ref())
            .collect(),
        entries: open.held.entries().collect(),
        pending: open.ops.values().collect(),
        decided: (open.decisions.values())
            .map(|decision| &decision.op)
            .collect(),
        marks: open.held.marks(),
    };
    let lost = unrestored(&held, &steps, &batch.verbs);
    let unsent = without_key(open, batch);
    let kept = kept(open, (batch.epoch, unsent), &lost, steps.last());
    Some((lost, kept))
}

fn kept(
    open: &Open,
    (epoch, unsent): (u64, Vec<Offer>),
    lost: &Unrestored,
    last: Option<&Restore>,
) -> Kept {
    let mut kept = open.disputes.restored.clone();
    if let Some((_, stale)) = kept.newest.take_if(|(made_for, _)| *made_for == epoch) {
        for number in stale {
            kept.offers.remove(&number);
        }
    }
    let seen = |row: &&Row| !lost.unseen.contains_key(&row.id);
    let rows = lost.rows.iter().filter(seen).map(|row| Offer::Row {
        wraps: wraps(open, row),
        row: Box::new(row.clone()),
    });
    let unseen = lost.unseen.iter().filter_map(|(record, fields)| {
        let row = &open.held.rows().get(record)?.row;
        Some(Offer::Unseen {
            wraps: wraps(open, row),
            row: Box::new(row.as_ref().clone()),
            fields: fields.iter().cloned().collect(),
        })
    });
    let acts = acts(&lost.events).into_values().map(Offer::Events);
    let offers: Vec<Offer> = rows.chain(unseen).chain(acts).collect();
    kept.followed = last.map(|last| followed(open, last, (offers.len(), lost.stops.len())));
    let first = kept.next;
    for offer in offers.into_iter().chain(unsent) {
        kept.offers.insert(kept.next, offer);
        kept.next += 1;
    }
    kept.newest = Some((epoch, (first..kept.next).collect()));
    kept
}

fn wraps(open: &Open, row: &Row) -> Vec<domain::record::DekWrap> {
    let mut classes: Vec<_> = row.sealed.values().map(|value| value.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let wraps = classes
        .into_iter()
        .flat_map(|class| open.held.wraps(row.subject, class));
    wraps.collect()
}

/// Events by the act they belong to.
fn acts(events: &[SignedEvent]) -> BTreeMap<domain::ActId, Vec<SignedEvent>> {
    let mut acts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for event in events {
        if let Ok(body) = event.body() {
            acts.entry(body.act_id).or_default().push(event.clone());
        }
    }
    acts
}

/// Saves the stops as operations; a stop is never lost.
async fn stop_again(desk: &Rc<Desk>, stops: Vec<SignedEvent>) -> Result<(), Refusal> {
    let _turn = desk.turn.lock().await;
    let (now, mut numbers) = (clock::now(), desk.with(|open| open.numbers)?);
    let ops = acts(&stops).into_values().map(|events| {
        numbers.op += 1;
        let mut op = again(random::op(now), now, events);
        op.n = numbers.op;
        SavedOp {
            op,
            numbers,
            base: None,
        }
    });
    let ops = ops.collect();
    save::save(desk, ops).await
}

fn followed(open: &Open, restore: &Restore, (affected, stops): (usize, usize)) -> Followed {
    let statements = open.held.statements_read();
    let hashes = open.held.statements().iter().map(|signed| signed.hash());
    let signed: Vec<(Hash, &Statement)> = hashes.zip(&statements).collect();
    let first = signed.iter().find(
        |(_, statement)| matches!(&statement.content, StatementBody::Restore(of) if of == restore),
    );
    let second = first.and_then(|(hash, _)| {
        signed.iter().find(|(_, statement)| {
            matches!(&statement.content, StatementBody::Countersigned { statement } if statement == hash)
        })
    });
    let both = || [first, second].into_iter().flatten();
    Followed {
        reason: restore.reason.clone(),
        signers: both()
            .filter_map(|(_, signed)| name(open, signed))
            .collect(),
        signed_at: both()
            .map(|(_, signed)| signed.at)
            .max()
            .unwrap_or(Timestamp::from_millis(0)),
        affected,
        stops,
    }
}

fn name(open: &Open, statement: &Statement) -> Option<String> {
    let Signer::Device(device) = statement.signer else {
        return None;
    };
    let organisation = open.held.organisation()?;
    let user = organisation.devices.get(&device)?.user;
    Some(organisation.users.get(&user)?.name.clone())
}
