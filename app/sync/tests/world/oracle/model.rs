//! The reference: the operations in the order of their changes, and nothing else.

use std::collections::BTreeMap;

use domain::RecordId;
use domain::record::{FieldMap, Row, SealedValue};
use sync::message::v1::{Change, OpKind};

use crate::copy::Copy;
use crate::simulation::World;

/// A record by version, plain and sealed values only.
pub(super) type Values = (u64, FieldMap<String>, FieldMap<SealedValue>);

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
    for change in changes {
        let op = change.op.map(|id| &world.saved[&id].1.kind);
        if let Some(OpKind::Put(put)) = op {
            let (version, fields, sealed) = model.entry(put.record).or_default();
            if came_late(world, change) {
                // It lies beside the field.
                *version += 1;
                continue;
            }
            assert_eq!(
                *version, put.base_version,
                "an edit was applied to another version"
            );
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
