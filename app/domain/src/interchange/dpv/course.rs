//! The course of a key as a record tells it: every state the ledger passed through.

use std::collections::BTreeSet;

use super::record::{Indicated, Objected};
use crate::privacy::event::ActorKind;
use crate::privacy::{Channel, KeyState, LedgerEvent, Registry, State, fold};
use crate::{EventId, PurposeId, Timestamp};

/// What happened to one key until now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The states in the order in which they became known, at least one.
    pub statuses: Vec<Indicated>,
    /// A standing objection to direct marketing.
    pub objection: Option<Objected>,
}

impl Course {
    /// Reads the ledger of a subject; events that no server accepted yet are left out.
    #[must_use]
    pub fn of(
        events: &[LedgerEvent],
        registry: &Registry,
        key: &(PurposeId, Channel),
        now: Timestamp,
    ) -> Self {
        let mut walk = Walk {
            events,
            seen: (State::Unknown, None),
            statuses: Vec::new(),
        };
        let at = |moment: Timestamp, known_by: Timestamp| {
            let known = accepted_by(events, known_by);
            fold(&known, registry, key, moment)
        };
        let mut before = None;
        for moment in moments(events, now) {
            // What time alone has changed since the last event comes first.
            if let Some(before) = before {
                walk.take(&at(moment.plus_millis(-1), before));
            }
            walk.take(&at(moment, moment));
            before = Some(moment);
        }
        let last = at(now, now);
        walk.take(&last);
        if walk.statuses.is_empty() {
            walk.statuses.push(unknown(now));
        }
        Self {
            statuses: walk.statuses,
            objection: last.objection_dm.map(|at| Objected { at }),
        }
    }
}

struct Walk<'a> {
    events: &'a [LedgerEvent],
    seen: (State, Option<EventId>),
    statuses: Vec<Indicated>,
}

impl Walk<'_> {
    fn take(&mut self, state: &KeyState) {
        let now_seen = (state.state, state.decided_by);
        let Some(since) = state.since.filter(|_| now_seen != self.seen) else {
            self.seen = now_seen;
            return;
        };
        self.seen = now_seen;
        // Time decides an expiry, whoever gave the consent.
        let decided = (state.state != State::Expired)
            .then_some(state.decided_by)
            .flatten();
        let event = self
            .events
            .iter()
            .find(|event| Some(event.body.event_id) == decided);
        self.statuses.push(Indicated {
            state: state.state,
            at: self.began(state.state, event).unwrap_or(since),
            by: event.map_or(ActorKind::System, |event| event.body.actor.kind),
            method: event.and_then(|event| event.body.indication),
            until: state.valid_until.filter(|_| state.valid),
        });
    }

    /// New evidence for a state that goes on has the time of its own act.
    fn began(&self, state: State, event: Option<&LedgerEvent>) -> Option<Timestamp> {
        self.statuses.last().filter(|last| last.state == state)?;
        let event = event?;
        let occurred = event.body.occurred_at;
        Some(received(event).map_or(occurred, |received| received.min(occurred)))
    }
}

fn accepted_by(events: &[LedgerEvent], moment: Timestamp) -> Vec<LedgerEvent> {
    events
        .iter()
        .filter(|event| received(event).is_some_and(|received| received <= moment))
        .cloned()
        .collect()
}

fn moments(events: &[LedgerEvent], now: Timestamp) -> BTreeSet<Timestamp> {
    events
        .iter()
        .filter_map(received)
        .filter(|received| *received <= now)
        .collect()
}

fn received(event: &LedgerEvent) -> Option<Timestamp> {
    event.stamp.as_ref().map(|stamp| stamp.received_at)
}

const fn unknown(now: Timestamp) -> Indicated {
    Indicated {
        state: State::Unknown,
        at: now,
        by: ActorKind::System,
        method: None,
        until: None,
    }
}
