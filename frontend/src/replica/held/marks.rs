//! Marks of this device's own writes, each as long as its row is held.

use sync::client::{Mark, Marks};

use super::Held;
use crate::replica::item::Key;

impl Held {
    /// What this device wrote and the server acknowledged.
    pub(crate) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Notes own writes whose changes came back; gives what changed.
    pub(crate) fn mark(&mut self, marks: &[Mark]) -> Vec<Key> {
        let mut keys = Vec::new();
        for mark in marks {
            let held = self.rows.get(&mark.record);
            if held.is_some_and(|held| self.marks.note(mark, &held.row)) {
                keys.push(Key::Marked(mark.record));
            }
        }
        keys
    }

    /// Goes on with the marks that another database left; gives what changed.
    pub(crate) fn marks_left(&mut self, left: Marks) -> Vec<Key> {
        let records: Vec<_> = self.marks.records().chain(left.records()).collect();
        self.marks = left;
        for record in &records {
            if !self.rows.contains_key(record) {
                self.marks.forget(*record);
            }
        }
        records.into_iter().map(Key::Marked).collect()
    }
}
