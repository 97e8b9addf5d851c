//! From the events of a case to the answers of its checks.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Attempt, Case, Check, Outcome, Refused, SubjectStatus, Verdict};
use crate::privacy::event::{ActorKind, EventType};
use crate::privacy::fold::Rejection;
use crate::privacy::{ChannelOrAll, ContactFacts, LedgerEvent, Person, PurposeOrAll, Registry};
use crate::{EventId, RecordId, SubjectId};

/// The one contact point of a case.
pub(super) const POINT: (RecordId, u64) = (RecordId::new(uuid::Uuid::from_u128(1)), 1);

impl Case {
    /// Runs every check with the events as they stand; their order changes nothing.
    #[must_use]
    pub fn run(&self) -> Vec<Outcome> {
        let court = Court::of(self);
        (1..)
            .zip(&self.checks)
            .map(|(number, check)| {
                let got = court.answer(check);
                Outcome::of(format!("{}/{number}", self.id), got, check.expect.clone())
            })
            .collect()
    }
}

/// A case with its names turned into ids, in the order of the names: that settles ties (F-2).
pub(super) struct Court<'a> {
    pub(super) case: &'a Case,
    registry: Registry,
    events: Vec<&'a str>,
    subjects: Vec<&'a str>,
}

impl<'a> Court<'a> {
    fn of(case: &'a Case) -> Self {
        let events = case.events.iter().map(|event| event.event_id.as_str());
        let own = case.events.iter().map(|event| event.subject.as_str());
        let into = case.events.iter().filter_map(|event| event.into.as_deref());
        let checked = case.checks.iter().map(|check| check.subject.as_str());
        Self {
            case,
            registry: case.policy.registry(),
            events: in_order(events),
            subjects: in_order(own.chain(into).chain(checked)),
        }
    }

    fn answer(&self, check: &Check) -> Verdict {
        let mut refused = BTreeMap::new();
        let known: Vec<LedgerEvent> = self
            .first_of_each_id(check, &mut refused)
            .into_iter()
            .filter_map(|attempt| match self.unacceptable(attempt) {
                None => Some(self.event(attempt)),
                Some(why) => {
                    note(&mut refused, attempt, check, why);
                    None
                }
            })
            .collect();
        let person = Person::new(self.subject(&check.subject), &known);
        let mut facts = ContactFacts::of_point(Some(POINT));
        facts.known = self.case.subject_status == SubjectStatus::Live;
        facts.verified = true;
        let key = (check.purpose.clone(), check.channel);
        let state = person.fold(&self.registry, &key, check.as_of);
        let decision = person.may_contact(&self.registry, &facts, &key, check.as_of);
        for (event, why) in &state.rejected {
            refused.insert(self.name(*event), *why);
        }
        Verdict {
            state: state.state,
            valid: state.valid,
            valid_until: state.valid_until,
            objection: state.objection_dm.is_some(),
            decided_by: state.decided_by.map(|event| self.name(event)),
            may_contact: Answer {
                allowed: decision.allowed,
                reason: decision.reason,
            },
            pending: self.names(&state.pending_grants),
            evidence_only: self.names(&state.evidence_only),
            rejected: refused
                .into_iter()
                .map(|(event, reason)| Refused { event, reason })
                .collect(),
        }
    }

    /// Of several events with one id the first received holds; another content is refused.
    fn first_of_each_id(
        &self,
        check: &Check,
        refused: &mut BTreeMap<String, Rejection>,
    ) -> Vec<&'a Attempt> {
        let mut first: BTreeMap<&str, &Attempt> = BTreeMap::new();
        let known = |attempt: &&Attempt| attempt.received_at <= check.as_of;
        for attempt in self.case.events.iter().filter(known) {
            let kept = first.entry(&attempt.event_id).or_insert(attempt);
            let same = Attempt {
                received_at: kept.received_at,
                ..attempt.clone()
            };
            if **kept != same {
                note(refused, attempt, check, Rejection::IdConflict);
            }
            if attempt.received_at < kept.received_at {
                *kept = attempt;
            }
        }
        first.into_values().collect()
    }

    /// Says what acceptance refuses before the ledger is asked (specification 4.4).
    fn unacceptable(&self, attempt: &Attempt) -> Option<Rejection> {
        let gives = matches!(attempt.kind, EventType::Grant | EventType::Renew);
        let erased = self.case.subject_status == SubjectStatus::Erased;
        if erased && (gives || attempt.kind == EventType::Confirm) {
            return Some(Rejection::SubjectErased);
        }
        let PurposeOrAll::One(purpose) = &attempt.purpose else {
            return None;
        };
        let person = matches!(attempt.actor, ActorKind::Subject | ActorKind::Guardian);
        let months = self.registry.get(purpose)?.validity_months;
        let latest = attempt.occurred_at.plus_months_prague(months);
        let outside = attempt.valid_until.is_none_or(|until| until > latest);
        (gives && person && outside).then_some(Rejection::ValidityOutsidePolicy)
    }

    pub(super) fn id(&self, name: &str) -> EventId {
        EventId::new(numbered(&self.events, name))
    }

    pub(super) fn subject(&self, name: &str) -> SubjectId {
        SubjectId::new(numbered(&self.subjects, name))
    }

    fn name(&self, id: EventId) -> String {
        let named = self.events.iter().find(|name| self.id(name) == id);
        named.map_or_else(|| id.to_string(), |name| (*name).to_owned())
    }

    fn names(&self, ids: &[EventId]) -> BTreeSet<String> {
        ids.iter().map(|id| self.name(*id)).collect()
    }
}

/// Notes a refusal where it concerns the key of the check.
fn note(
    refused: &mut BTreeMap<String, Rejection>,
    attempt: &Attempt,
    check: &Check,
    why: Rejection,
) {
    let purpose = match &attempt.purpose {
        PurposeOrAll::One(one) => *one == check.purpose,
        PurposeOrAll::All | PurposeOrAll::Whole => true,
    };
    let channel = match attempt.channel {
        ChannelOrAll::One(one) => one == check.channel,
        ChannelOrAll::All | ChannelOrAll::Whole => true,
    };
    if purpose && channel {
        refused.insert(attempt.event_id.clone(), why);
    }
}

/// Gives each name once; `e2` stands before `e10`, and ids of one form keep their order.
fn in_order<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let once: BTreeSet<(usize, &str)> = names.map(|name| (name.len(), name)).collect();
    once.into_iter().map(|(_length, name)| name).collect()
}

fn numbered(names: &[&str], name: &str) -> uuid::Uuid {
    let place = names.iter().position(|known| *known == name);
    let number = place.and_then(|place| u128::try_from(place).ok());
    uuid::Uuid::from_u128(number.unwrap_or(u128::MAX))
}
