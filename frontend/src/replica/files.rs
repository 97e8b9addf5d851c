//! Sealed files on this device: those that are still to be brought to the server, and those that
//! were fetched.

mod attach;
mod chunks;
mod open;

use std::collections::{BTreeMap, BTreeSet};

use app::replica::WaitingFile;
use domain::{RecordId, SubjectId};
use serde::{Deserialize, Serialize};
use sync::message::account::ApiErrorCode;
use sync::message::v1::{Order, Verb};

use super::held::Held;
use super::item::Key;
use super::open::Open;

pub(crate) use attach::attach;
pub(crate) use chunks::chunk;
pub(crate) use open::open;

/// What is known of a file on its way, beside its chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// The operation that makes its document.
    pub(crate) op: u64,
    /// The person it is about.
    pub(crate) subject: SubjectId,
    /// Number of sealed bytes.
    pub(crate) length: u64,
}

/// The files that lie here.
#[derive(Default)]
pub(crate) struct Files {
    outgoing: BTreeMap<RecordId, Mark>,
    refused: BTreeMap<RecordId, ApiErrorCode>,
    fetched: BTreeSet<RecordId>,
}

/// Files that go with a batch.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Gone {
    /// From both shelves.
    pub(crate) whole: Vec<RecordId>,
    /// From the shelf of the fetched ones.
    pub(crate) fetched: Vec<RecordId>,
}

impl Files {
    /// What the store held.
    pub(crate) fn of(outgoing: Vec<(RecordId, Mark)>, fetched: Vec<RecordId>) -> Self {
        Self {
            outgoing: outgoing.into_iter().collect(),
            refused: BTreeMap::new(),
            fetched: fetched.into_iter().collect(),
        }
    }

    /// A file was saved with its operation.
    pub(crate) fn keep(&mut self, record: RecordId, mark: Mark) {
        self.outgoing.insert(record, mark);
    }

    /// Something of a file was fetched.
    pub(crate) fn note_fetched(&mut self, record: RecordId) {
        self.fetched.insert(record);
    }

    /// The server said for good that it does not take a file as it is.
    pub(crate) fn refuse(&mut self, record: RecordId, code: ApiErrorCode) {
        self.refused.insert(record, code);
    }

    /// What is known of a file on its way.
    pub(crate) fn mark(&self, record: RecordId) -> Option<Mark> {
        self.outgoing.get(&record).copied()
    }

    /// The files whose document is at the server, so that they can follow.
    pub(crate) fn arrived(&self, open: &Open) -> impl Iterator<Item = RecordId> {
        let waits = move |op: u64| open.ops.contains_key(&op) || open.decisions.contains_key(&op);
        let arrived = self
            .outgoing
            .iter()
            .filter(move |(_, mark)| !waits(mark.op));
        arrived.map(|(record, _)| *record)
    }

    /// The files to be brought now.
    pub(crate) fn due(&self, open: &Open) -> Vec<RecordId> {
        let due = self.arrived(open);
        due.filter(|record| !self.refused.contains_key(record))
            .collect()
    }

    /// All that are not at the server yet.
    pub(crate) fn waiting(&self) -> Vec<WaitingFile> {
        let outgoing = self.outgoing.iter();
        outgoing
            .map(|(record, mark)| WaitingFile {
                record: *record,
                length: mark.length,
                refused: self.refused.get(record).copied(),
            })
            .collect()
    }

    /// Names what goes with the changed things and orders of a batch. An erasure takes everything;
    /// what only left the view is still brought, for it was saved before, and opens for nobody here.
    pub(crate) fn gone_with(&self, held: &Held, keys: &[Key], orders: &[Verb]) -> Gone {
        let left = keys.iter().filter_map(|key| match key {
            Key::Row(record) if held.item(*key).is_none() => Some(*record),
            Key::Row(_) | Key::Statement(_) | Key::Secret(..) | Key::Entry(..) | Key::Marked(_) => {
                None
            }
        });
        Gone {
            whole: orders.iter().flat_map(|order| self.erased(order)).collect(),
            fetched: left
                .filter(|record| self.fetched.contains(record))
                .collect(),
        }
    }

    /// What a batch took is gone.
    pub(crate) fn forget(&mut self, gone: &Gone) {
        for record in &gone.whole {
            self.outgoing.remove(record);
            self.refused.remove(record);
            self.fetched.remove(record);
        }
        for record in &gone.fetched {
            self.fetched.remove(record);
        }
    }

    fn erased(&self, verb: &Verb) -> Vec<RecordId> {
        let Verb::Ordered(ordered) = verb else {
            return Vec::new();
        };
        let Order::Erase { subject, records } = &ordered.order else {
            return Vec::new();
        };
        let about = |(record, mark): &(&RecordId, &Mark)| {
            mark.subject == *subject || records.contains(record)
        };
        let outgoing = self.outgoing.iter().filter(about);
        outgoing.map(|(record, _)| *record).collect()
    }
}

#[cfg(test)]
mod tests;
