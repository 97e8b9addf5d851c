//! Several ledgers at once: one machine for each person while their records join (M-1).

use std::collections::{BTreeMap, BTreeSet};

use super::machine::Machine;
use super::order::Placed;
use super::reach::Key;
use super::records::Records;
use crate::privacy::event::EventType;
use crate::{SubjectId, Timestamp};

/// Folds the events of several records and gives the machine of the person behind one of them.
pub(super) fn fold_records<'a>(
    subject: SubjectId,
    placed: &[Placed<'a>],
    key: Key<'a>,
    now: Timestamp,
) -> Machine<'a> {
    let records = Records::read(placed);
    let mut groups = Groups {
        key,
        now,
        machines: BTreeMap::new(),
        joined: BTreeMap::new(),
    };
    for (place, one) in placed.iter().enumerate() {
        let occurred = one.event.body.occurred_at;
        let said = placed.partition_point(|earlier| earlier.t < occurred);
        groups.take(&records, (said.min(place), place), one);
    }
    groups.leave(subject)
}

struct Groups<'a> {
    key: Key<'a>,
    now: Timestamp,
    /// By the record that the others were joined to.
    machines: BTreeMap<SubjectId, Machine<'a>>,
    joined: BTreeMap<SubjectId, SubjectId>,
}

impl<'a> Groups<'a> {
    fn take(&mut self, records: &Records<'a>, (said, place): (usize, usize), placed: &Placed<'a>) {
        let body = &placed.event.body;
        if let Some(why) = records.refused(place) {
            let rejected = (body.event_id, why);
            self.machine(body.subject).rejected.push(rejected);
        } else if let Some((own, other)) = records.joined_at(place) {
            self.join(own, other, placed.t);
        } else if !matches!(body.kind, EventType::Merge | EventType::Unmerge) {
            self.count(&records.route(said, place, body), placed);
        }
    }

    fn count(&mut self, route: &BTreeSet<SubjectId>, placed: &Placed<'a>) {
        let body = &placed.event.body;
        let persons: BTreeSet<SubjectId> =
            route.iter().map(|subject| self.person(*subject)).collect();
        if persons.is_empty() {
            self.machine(body.subject).evidence_only.push(body.event_id);
        }
        for person in persons {
            self.machine(person).take(placed);
        }
    }

    fn join(&mut self, own: SubjectId, other: SubjectId, t: Timestamp) {
        let (own, other) = (self.person(own), self.person(other));
        if own != other {
            let joining = self.leave(own);
            self.machine(other).join(joining, t);
            self.joined.insert(own, other);
        }
    }

    fn person(&self, subject: SubjectId) -> SubjectId {
        let mut person = subject;
        while let Some(joined) = self.joined.get(&person) {
            person = *joined;
        }
        person
    }

    fn machine(&mut self, subject: SubjectId) -> &mut Machine<'a> {
        let person = self.person(subject);
        let new = Machine::new(self.key, self.now);
        self.machines.entry(person).or_insert(new)
    }

    fn leave(&mut self, subject: SubjectId) -> Machine<'a> {
        let person = self.person(subject);
        self.machines
            .remove(&person)
            .unwrap_or_else(|| Machine::new(self.key, self.now))
    }
}
