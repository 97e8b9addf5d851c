//! A person who stands, or stood, under several ids (M-1, M-2).

use crate::privacy::event::EventType;
use crate::privacy::gate::{ContactFacts, Decision, decide};
use crate::privacy::{Channel, KeyState, LedgerEvent, Registry, fold};
use crate::{PurposeId, SubjectId, Timestamp};

/// A person by one of their ids, with the ledgers of every record that was ever merged with it.
///
/// Chains stay apart; here they are only read together. Ledgers of others change nothing.
#[derive(Clone, Debug)]
pub struct Person<'a> {
    subject: SubjectId,
    events: Vec<&'a LedgerEvent>,
    merged: bool,
}

impl<'a> Person<'a> {
    /// Takes the id and the events of all records concerned, in any order.
    #[must_use]
    pub fn new(subject: SubjectId, events: impl IntoIterator<Item = &'a LedgerEvent>) -> Self {
        let mut events: Vec<&LedgerEvent> = events.into_iter().collect();
        let merged = events
            .iter()
            .any(|event| matches!(event.body.kind, EventType::Merge | EventType::Unmerge));
        if !merged {
            events.retain(|event| event.body.subject == subject);
        }
        Self {
            subject,
            events,
            merged,
        }
    }

    /// Gives the state of a key at a moment; after a merge it is that of the surviving record.
    #[must_use]
    pub fn fold(
        &self,
        registry: &Registry,
        key: &(PurposeId, Channel),
        now: Timestamp,
    ) -> KeyState {
        let events = self.events.iter().copied();
        if self.merged {
            fold::fold_merged(self.subject, events, registry, key, now).state
        } else {
            fold::fold_one(events, registry, key, now).state
        }
    }

    /// Decides one contact with this person; see [`may_contact`](crate::privacy::may_contact).
    #[must_use]
    pub fn may_contact(
        &self,
        registry: &Registry,
        facts: &ContactFacts,
        key: &(PurposeId, Channel),
        now: Timestamp,
    ) -> Decision {
        let subject = self.merged.then_some(self.subject);
        decide(
            subject,
            self.events.iter().copied(),
            registry,
            facts,
            key,
            now,
        )
    }
}
