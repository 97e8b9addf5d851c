//! What comes back after an erasure (E-9).

use std::collections::{BTreeMap, BTreeSet};

use super::{ErasureEntry, Outcome};
use crate::violation::Code;
use crate::{FieldId, Hash, RecordId, Timestamp, Violation};

/// The persons and records that were erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tombstones {
    records: BTreeSet<RecordId>,
    fields: BTreeMap<(RecordId, FieldId), Timestamp>,
    tokens: BTreeSet<Hash>,
}

/// Something that may bring an erased person back.
#[derive(Clone, Copy, Debug)]
pub enum Arrival<'a> {
    /// A row of an import, with the keyed tokens of its persons and addresses.
    Import {
        /// The tokens.
        tokens: &'a BTreeSet<Hash>,
    },
    /// A change from a device or another system.
    Change {
        /// The record it writes.
        record: RecordId,
        /// The keyed token of its subject.
        token: Hash,
        /// The fields it writes.
        fields: &'a BTreeSet<FieldId>,
        /// When it was made, by the writer's clock.
        made_at: Timestamp,
    },
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing stands against it.
    Admit,
    /// Held as `suppressed`; the importer learns nothing more (I-3).
    Suppressed,
    /// Refused; the device is told to erase.
    Refused(Violation),
}

impl Tombstones {
    /// Reads the erasure ledger.
    #[must_use]
    pub fn of(entries: &[ErasureEntry]) -> Self {
        let gone = |outcome| matches!(outcome, Outcome::Erase | Outcome::Pseudonymise);
        let mut stones = Self::default();
        for entry in entries {
            for item in &entry.items {
                if gone(item.outcome) {
                    stones.records.insert(item.record);
                }
                for field in &item.erased {
                    let at = stones
                        .fields
                        .entry((item.record, field.clone()))
                        .or_insert(entry.at);
                    *at = (*at).max(entry.at);
                }
            }
            if entry.ends_the_person {
                stones.tokens.extend(&entry.tokens);
            }
        }
        stones
    }

    /// Decides about something that arrives; suppression tokens are asked beside it.
    #[must_use]
    pub fn meet(&self, arrival: Arrival<'_>) -> Verdict {
        match arrival {
            Arrival::Import { tokens } if !self.tokens.is_disjoint(tokens) => Verdict::Suppressed,
            Arrival::Import { .. } => Verdict::Admit,
            Arrival::Change { record, token, .. }
                if self.records.contains(&record) || self.tokens.contains(&token) =>
            {
                Verdict::Refused(Violation::of(Code::SubjectErased))
            }
            Arrival::Change {
                record,
                fields,
                made_at,
                ..
            } => self.stale_field(record, fields, made_at),
        }
    }

    /// A field that was erased takes values again, but none from before.
    fn stale_field(
        &self,
        record: RecordId,
        fields: &BTreeSet<FieldId>,
        made_at: Timestamp,
    ) -> Verdict {
        let erased = |field: &&FieldId| {
            let at = self.fields.get(&(record, (*field).clone()));
            at.is_some_and(|at| made_at <= *at)
        };
        fields.iter().find(erased).map_or(Verdict::Admit, |field| {
            Verdict::Refused(Violation::field(Code::SubjectErased, field.clone()))
        })
    }
}
