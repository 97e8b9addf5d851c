//! Which records were one person when, and where their events go (M-1, M-2).

use std::collections::{BTreeMap, BTreeSet};

use super::Rejection;
use super::order::Placed;
use crate::privacy::event::{ActorKind, Body, EventType, Ruling};
use crate::{EventId, RecordId, SubjectId};

/// A merge of two records, with the unmerge that undid it.
struct Merge<'a> {
    /// The record that was joined to the other; of an undone merge, the one that left.
    own: SubjectId,
    other: SubjectId,
    from: usize,
    undone: Option<usize>,
    /// The contact points that left with `own`.
    points: &'a [RecordId],
}

impl Merge<'_> {
    fn stood_at(&self, place: usize) -> bool {
        self.stood_between(place, place)
    }

    /// `first` is the place of what came next after the act, so it may be the unmerge itself.
    fn stood_between(&self, first: usize, last: usize) -> bool {
        self.from < last && self.undone.is_none_or(|undone| first <= undone)
    }

    fn is_of(&self, one: SubjectId, other: SubjectId) -> bool {
        (self.own, self.other) == (one, other) || (self.own, self.other) == (other, one)
    }
}

/// All merges of some ledgers; places are those of the events in fold order.
#[derive(Default)]
pub(super) struct Records<'a> {
    merges: Vec<Merge<'a>>,
    grants: BTreeMap<EventId, (usize, &'a Body)>,
    refused: BTreeMap<usize, Rejection>,
}

impl<'a> Records<'a> {
    pub(super) fn read(placed: &[Placed<'a>]) -> Self {
        let mut records = Self::default();
        for (place, one) in placed.iter().enumerate() {
            let body = &one.event.body;
            let read = if body.kind == EventType::Merge {
                records.merge(place, body)
            } else if body.kind == EventType::Unmerge {
                records.unmerge(place, body)
            } else {
                Ok(())
            };
            if matches!(body.kind, EventType::Grant | EventType::Renew) {
                records.grants.insert(body.event_id, (place, body));
            }
            if let Err(why) = read {
                records.refused.insert(place, why);
            }
        }
        records
    }

    fn merge(&mut self, place: usize, body: &Body) -> Result<(), Rejection> {
        self.merges.push(Merge {
            own: body.subject,
            other: other_record(body)?,
            from: place,
            undone: None,
            points: &[],
        });
        Ok(())
    }

    fn unmerge(&mut self, place: usize, body: &'a Body) -> Result<(), Rejection> {
        let other = other_record(body)?;
        let mut undid = Err(Rejection::NothingMerged);
        for merge in &mut self.merges {
            if merge.undone.is_none() && merge.is_of(body.subject, other) {
                merge.undone = Some(place);
                (merge.own, merge.other) = (body.subject, other);
                merge.points = &body.points;
                undid = Ok(());
            }
        }
        undid
    }

    /// Says why the merge or unmerge at this place moves nothing.
    pub(super) fn refused(&self, place: usize) -> Option<Rejection> {
        self.refused.get(&place).copied()
    }

    /// Gives the two records that the event at this place joins for good.
    pub(super) fn joined_at(&self, place: usize) -> Option<(SubjectId, SubjectId)> {
        self.merges
            .iter()
            .find(|merge| merge.from == place && merge.undone.is_none())
            .map(|merge| (merge.own, merge.other))
    }

    /// Gives the records that an event counts for; none for a yes that names no contact point
    /// where the records were parted since. `said` is the place of the act, at most `place`.
    pub(super) fn route(&self, said: usize, place: usize, body: &Body) -> BTreeSet<SubjectId> {
        let upheld = body
            .decide
            .is_some_and(|decide| decide.ruling == Ruling::Upheld);
        if body.is_restrictive() || (body.kind == EventType::Decide && upheld) {
            // What restricts stays on every record that was the person while it was under way:
            // otherwise a stop that comes later would reach fewer of them (F-8).
            return self.connected(body.subject, |merge| merge.stood_between(said, place));
        }
        if matches!(body.kind, EventType::Grant | EventType::Renew) {
            return self.route_of_yes(place, body).into_iter().collect();
        }
        let completed = body
            .target
            .filter(|_target| body.kind == EventType::Confirm)
            .and_then(|target| self.completed(place, body.subject, target));
        BTreeSet::from([completed.unwrap_or(body.subject)])
    }

    /// Gives the record of the yes that a confirmation completes: of the same ledger, or of one
    /// that is the same person by now.
    fn completed(&self, place: usize, subject: SubjectId, target: EventId) -> Option<SubjectId> {
        let (said, grant) = self.grants.get(&target)?;
        let record = self.route_of_yes(*said, grant)?;
        let reaches = grant.subject == subject
            || self
                .connected(subject, |merge| merge.stood_at(place))
                .contains(&record);
        reaches.then_some(record)
    }

    fn route_of_yes(&self, place: usize, body: &Body) -> Option<SubjectId> {
        let mut undone: Vec<&Merge<'_>> = self
            .merges
            .iter()
            .filter(|merge| merge.undone.is_some() && merge.stood_at(place))
            .collect();
        undone.sort_by_key(|merge| merge.undone);
        let mut here = body.subject;
        let mut parted = BTreeSet::new();
        for merge in undone {
            let before = self.connected(here, |other| {
                other.stood_at(place) && !parted.contains(&other.undone)
            });
            parted.insert(merge.undone);
            if before.contains(&merge.own) {
                let point = body.contact_point.as_ref()?;
                let left = merge.points.contains(&point.id);
                here = if left { merge.own } else { merge.other };
            }
        }
        Some(here)
    }

    fn connected(
        &self,
        subject: SubjectId,
        through: impl Fn(&Merge<'a>) -> bool,
    ) -> BTreeSet<SubjectId> {
        let mut found = BTreeSet::from([subject]);
        let mut open = vec![subject];
        while let Some(here) = open.pop() {
            for merge in self.merges.iter().filter(|merge| through(merge)) {
                let ends = [(merge.own, merge.other), (merge.other, merge.own)];
                for (_end, next) in ends.into_iter().filter(|(end, _next)| *end == here) {
                    if found.insert(next) {
                        open.push(next);
                    }
                }
            }
        }
        found
    }
}

/// Gives the other record of a merge or unmerge, if staff made it and it names one.
fn other_record(body: &Body) -> Result<SubjectId, Rejection> {
    if body.actor.kind != ActorKind::Controller {
        return Err(Rejection::NotEntitled);
    }
    body.into
        .filter(|into| *into != body.subject)
        .ok_or(Rejection::NoRecord)
}
