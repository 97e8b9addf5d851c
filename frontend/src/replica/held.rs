//! What the server gave and this device holds; every step is checked before it counts.

mod follow;
mod marks;
mod orders;
mod restore;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::organisation::{Organisation, SignedStatement, Statement, StatementBody};
use domain::privacy::fold::LedgerEvent;
use domain::privacy::ledger::Entry;
use domain::record::{Class, ClassSecretWrap, DekWrap, Row, Table};
use domain::{Hash, PublicKey, RecordId, SubjectId};
use sync::client::{ItemRef, Marks, VerbRef};
use sync::proof::{Alert, Trust};

use super::item::Key;

pub(crate) use restore::FromPages;

/// A row with the wraps of its data keys.
#[derive(Clone, Debug)]
pub(crate) struct HeldRow {
    pub(crate) row: Arc<Row>,
    pub(crate) wraps: Vec<DekWrap>,
}

/// One accepted event with what the fold needs of it.
#[derive(Clone, Debug)]
struct HeldEntry {
    entry: Entry,
    event: LedgerEvent,
}

/// Everything held.
#[derive(Default)]
pub(crate) struct Held {
    trust: Option<Trust>,
    statements: Vec<SignedStatement>,
    secrets: BTreeMap<(Class, u32), ClassSecretWrap>,
    rows: BTreeMap<RecordId, HeldRow>,
    subjects: BTreeSet<(SubjectId, RecordId)>,
    ledgers: BTreeMap<SubjectId, Vec<HeldEntry>>,
    marks: Marks,
}

impl Held {
    /// The verified log.
    pub(crate) fn organisation(&self) -> Option<&Arc<Organisation>> {
        self.trust.as_ref()?.organisation()
    }

    /// The verified log, for writing; none when what is served is not trusted.
    pub(crate) fn for_sealing(&self) -> Option<&Arc<Organisation>> {
        self.trust.as_ref()?.for_sealing()
    }

    /// Why what is served is not trusted, now or on earlier days.
    pub(crate) fn alerts(&self) -> Vec<Alert> {
        let trust = self.trust.as_ref();
        trust.map_or_else(Vec::new, |trust| trust.alerts().collect())
    }

    /// Confirmed rows.
    pub(crate) const fn rows(&self) -> &BTreeMap<RecordId, HeldRow> {
        &self.rows
    }

    /// Confirmed events of every person.
    pub(crate) fn ledgers(&self) -> BTreeMap<SubjectId, Vec<LedgerEvent>> {
        self.ledgers
            .iter()
            .map(|(subject, entries)| {
                let events = entries.iter().map(|held| held.event.clone()).collect();
                (*subject, events)
            })
            .collect()
    }

    /// Confirmed ledger entries.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.ledgers.values().flatten();
        entries.map(|held| &held.entry)
    }

    /// The log as it was signed.
    pub(crate) fn statements(&self) -> &[SignedStatement] {
        &self.statements
    }

    /// Head of a person's chain; none before the first event.
    pub(crate) fn chain_head(&self, subject: SubjectId) -> Option<Hash> {
        Some(self.ledgers.get(&subject)?.last()?.entry.link)
    }

    /// The contact of a person.
    pub(crate) fn contact_of(&self, subject: SubjectId) -> Option<RecordId> {
        self.records_of(subject).find(|id| {
            self.rows
                .get(id)
                .is_some_and(|held| held.row.table == Table::Contact)
        })
    }

    /// Confirmed wraps of the data keys of a person and class.
    pub(crate) fn wraps(&self, subject: SubjectId, class: Class) -> Vec<DekWrap> {
        let mut wraps: Vec<DekWrap> = Vec::new();
        for id in self.records_of(subject) {
            for wrap in self.rows.get(&id).map_or(&[][..], |held| &held.wraps) {
                if wrap.subject == subject && wrap.class == class && !wraps.contains(wrap) {
                    wraps.push(wrap.clone());
                }
            }
        }
        wraps
    }

    /// Class secrets with the intake of the statement each is bound to; one that names no
    /// statement of its class and epoch is not handed out.
    pub(crate) fn secrets(&self) -> Vec<(ClassSecretWrap, PublicKey)> {
        let intakes: BTreeMap<(Hash, Class, u32), PublicKey> =
            self.statements.iter().filter_map(intake).collect();
        self.secrets
            .values()
            .filter_map(|wrap| {
                let place = (wrap.statement, wrap.class, wrap.epoch);
                Some((wrap.clone(), *intakes.get(&place)?))
            })
            .collect()
    }

    /// The statements, read.
    pub(crate) fn statements_read(&self) -> Vec<Statement> {
        let statements = self.statements.iter();
        statements.filter_map(|signed| signed.read().ok()).collect()
    }

    /// Number and hash of the newest statement.
    pub(crate) fn log_head(&self) -> Option<(u64, Hash)> {
        let organisation = self.organisation()?;
        Some((organisation.n, organisation.head))
    }

    /// Gives what is held under a key, to be kept; none when it is gone.
    pub(crate) fn item(&self, key: Key) -> Option<ItemRef<'_>> {
        match key {
            Key::Statement(n) => {
                let place = usize::try_from(n.checked_sub(1)?).ok()?;
                self.statements.get(place).map(ItemRef::Statement)
            }
            Key::Secret(class, epoch) => self.secrets.get(&(class, epoch)).map(ItemRef::Secret),
            Key::Row(id) => self.rows.get(&id).map(|held| {
                ItemRef::Verb(VerbRef::Put {
                    row: &held.row,
                    wraps: &held.wraps,
                })
            }),
            Key::Entry(subject, seq) => {
                let place = usize::try_from(seq.checked_sub(1)?).ok()?;
                let held = self.ledgers.get(&subject)?.get(place)?;
                Some(ItemRef::Verb(VerbRef::Entry(&held.entry)))
            }
            Key::Marked(id) => Some(ItemRef::Marked(id, self.marks.of(id)?)),
        }
    }

    fn records_of(&self, subject: SubjectId) -> impl Iterator<Item = RecordId> {
        let [first, last] = [[0x00; 16], [0xFF; 16]].map(RecordId::from_bytes);
        let records = self.subjects.range((subject, first)..=(subject, last));
        records.map(|(_, record)| *record)
    }
}

fn intake(signed: &SignedStatement) -> Option<((Hash, Class, u32), PublicKey)> {
    let StatementBody::ClassEpoch {
        class,
        epoch,
        intake,
        ..
    } = signed.read().ok()?.content
    else {
        return None;
    };
    Some(((signed.hash(), class, epoch), intake))
}
