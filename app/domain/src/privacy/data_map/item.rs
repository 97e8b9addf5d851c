//! One stored thing as retention and erasure see it: ids and dates, never a value.

use std::collections::BTreeSet;

use crate::privacy::data_map::RecordType;
use crate::privacy::retention::StorageClock;
use crate::{FieldId, RecordId, SubjectId};

/// A record, file, event or case with data about persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The record.
    pub record: RecordId,
    /// Its type.
    pub kind: RecordType,
    /// Ids it had before records were merged into it; a hold names any of them (RT-2).
    pub aliases: BTreeSet<RecordId>,
    /// The persons it is about. Staff who wrote or own it are not among them (E-2).
    pub about: BTreeSet<SubjectId>,
    /// The fields that hold a value now; none for a thing that has no fields.
    pub fields: BTreeSet<FieldId>,
    /// The retention rules whose event has come.
    pub clocks: Vec<StorageClock>,
    /// Whether the person asked to keep it for claims (Art. 18(1)(c)).
    pub restricted_for_claims: bool,
}

impl Item {
    /// An item of one person without fields, aliases or clocks.
    #[must_use]
    pub fn of(record: RecordId, kind: RecordType, subject: SubjectId) -> Self {
        Self {
            record,
            kind,
            aliases: BTreeSet::new(),
            about: BTreeSet::from([subject]),
            fields: BTreeSet::new(),
            clocks: Vec::new(),
            restricted_for_claims: false,
        }
    }

    /// Gives its parts: each field, or the thing as a whole where it has none.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Option<&FieldId>> {
        let whole = self.fields.is_empty().then_some(None);
        self.fields.iter().map(Some).chain(whole)
    }

    /// Gives every id the record goes by.
    pub(crate) fn names(&self) -> impl Iterator<Item = &RecordId> {
        core::iter::once(&self.record).chain(&self.aliases)
    }
}
