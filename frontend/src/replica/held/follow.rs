//! Taking in what a pull brought; what does not fit is left out.

use std::sync::Arc;

use domain::organisation::{LogError, Organisation, SignedStatement};
use domain::privacy::fold::LedgerEvent;
use domain::privacy::ledger::{self, Entry};
use domain::privacy::{Body, SignedEvent};
use domain::record::{ClassSecretWrap, DekWrap, Row, Table};
use domain::{PublicKey, RecordId};
use sync::message::v1::Verb;
use sync::proof;

use super::{Held, HeldEntry, HeldRow};
use crate::replica::item::Key;

impl Held {
    /// Extends the log; nothing of a refused extension counts. Statements held already may come
    /// again, and must then be the same.
    pub(crate) fn extend_log(
        &mut self,
        root: &PublicKey,
        statements: Vec<SignedStatement>,
    ) -> Result<Vec<Key>, LogError> {
        let held = self.statements.len();
        let known = self.known(&statements)?;
        let fresh: Vec<SignedStatement> = statements.into_iter().skip(known).collect();
        if fresh.is_empty() {
            return Ok(Vec::new());
        }
        let base = self.organisation.as_deref().cloned();
        let organisation = proof::read_log(Some(root), base, &fresh)?;
        self.statements.extend(fresh);
        self.organisation = Some(Arc::new(organisation));
        Ok((held + 1..=self.statements.len())
            .map(|n| Key::Statement(n as u64))
            .collect())
    }

    /// Says how many of the statements are held; another one at the same place is a fork.
    fn known(&self, statements: &[SignedStatement]) -> Result<usize, LogError> {
        let Some(first) = statements.first() else {
            return Ok(0);
        };
        let first = first.read().map_err(|_| LogError::Malformed { n: 0 })?.n;
        let place = usize::try_from(first.saturating_sub(1)).unwrap_or(usize::MAX);
        let held = self.statements.get(place..).unwrap_or_default();
        let same = held
            .iter()
            .zip(statements)
            .all(|(held, given)| held.hash() == given.hash());
        same.then(|| held.len().min(statements.len()))
            .ok_or(LogError::Pinned)
    }

    /// Takes a class secret.
    pub(crate) fn take_secret(&mut self, wrap: ClassSecretWrap) -> Key {
        let place = (wrap.class, wrap.epoch);
        self.secrets.insert(place, wrap);
        Key::Secret(place.0, place.1)
    }

    /// Follows one instruction; gives what changed.
    pub(crate) fn follow(&mut self, verb: Verb) -> Vec<Key> {
        match verb {
            Verb::Put { row, wraps } => self.put(*row, wraps).into_iter().collect(),
            Verb::Entry(entry) => self.append(*entry).into_iter().collect(),
            Verb::Remove { record } => self.remove(record),
        }
    }

    /// High-water mark: a lower version, or the same version written by another operation, is
    /// refused and the held value stays.
    pub(super) fn put(&mut self, row: Row, wraps: Vec<DekWrap>) -> Option<Key> {
        if let Some(held) = self.rows.get(&row.id)
            && (row.version < held.row.version || is_rewritten(&held.row, &row))
        {
            return None;
        }
        let id = row.id;
        self.subjects.entry(row.subject).or_default().insert(id);
        self.rows.insert(
            id,
            HeldRow {
                row: Arc::new(row),
                wraps,
            },
        );
        Some(Key::Row(id))
    }

    fn append(&mut self, entry: Entry) -> Option<Key> {
        let organisation = self.organisation.as_deref()?;
        let body = entry.event.body().ok()?;
        let entries = self.ledgers.entry(body.subject).or_default();
        let prev = entries.last().map_or_else(
            || ledger::genesis(organisation.id, body.subject),
            |held| held.entry.link,
        );
        let seq = entries.len() as u64 + 1;
        let fits = body.org == organisation.id
            && entry.stamp.subject_seq == seq
            && entry.prev_link == prev
            && entry.event_hash == entry.event.event_hash()
            && entry.link == ledger::link(&prev, &entry.event_hash, &entry.stamp)
            && is_signed(organisation, &entry.event, &body);
        if !fits {
            return None;
        }
        let event = LedgerEvent {
            body,
            event_hash: entry.event_hash,
            stamp: Some(entry.stamp.clone()),
        };
        let key = Key::Entry(event.body.subject, seq);
        entries.push(HeldEntry { entry, event });
        Some(key)
    }

    /// A contact that leaves takes the person's ledger along.
    pub(super) fn remove(&mut self, record: RecordId) -> Vec<Key> {
        let Some(held) = self.rows.remove(&record) else {
            return Vec::new();
        };
        let subject = held.row.subject;
        if let Some(records) = self.subjects.get_mut(&subject) {
            records.remove(&record);
        }
        let mut keys = vec![Key::Row(record)];
        if held.row.table == Table::Contact && self.contact_of(subject).is_none() {
            let entries = self.ledgers.remove(&subject).unwrap_or_default();
            keys.extend((1..=entries.len() as u64).map(|seq| Key::Entry(subject, seq)));
        }
        keys
    }
}

/// Portal and system events name no device and are signed by the server's witness key.
fn is_signed(organisation: &Organisation, event: &SignedEvent, body: &Body) -> bool {
    let key = match body.device {
        Some(device) => organisation
            .devices
            .get(&device)
            .filter(|device| body.recorded_by == Some(device.user))
            .map(|device| device.signing),
        None => organisation.server_keys.map(|keys| keys.witness),
    };
    key.is_some_and(|key| proof::event_signature_fits(&key, event))
}

fn is_rewritten(held: &Row, row: &Row) -> bool {
    row.version == held.version
        && row.sealed.iter().any(|(field, value)| {
            held.sealed
                .get(field)
                .is_some_and(|kept| kept.proof.op != value.proof.op)
        })
}
