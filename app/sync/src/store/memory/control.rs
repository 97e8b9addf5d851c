//! The control database in memory.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::store::StoreError;
use crate::store::control::{Answer, ControlRow, Request, Table};

/// The control database in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryControl {
    tables: BTreeMap<Table, BTreeMap<String, ControlRow>>,
}

impl MemoryControl {
    /// Makes an empty control database.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Never; the signature is that of every adapter.
    pub fn execute(&mut self, request: Request) -> Result<Answer, StoreError> {
        Ok(match request {
            Request::Get { table, id } => Answer::Row(self.get(table, &id)),
            Request::Put {
                table,
                id,
                expected,
                body,
            } => self.put(table, id, expected, body),
            Request::Delete { table, id } => {
                self.tables.entry(table).or_default().remove(&id);
                Answer::Deleted
            }
            Request::List {
                table,
                after,
                limit,
            } => Answer::Rows(self.list(table, after, limit)),
        })
    }

    fn get(&self, table: Table, id: &str) -> Option<ControlRow> {
        self.tables.get(&table)?.get(id).cloned()
    }

    fn put(&mut self, table: Table, id: String, expected: u64, body: serde_json::Value) -> Answer {
        let rows = self.tables.entry(table).or_default();
        let held = rows.get(&id).map_or(0, |row| row.version);
        if held != expected {
            return Answer::Moved;
        }
        let version = held + 1;
        let row = ControlRow {
            id: id.clone(),
            version,
            body,
        };
        rows.insert(id, row);
        Answer::Written(version)
    }

    fn list(&self, table: Table, after: Option<String>, limit: usize) -> Vec<ControlRow> {
        let start = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.tables.get(&table).map_or_else(Vec::new, |rows| {
            rows.range((start, Bound::Unbounded))
                .take(limit)
                .map(|(_, row)| row.clone())
                .collect()
        })
    }
}
