//! Marks of a device's own writes: they outlive the operation, so that a write which a restored
//! database lacks is found also where the row does not show it (sync design, section 2).

use std::collections::{BTreeMap, BTreeSet};

use domain::record::Row;
use domain::{FieldId, RecordId};
use serde::{Deserialize, Serialize};

use crate::message::v1::Put;

/// One acknowledged write of this device, when its change is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record.
    pub record: RecordId,
    /// Number of the change.
    pub seq: u64,
    plain: Vec<FieldId>,
    sealed: Vec<FieldId>,
}

impl Mark {
    pub(super) fn of(put: &Put, seq: u64) -> Self {
        Self {
            record: put.record,
            seq,
            plain: put.fields.keys().cloned().collect(),
            sealed: put.sealed.keys().cloned().collect(),
        }
    }
}

/// Which change last took a field of a record from this device.
pub type Marked = BTreeMap<FieldId, u64>;

/// The marks of a device, by record. One lives as long as its record is held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks(BTreeMap<RecordId, Marked>);

impl Marks {
    /// Notes a write on the row that came back; says whether that changes anything. A plain value
    /// that the row shows needs no mark; a sealed one may leave the view with a role.
    pub fn note(&mut self, mark: &Mark, row: &Row) -> bool {
        let hidden = |field: &&FieldId| !row.fields.contains_key(*field);
        let plain = mark.plain.iter().filter(hidden);
        let fields: Vec<&FieldId> = mark.sealed.iter().chain(plain).collect();
        if fields.is_empty() {
            return false;
        }
        let marked = self.0.entry(mark.record).or_default();
        for field in fields {
            let seq = marked.entry(field.clone()).or_default();
            *seq = mark.seq.max(*seq);
        }
        true
    }

    /// Gives the marks of a record.
    #[must_use]
    pub fn of(&self, record: RecordId) -> Option<&Marked> {
        self.0.get(&record)
    }

    /// Gives the records that have marks.
    pub fn records(&self) -> impl Iterator<Item = RecordId> {
        self.0.keys().copied()
    }

    /// Takes back the marks of a record.
    pub fn put(&mut self, record: RecordId, marked: Marked) {
        self.0.insert(record, marked);
    }

    /// Forgets a record that is not held any more; says whether it had marks.
    pub fn forget(&mut self, record: RecordId) -> bool {
        self.0.remove(&record).is_some()
    }

    /// Keeps what a restored database has: it holds the changes up to this number.
    #[must_use]
    pub fn restored(&self, base: u64) -> Self {
        let mut marks = self.clone();
        for marked in marks.0.values_mut() {
            marked.retain(|_, seq| *seq <= base);
        }
        marks.0.retain(|_, marked| !marked.is_empty());
        marks
    }

    /// Names the written fields that a restored database lacks and the held row does not show.
    pub(super) fn unseen(&self, row: &Row, base: Option<u64>) -> BTreeSet<FieldId> {
        let lost = |seq: u64| base.is_none_or(|base| seq > base);
        let shown =
            |field: &FieldId| row.fields.contains_key(field) || row.sealed.contains_key(field);
        let marked = self.0.get(&row.id).into_iter().flatten();
        let unseen = marked.filter(|(field, seq)| lost(**seq) && !shown(field));
        unseen.map(|(field, _)| field.clone()).collect()
    }
}
