//! Yeses that wait for their confirmation (F-4, O-4).

use super::LedgerEvent;
use crate::{EventId, Timestamp};

/// How long a confirmation stays open where the stamp does not say (`consent.confirm_ttl`).
const CONFIRM_MILLIS: i64 = 28 * 24 * 60 * 60 * 1000;

/// A yes that waits for its confirmation.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) event: &'a LedgerEvent,
    /// None while the yes itself is not sent.
    pub(super) confirm_by: Option<Timestamp>,
    /// A renewal that came after the end is a new grant.
    pub(super) anew: bool,
}

impl<'a> Open<'a> {
    pub(super) fn of(event: &'a LedgerEvent, anew: bool) -> Self {
        let confirm_by = event.stamp.as_ref().map(|stamp| {
            let default = stamp.received_at.plus_millis(CONFIRM_MILLIS);
            stamp.confirm_by.unwrap_or(default)
        });
        Self {
            event,
            confirm_by,
            anew,
        }
    }

    const fn id(&self) -> EventId {
        self.event.body.event_id
    }

    fn lapsed(&self, t: Timestamp) -> bool {
        self.confirm_by.is_some_and(|end| end <= t)
    }
}

/// All that wait on one key.
#[derive(Default)]
pub(super) struct Waiting<'a> {
    yeses: Vec<Open<'a>>,
    /// The end that comes first, so that passing time costs nothing until then.
    next_end: Option<Timestamp>,
}

impl<'a> Waiting<'a> {
    pub(super) fn add(&mut self, yes: Open<'a>) {
        self.next_end = [self.next_end, yes.confirm_by].into_iter().flatten().min();
        self.yeses.push(yes);
    }

    pub(super) fn join(&mut self, other: Self) {
        for yes in other.yeses {
            self.add(yes);
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.yeses.is_empty()
    }

    pub(super) fn find(&self, id: EventId) -> Option<Open<'a>> {
        self.yeses.iter().copied().find(|yes| yes.id() == id)
    }

    pub(super) fn remove(&mut self, id: EventId) {
        self.yeses.retain(|yes| yes.id() != id);
    }

    /// Takes out those whose time has passed.
    pub(super) fn lapse(&mut self, t: Timestamp) -> Vec<EventId> {
        if self.next_end.is_none_or(|end| end > t) {
            return Vec::new();
        }
        let (lapsed, open): (Vec<Open<'_>>, Vec<Open<'_>>) =
            self.yeses.iter().partition(|yes| yes.lapsed(t));
        self.next_end = open.iter().filter_map(|yes| yes.confirm_by).min();
        self.yeses = open;
        lapsed.iter().map(Open::id).collect()
    }

    /// Takes out all.
    pub(super) fn close(&mut self) -> Vec<EventId> {
        let ids = self.ids();
        *self = Self::default();
        ids
    }

    pub(super) fn ids(&self) -> Vec<EventId> {
        self.yeses.iter().map(Open::id).collect()
    }
}
