//! What a device holds of the server's data.

use std::collections::BTreeMap;

use domain::organisation::Organisation;
use domain::privacy::ledger::Entry;
use domain::record::{Row, Table};
use domain::{RecordId, SubjectId, UserId};
use sync::message::v1::{DekWrap, Order, Scope, Verb};
use sync::scope::{justified, keys_of};

/// What a device holds of the server's data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) rows: BTreeMap<RecordId, Row>,
    pub(crate) wraps: BTreeMap<RecordId, Vec<DekWrap>>,
    pub(crate) ledgers: BTreeMap<SubjectId, BTreeMap<u64, Entry>>,
}

impl Copy {
    pub(crate) fn take(&mut self, verb: Verb) {
        match verb {
            Verb::Put { row, wraps } => {
                self.wraps.insert(row.id, wraps);
                self.rows.insert(row.id, *row);
            }
            Verb::Entry(entry) => {
                let subject = entry.event.body().unwrap().subject;
                let ledger = self.ledgers.entry(subject).or_default();
                ledger.insert(entry.stamp.subject_seq, *entry);
            }
            Verb::Remove { record } => self.remove(record),
            Verb::Ordered(ordered) => panic!("carried out with the log: {ordered:?}"),
        }
    }

    /// Carries an order out; the log says which fields there are.
    pub(crate) fn carry_out(&mut self, order: &Order, log: &Organisation, user: UserId) {
        match order {
            Order::DropScope { left, .. } => self.keep_within(left, log, user),
            Order::Reset { .. } => {}
            Order::Erase { subject, records } => {
                let about = self.rows.values().filter(|row| row.subject == *subject);
                let mut gone: Vec<RecordId> = about.map(|row| row.id).collect();
                gone.extend(records);
                gone.into_iter().for_each(|record| self.remove(record));
                self.ledgers.remove(subject);
            }
        }
    }

    fn keep_within(&mut self, left: &[Scope], log: &Organisation, user: UserId) {
        for (record, row) in self.rows.clone() {
            match justified(left, &log.catalogue, user, &row) {
                Some(row) => {
                    let keys = keys_of(&row);
                    let wraps = self.wraps.entry(record).or_default();
                    wraps.retain(|wrap| keys.contains(&(wrap.subject, wrap.class)));
                    self.rows.insert(record, row);
                }
                None => self.remove(record),
            }
        }
    }

    fn remove(&mut self, record: RecordId) {
        self.wraps.remove(&record);
        if let Some(row) = self.rows.remove(&record) {
            self.forget(row.subject);
        }
    }

    /// A person's ledger leaves with the last contact.
    fn forget(&mut self, subject: SubjectId) {
        let about = |row: &Row| row.table == Table::Contact && row.subject == subject;
        if !self.rows.values().any(about) {
            self.ledgers.remove(&subject);
        }
    }

    pub(crate) fn verbs(&self) -> Vec<Verb> {
        let rows = self.rows.values().map(|row| Verb::Put {
            row: Box::new(row.clone()),
            wraps: self.wraps[&row.id].clone(),
        });
        let entries = self.ledgers.values().flat_map(BTreeMap::values);
        rows.chain(entries.map(|entry| Verb::Entry(Box::new(entry.clone()))))
            .collect()
    }
}
