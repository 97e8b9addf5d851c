//! What a file that holds says: the state of every key.

use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::evidence_file::{Header, SignerId, SignerKey};
use domain::privacy::{
    Channel, ChannelOrAll, KeyState, LedgerEvent, Person, PurposeOrAll, Registry, State,
};
use domain::{EventId, OrgId, PurposeId, SubjectId, Timestamp};

use super::ledger::Verified;
use super::people::People;

/// What a verified file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The organisation.
    pub org: OrgId,
    /// When the file was written.
    pub exported_at: Timestamp,
    /// The moment of the states.
    pub at: Timestamp,
    /// The keys the signatures were checked with.
    pub signers: BTreeMap<SignerId, SignerKey>,
    /// How many persons the file is about.
    pub subjects: u64,
    /// How many events were checked whole.
    pub events: u64,
    /// How many are erased, so that only their place is proven.
    pub erased: u64,
    /// The state of every key, by person, purpose and channel.
    pub keys: Vec<KeyLine>,
}

/// The state of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The person.
    pub subject: SubjectId,
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// The state.
    pub state: State,
    /// Until when a consent is or was valid.
    pub valid_until: Option<Timestamp>,
    /// The event that decided.
    pub decided_by: Option<EventId>,
}

impl core::fmt::Display for KeyLine {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let (subject, channel) = (self.subject, self.channel.as_str());
        let purpose = one_word(self.purpose.as_str());
        write!(f, "{subject} {purpose}/{channel} {}", word(self.state))?;
        match self.valid_until {
            Some(until) => write!(f, " {until}")?,
            None => f.write_str(" -")?,
        }
        match self.decided_by {
            Some(event) => write!(f, " {event}"),
            None => f.write_str(" -"),
        }
    }
}

impl Report {
    pub(super) fn of(header: &Header, at: Timestamp) -> Self {
        Self {
            org: header.org,
            exported_at: header.exported_at,
            at,
            signers: header.keys.clone(),
            subjects: 0,
            events: 0,
            erased: 0,
            keys: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, subject: SubjectId, ledger: &Verified, policy: &Registry) {
        self.subjects += 1;
        self.events += ledger.events.len() as u64;
        self.erased += ledger.erased;
        self.tell(subject, &ledger.events, policy);
    }

    /// Tells anew the keys of everyone who was merged with someone: their ledgers count together.
    pub(super) fn join(&mut self, people: &People<'_>, policy: &Registry) {
        let merged: BTreeSet<SubjectId> = people.groups().flatten().collect();
        self.keys.retain(|key| !merged.contains(&key.subject));
        for group in people.groups() {
            let events = people.events(&group);
            for subject in group {
                self.tell(subject, &events, policy);
            }
        }
        self.keys.sort_by_key(|key| key.subject);
    }

    fn tell(&mut self, subject: SubjectId, events: &[LedgerEvent], policy: &Registry) {
        let known = || events.iter().filter(|event| received_by(event, self.at));
        let person = Person::new(subject, known());
        let named = named_keys(known().filter(|event| event.body.subject == subject));
        let mut told = Vec::new();
        for key in named.union(&keys_of(policy)) {
            let state = person.fold(policy, key, self.at);
            if named.contains(key) || says_something(&state) {
                told.push(KeyLine::of(subject, key, &state));
            }
        }
        self.keys.append(&mut told);
    }
}

impl KeyLine {
    fn of(subject: SubjectId, key: &(PurposeId, Channel), state: &KeyState) -> Self {
        Self {
            subject,
            purpose: key.0.clone(),
            channel: key.1,
            state: state.state,
            valid_until: state.valid_until,
            decided_by: state.decided_by,
        }
    }
}

/// A purpose of a file that somebody made up must not look like another line.
fn one_word(purpose: &str) -> String {
    let breaks = |letter: char| letter.is_control() || letter.is_whitespace();
    purpose
        .chars()
        .map(|letter| if breaks(letter) { '\u{fffd}' } else { letter })
        .collect()
}

const fn word(state: State) -> &'static str {
    match state {
        State::Unknown => "unknown",
        State::Requested => "requested",
        State::Deferred => "deferred",
        State::Refused => "refused",
        State::Given => "given",
        State::Renewed => "renewed",
        State::Withdrawn => "withdrawn",
        State::Expired => "expired",
        State::Revoked => "revoked",
        State::Invalidated => "invalidated",
    }
}

type Keys = BTreeSet<(PurposeId, Channel)>;

fn received_by(event: &LedgerEvent, at: Timestamp) -> bool {
    event
        .stamp
        .as_ref()
        .is_some_and(|stamp| stamp.received_at <= at)
}

fn named_keys<'a>(events: impl Iterator<Item = &'a LedgerEvent>) -> Keys {
    let key = |event: &LedgerEvent| match (&event.body.purpose, event.body.channel) {
        (PurposeOrAll::One(purpose), ChannelOrAll::One(channel)) => {
            Some((purpose.clone(), channel))
        }
        _ => None,
    };
    events.filter_map(key).collect()
}

fn keys_of(policy: &Registry) -> Keys {
    let keys = policy.purposes.iter().flat_map(|purpose| {
        let channels = purpose.channels.iter();
        channels.map(|channel| (purpose.id.clone(), channel.channel))
    });
    keys.collect()
}

/// A stop of everything names no key, and is told for each one it reaches.
fn says_something(state: &KeyState) -> bool {
    state.state != State::Unknown
        || state.objection_dm.is_some()
        || state.objection_general.is_some()
}
