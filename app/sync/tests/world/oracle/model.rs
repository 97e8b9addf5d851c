//! The reference: the operations in the order of their changes, and nothing else.

use std::collections::BTreeMap;

use domain::record::{FieldMap, Plain, Row, SealedValue};
use domain::{OpId, RecordId};
use sync::message::v1::{Change, OpKind};

use crate::copy::Copy;
use crate::simulation::World;

/// A record by version, plain and sealed values only.
pub(super) type Values = (u64, FieldMap<Plain>, FieldMap<SealedValue>);

pub(super) fn values_of(truth: &Copy) -> BTreeMap<RecordId, Values> {
    let values = |row: &Row| (row.version, row.fields.clone(), row.sealed.clone());
    truth
        .rows
        .values()
        .map(|row| (row.id, values(row)))
        .collect()
}

/// Plays the operations in the order of their changes, one field after the other.
pub(super) fn replayed(world: &World, changes: &[Change]) -> BTreeMap<RecordId, Values> {
    let mut model: BTreeMap<RecordId, Values> = BTreeMap::new();
    let mut last: BTreeMap<RecordId, OpId> = BTreeMap::new();
    for change in changes {
        let Some(op) = change.op else { continue };
        if let OpKind::Put(put) = &world.saved[&op].1.kind {
            let (version, fields, sealed) = model.entry(put.record).or_default();
            let before = last.insert(put.record, op);
            if came_late(world, change) {
                // It lies beside the field.
                *version += 1;
                continue;
            }
            let on = put.base.map(|base| (base.version, base.op));
            let there = before.map(|op| (*version, op));
            assert_eq!(on, there, "an edit was applied to what its maker never saw");
            *version += 1;
            fields.extend(put.fields.clone());
            sealed.extend(put.sealed.clone());
        }
    }
    model
}

/// Says whether a revoked device brought it.
fn came_late(world: &World, change: &Change) -> bool {
    let Some(ending) = world.ending else {
        return false;
    };
    let device = world.clients[ending.place].staff.device;
    let after = ending.revoked.is_some_and(|seq| change.seq > seq);
    after && change.device == Some(device)
}
