//! Reading back what this device kept; it was checked when it came and is sealed since.

use std::sync::Arc;

use domain::privacy::fold::LedgerEvent;
use domain::privacy::ledger::Entry;
use domain::{PublicKey, RecordId};
use sync::client::Item;
use sync::message::v1::Verb;
use sync::proof::{Alert, Trust};

use super::{Held, HeldEntry, HeldRow};
use crate::replica::item::Key;

/// What stored pages hold. Maps that are made of everything at once are full, and no row is
/// searched its place.
#[derive(Default)]
pub(crate) struct FromPages {
    held: Held,
    rows: Vec<(RecordId, HeldRow)>,
}

impl FromPages {
    /// Takes one kept thing, each of them once and in the order of its page; gives its key.
    pub(crate) fn take(&mut self, item: Item) -> Option<Key> {
        let Item::Verb(Verb::Put { row, wraps }) = item else {
            return self.held.restore(item);
        };
        let (id, row) = (row.id, Arc::new(*row));
        self.rows.push((id, HeldRow { row, wraps }));
        Some(Key::Row(id))
    }

    /// Everything that was taken.
    pub(crate) fn held(self) -> Held {
        let subject = |(id, held): &(RecordId, HeldRow)| (held.row.subject, *id);
        Held {
            subjects: self.rows.iter().map(subject).collect(),
            rows: self.rows.into_iter().collect(),
            ..self.held
        }
    }
}

impl Held {
    /// Takes back one kept thing, in the order things were kept; gives its key.
    pub(crate) fn restore(&mut self, item: Item) -> Option<Key> {
        match item {
            Item::Statement(statement) => {
                self.statements.push(statement);
                Some(Key::Statement(self.statements.len() as u64))
            }
            Item::Secret(wrap) => {
                let key = Key::Secret(wrap.class, wrap.epoch);
                self.take_secret(wrap);
                Some(key)
            }
            Item::Verb(Verb::Put { row, wraps }) => self.put(*row, wraps),
            Item::Verb(Verb::Entry(entry)) => self.restore_entry(*entry),
            Item::Verb(Verb::Remove { record }) => {
                self.remove(record);
                Some(Key::Row(record))
            }
            Item::Marked(record, marked) => {
                self.marks.put(record, marked);
                Some(Key::Marked(record))
            }
            // An order is carried out and not kept.
            Item::Verb(Verb::Ordered(_)) => None,
        }
    }

    /// Reads the log that was taken back.
    pub(crate) fn restored(&mut self, root: &PublicKey) -> Result<(), Alert> {
        let mut trust = Trust::in_root(*root);
        trust.extend(&self.statements)?;
        self.trust = Some(trust);
        Ok(())
    }

    fn restore_entry(&mut self, entry: Entry) -> Option<Key> {
        let event = LedgerEvent {
            body: entry.event.body().ok()?,
            event_hash: entry.event_hash,
            stamp: Some(entry.stamp.clone()),
        };
        let subject = event.body.subject;
        let entries = self.ledgers.entry(subject).or_default();
        entries.push(HeldEntry { entry, event });
        Some(Key::Entry(subject, entries.len() as u64))
    }
}
