//! Persons who were merged: their chains stay apart and their states come out of all of them.

use std::collections::BTreeMap;

use domain::SubjectId;
use domain::privacy::LedgerEvent;
use domain::privacy::evidence_file::{Line, read_line};

/// Whose ledger stands where in a file that holds, and who was ever merged with whom.
#[derive(Default)]
pub(super) struct People<'a> {
    ledgers: BTreeMap<SubjectId, &'a [u8]>,
    /// One of the same group, for everyone but one of each group.
    merged: BTreeMap<SubjectId, SubjectId>,
}

impl<'a> People<'a> {
    /// Notes a verified ledger and its place.
    pub(super) fn note(&mut self, subject: SubjectId, lines: &'a [u8], events: &[LedgerEvent]) {
        self.ledgers.insert(subject, lines);
        for other in events.iter().filter_map(|event| event.body.into) {
            let (one, other) = (self.first_of(subject), self.first_of(other));
            if one != other {
                self.merged.insert(one, other);
            }
        }
    }

    /// Groups of two and more who were merged.
    pub(super) fn groups(&self) -> impl Iterator<Item = Vec<SubjectId>> {
        let mut groups: BTreeMap<SubjectId, Vec<SubjectId>> = BTreeMap::new();
        for one in self.merged.keys() {
            let first = self.first_of(*one);
            groups
                .entry(first)
                .or_insert_with(|| vec![first])
                .push(*one);
        }
        groups.into_values()
    }

    /// The events of a group; only these are read a second time.
    pub(super) fn events(&self, group: &[SubjectId]) -> Vec<LedgerEvent> {
        let ledgers = group.iter().filter_map(|one| self.ledgers.get(one));
        ledgers
            .flat_map(|ledger| ledger.split(|byte| *byte == b'\n'))
            .filter_map(|line| match read_line(line) {
                Ok(Line::Event(event)) => Some(LedgerEvent {
                    body: event.body,
                    event_hash: event.event_hash,
                    stamp: Some(event.stamp),
                }),
                Ok(Line::Erased(_)) | Err(_) => None,
            })
            .collect()
    }

    fn first_of(&self, subject: SubjectId) -> SubjectId {
        let mut first = subject;
        while let Some(next) = self.merged.get(&first) {
            first = *next;
        }
        first
    }
}
