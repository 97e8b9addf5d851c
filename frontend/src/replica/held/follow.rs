//! Taking in what a pull brought; what does not fit is left out.

use std::sync::Arc;

use domain::organisation::{Organisation, SignedStatement};
use domain::privacy::fold::LedgerEvent;
use domain::privacy::ledger::{self, Entry};
use domain::privacy::{Body, SignedEvent};
use domain::record::{ClassSecretWrap, DekWrap, Row, Table};
use domain::{PublicKey, RecordId, SubjectId};
use sync::client::rolled_back;
use sync::message::v1::Verb;
use sync::proof::{self, Alert, Trust};

use super::{Held, HeldEntry, HeldRow};
use crate::replica::item::Key;

impl Held {
    /// What this device trusts, from the root it pinned.
    pub(crate) fn trust(&mut self, root: &PublicKey) -> &mut Trust {
        self.trust.get_or_insert_with(|| Trust::in_root(*root))
    }

    /// Extends the log; nothing of a refused extension counts. Statements held already may come
    /// again, and must then be the same.
    pub(crate) fn extend_log(
        &mut self,
        root: &PublicKey,
        statements: Vec<SignedStatement>,
    ) -> Result<Vec<Key>, Alert> {
        let held = self.statements.len();
        let known = self.trust(root).extend(&statements)?;
        self.statements.extend(statements.into_iter().skip(known));
        Ok((held + 1..=self.statements.len())
            .map(|n| Key::Statement(n as u64))
            .collect())
    }

    /// Takes a class secret; none when the same one is held: each answer brings all of them.
    pub(crate) fn take_secret(&mut self, wrap: ClassSecretWrap) -> Option<Key> {
        let place = (wrap.class, wrap.epoch);
        if self.secrets.get(&place) == Some(&wrap) {
            return None;
        }
        self.secrets.insert(place, wrap);
        Some(Key::Secret(place.0, place.1))
    }

    /// Follows one instruction; gives what changed.
    pub(crate) fn follow(&mut self, verb: Verb) -> Vec<Key> {
        match verb {
            Verb::Put { row, wraps } => self.put(*row, wraps).into_iter().collect(),
            Verb::Entry(entry) => self.append(*entry).into_iter().collect(),
            Verb::Remove { record } => self.remove(record),
            // Carried out by `obey`, before anything else.
            Verb::Ordered(_) => Vec::new(),
        }
    }

    /// High-water mark: an older row or sealed value, or another one of the same version, is
    /// refused and told; the held one stays.
    pub(super) fn put(&mut self, row: Row, wraps: Vec<DekWrap>) -> Option<Key> {
        if let Some(held) = self.rows.get(&row.id)
            && let Some(alert) = rolled_back(&held.row, &row)
        {
            self.tell(alert);
            return None;
        }
        if let Some(trust) = &mut self.trust {
            let late = row.late.values().flatten().map(|late| &late.value);
            for value in row.sealed.values().chain(late) {
                // What a colleague's device has seen is told; the row is taken all the same.
                trust.meet(row.id, value);
            }
        }
        let id = row.id;
        self.subjects.insert((row.subject, id));
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
        let organisation = self.organisation().cloned()?;
        let body = entry.event.body().ok()?;
        if let Some(alert) = self.rewritten(body.subject, &entry) {
            self.tell(alert);
            return None;
        }
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
            && is_signed(&organisation, &entry.event, &body);
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

    /// Says whether another entry is held at the place of this one.
    fn rewritten(&self, subject: SubjectId, entry: &Entry) -> Option<Alert> {
        let n = entry.stamp.subject_seq;
        let place = usize::try_from(n.checked_sub(1)?).ok()?;
        let held = self.ledgers.get(&subject)?.get(place)?;
        (held.entry.link != entry.link).then_some(Alert::OtherEntry { n })
    }

    /// Notes what went back; nothing is told of what is read back from this device.
    fn tell(&mut self, alert: Alert) {
        if let Some(trust) = &mut self.trust {
            trust.tell(alert);
        }
    }

    /// A contact that leaves takes the person's ledger along.
    pub(super) fn remove(&mut self, record: RecordId) -> Vec<Key> {
        let Some(held) = self.rows.remove(&record) else {
            return Vec::new();
        };
        let subject = held.row.subject;
        self.subjects.remove(&(subject, record));
        let mut keys = vec![Key::Row(record)];
        if self.marks.forget(record) {
            keys.push(Key::Marked(record));
        }
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
