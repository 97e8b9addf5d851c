//! What a device holds and a restored database does not (sync design, section 2).

use std::collections::{BTreeMap, BTreeSet};

use domain::organisation::Restore;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::Entry;
use domain::record::Row;
use domain::{DeviceId, FieldId, Hash, RecordId};

use super::marks::Marks;
use crate::message::v1::{Op, OpKind, Verb};

/// What a device holds when a restored database takes the place of the known one.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// The device.
    pub device: DeviceId,
    /// Its cursor in the known database.
    pub cursor: u64,
    /// The stored rows.
    pub rows: Vec<&'a Row>,
    /// The stored ledger entries.
    pub entries: Vec<&'a Entry>,
    /// Operations in the outbox: they come to the new database by themselves.
    pub pending: Vec<&'a Op>,
    /// Operations that were refused: their stops counted all the same.
    pub decided: Vec<&'a Op>,
    /// What the device wrote and the server acknowledged.
    pub marks: &'a Marks,
}

/// What would be lost with the old snapshot. It is durable before that snapshot goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unrestored {
    /// Events of this device that stop something: they go to the server at once.
    pub stops: Vec<SignedEvent>,
    /// Other events of this device: offered for a new push.
    pub events: Vec<SignedEvent>,
    /// Records that are in an older state now, or gone, as they were: offered for a new push.
    pub rows: Vec<Row>,
    /// Fields of held records that this device wrote and its role does not read: the new database
    /// lacks what was written, and no row shows it. The person is told, and may write it again.
    pub unseen: BTreeMap<RecordId, BTreeSet<FieldId>>,
}

/// Compares what is held with the snapshot that takes its place.
///
/// A device that has seen nothing beyond the backup has nothing to tell. Of others each row that
/// says something else counts, also when its number is higher meanwhile: numbers given after the
/// restore prove no order to those given before.
#[must_use]
pub fn unrestored(held: &Held<'_>, restores: &[Restore], snapshot: &[Verb]) -> Unrestored {
    let base = restores.iter().map(|restore| restore.current.seq).min();
    let mut unrestored = Unrestored::default();
    let mut acts = refused_stops(&held.decided);
    if base.is_none_or(|base| held.cursor > base) {
        unrestored.rows = rows(held, snapshot);
        acts.extend(held.entries.iter().map(|entry| &entry.event));
    }
    unrestored.unseen = unseen(held, base);
    let mut known = known(held, snapshot);
    for event in acts {
        let Ok(body) = event.body() else { continue };
        if body.device != Some(held.device) || !known.insert(event.event_hash()) {
            continue;
        }
        if body.is_restrictive() {
            unrestored.stops.push(event.clone());
        } else {
            unrestored.events.push(event.clone());
        }
    }
    unrestored
}

fn rows(held: &Held<'_>, snapshot: &[Verb]) -> Vec<Row> {
    let mut now: BTreeMap<RecordId, &Row> = BTreeMap::new();
    for verb in snapshot {
        match verb {
            Verb::Put { row, .. } => drop(now.insert(row.id, row)),
            Verb::Remove { record } => drop(now.remove(record)),
            Verb::Entry(_) | Verb::Ordered(_) => {}
        }
    }
    let differs = |row: &&&Row| now.get(&row.id).is_none_or(|now| *now != **row);
    let rows = held.rows.iter().filter(differs);
    rows.map(|row| (*row).clone()).collect()
}

fn unseen(held: &Held<'_>, base: Option<u64>) -> BTreeMap<RecordId, BTreeSet<FieldId>> {
    let rows = held.rows.iter();
    let unseen = rows.map(|row| (row.id, held.marks.unseen(row, base)));
    unseen.filter(|(_, fields)| !fields.is_empty()).collect()
}

/// Gives the events that the new database has, or will have from the outbox.
fn known(held: &Held<'_>, snapshot: &[Verb]) -> BTreeSet<Hash> {
    let there = snapshot.iter().filter_map(|verb| match verb {
        Verb::Entry(entry) => Some(entry.event_hash),
        Verb::Put { .. } | Verb::Remove { .. } | Verb::Ordered(_) => None,
    });
    let on_their_way = held.pending.iter().copied().flat_map(events);
    let on_their_way = on_their_way.map(SignedEvent::event_hash);
    there.chain(on_their_way).collect()
}

/// Gives the stops of refused operations: they counted, and may not have come back as entries.
fn refused_stops<'a>(decided: &[&'a Op]) -> Vec<&'a SignedEvent> {
    let refused = decided.iter().copied().flat_map(events);
    let stops = refused.filter(|event| event.body().is_ok_and(|body| body.is_restrictive()));
    stops.collect()
}

fn events(op: &Op) -> impl Iterator<Item = &SignedEvent> {
    let events: &[SignedEvent] = match &op.kind {
        OpKind::Consent { events, .. } => events,
        OpKind::Put(_) => &[],
    };
    events.iter()
}
