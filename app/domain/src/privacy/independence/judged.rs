//! The history of the contact points, judged from the first moment to the last.

use std::collections::BTreeSet;

use super::{Author, Change, Confirmation, History, Occasion, Point};
use crate::Timestamp;

/// What is known up to a moment, and what of it the person did through independent points.
pub(super) struct Judged<'a> {
    occasion: &'a Occasion,
    /// Each change, and whether it is the person's own.
    changes: Vec<(Change, bool)>,
    /// The confirmations that hold.
    confirmations: Vec<Confirmation>,
}

impl<'a> Judged<'a> {
    /// Judges all that happened up to the occasion. What happens at one moment is judged by what
    /// was before it, so that two points never vouch for one another.
    pub(super) fn of(history: &History, occasion: &'a Occasion) -> Self {
        let mut judged = Self {
            occasion,
            changes: Vec::new(),
            confirmations: Vec::new(),
        };
        let changed = history.changes.iter().map(|change| change.at);
        let confirmed = history.confirmations.iter().map(|said| said.at);
        let moments: BTreeSet<Timestamp> = changed
            .chain(confirmed)
            .filter(|at| *at <= occasion.at)
            .collect();
        for moment in moments {
            judged.take(history, moment);
        }
        judged
    }

    fn take(&mut self, history: &History, moment: Timestamp) {
        let changes: Vec<_> = history
            .changes
            .iter()
            .filter(|change| change.at == moment)
            .map(|change| (*change, self.person_made(change)))
            .collect();
        let confirmations: Vec<_> = history
            .confirmations
            .iter()
            .filter(|said| said.at == moment && said.through != said.point)
            .filter(|said| self.is_independent(said.through, moment))
            .copied()
            .collect();
        self.changes.extend(changes);
        self.confirmations.extend(confirmations);
    }

    fn person_made(&self, change: &Change) -> bool {
        match change.by {
            Author::Staff | Author::Import | Author::Merge => false,
            Author::Person { through } => self.is_independent(through, change.at),
        }
    }

    /// Says whether a change in the history is the person's own.
    pub(super) fn is_own(&self, change: &Change) -> bool {
        self.changes
            .iter()
            .any(|(known, own)| known == change && *own)
    }

    /// Says whether a point is independent at a moment, by what has been judged so far.
    pub(super) fn is_independent(&self, point: Point, at: Timestamp) -> bool {
        let known = || {
            self.changes
                .iter()
                .filter(|(change, _own)| change.point == point)
        };
        let Some(since) = known().map(|(change, _own)| change.at).max() else {
            return false;
        };
        let confirmed = self
            .confirmations
            .iter()
            .any(|said| said.point == point && said.at >= since);
        // Of several changes at one moment, all have to be the person's own.
        let own = known().all(|(change, own)| *own || change.at < since);
        let late = |limit: Option<Timestamp>| limit.is_some_and(|limit| since >= limit);
        let quarantined = |change: &Change| self.occasion.quarantine.after(change.at) > at;
        let on_record = !late(self.occasion.last_restriction)
            && !late(self.occasion.request)
            && known().all(|(change, own)| *own || !quarantined(change));
        confirmed || own || on_record
    }
}
