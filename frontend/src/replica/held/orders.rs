//! Carrying out what the server orders: what is not justified any more goes, with what derives
//! from it (sync design, section 3).

use std::sync::Arc;

use domain::record::Class;
use domain::{RecordId, SubjectId, UserId};
use sync::message::v1::{Order, Scope};
use sync::scope::{justified, keys_of};

use super::Held;
use crate::replica::item::Key;

impl Held {
    /// Carries an order out for this user; gives what changed. Doing it again changes nothing.
    pub(crate) fn obey(&mut self, order: &Order, user: UserId) -> Vec<Key> {
        match order {
            Order::DropScope { left, .. } => {
                let mut keys = self.keep_within(left, user);
                keys.extend(self.keep_secrets_of(left));
                keys
            }
            Order::Reset { .. } => Vec::new(),
            Order::Erase { subject, records } => self.erase(*subject, records),
        }
    }

    fn keep_within(&mut self, left: &[Scope], user: UserId) -> Vec<Key> {
        let Some(log) = self.organisation().cloned() else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        let all: Vec<RecordId> = self.rows.keys().copied().collect();
        for id in all {
            let Some(held) = self.rows.get_mut(&id) else {
                continue;
            };
            match justified(left, &log.catalogue, user, &held.row) {
                Some(row) if row == *held.row => {}
                Some(row) => {
                    let needed = keys_of(&row);
                    held.wraps
                        .retain(|wrap| needed.contains(&(wrap.subject, wrap.class)));
                    held.row = Arc::new(row);
                    keys.push(Key::Row(id));
                }
                None => keys.extend(self.remove(id)),
            }
        }
        keys
    }

    fn keep_secrets_of(&mut self, left: &[Scope]) -> Vec<Key> {
        let reads = |class: Class| left.iter().any(|scope| scope.class == class);
        let gone = self.secrets.keys().filter(|(class, _)| !reads(*class));
        let gone: Vec<(Class, u32)> = gone.copied().collect();
        gone.into_iter()
            .map(|(class, epoch)| {
                self.secrets.remove(&(class, epoch));
                Key::Secret(class, epoch)
            })
            .collect()
    }

    fn erase(&mut self, subject: SubjectId, records: &[RecordId]) -> Vec<Key> {
        let about = self.records_of(subject);
        let about: Vec<RecordId> = about.chain(records.iter().copied()).collect();
        let mut keys: Vec<Key> = Vec::new();
        for id in about {
            keys.extend(self.remove(id));
        }
        let entries = self.ledgers.remove(&subject).unwrap_or_default();
        keys.extend((1..=entries.len() as u64).map(|seq| Key::Entry(subject, seq)));
        keys
    }
}
