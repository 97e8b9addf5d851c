//! What must be done again after a restore, before the first request is served (E-7, PT-8).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{ErasureEntry, Outcome};
use crate::{EventId, FieldId, Hash, RecordId, Timestamp};

/// A record as the restored database holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The record.
    pub record: RecordId,
    /// Keyed tokens of the persons it is linked to.
    pub tokens: BTreeSet<Hash>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Its filled fields, each with the moment of the value.
    pub fields: BTreeMap<FieldId, Timestamp>,
    /// Whether it is out of lists, sync and marketing.
    pub restricted: bool,
}

/// One thing to do again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Remove the record with its history and key wraps.
    Erase(RecordId),
    /// Remove all its values, keep the id.
    Pseudonymise(RecordId),
    /// Remove these values.
    EraseFields(RecordId, BTreeSet<FieldId>),
    /// Remove the links to these persons.
    Unlink(RecordId, BTreeSet<Hash>),
    /// Take it out of lists, sync and marketing.
    Restrict(RecordId),
    /// Append the stop again.
    Append(EventId),
}

/// Says what the restored database must do again; nothing for what was made after an erasure.
///
/// `stops` are the restrictive consent events kept outside the backups, `known` the events of the
/// restored ledger.
#[must_use]
pub fn replay(
    entries: &[ErasureEntry],
    stops: &BTreeSet<EventId>,
    present: &[Present],
    known: &BTreeSet<EventId>,
) -> BTreeSet<Act> {
    let mut acts: BTreeSet<Act> = stops.difference(known).copied().map(Act::Append).collect();
    for record in present {
        let own = entries
            .iter()
            .flat_map(|entry| acts_of(entry, record))
            .collect::<BTreeSet<_>>();
        // What goes as a whole needs no smaller act.
        let whole = Act::Erase(record.record);
        if own.contains(&whole) {
            acts.insert(whole);
        } else {
            acts.extend(own);
        }
    }
    acts
}

fn acts_of(entry: &ErasureEntry, present: &Present) -> Vec<Act> {
    let listed = entry
        .items
        .iter()
        .find(|item| item.record == present.record);
    let Some(item) = listed else {
        // It was gone before the erasure and came back with the older backup.
        let theirs = !present.tokens.is_disjoint(&entry.tokens);
        let back = entry.ends_the_person && theirs && present.created_at <= entry.at;
        return Vec::from_iter(back.then(|| not_theirs_alone(entry, present)));
    };
    let older = |field: &FieldId| present.fields.get(field).is_some_and(|at| *at <= entry.at);
    let record = present.record;
    match item.outcome {
        Outcome::Erase => vec![Act::Erase(record)],
        Outcome::Pseudonymise => {
            let filled = present.fields.values().any(|at| *at <= entry.at);
            Vec::from_iter(filled.then_some(Act::Pseudonymise(record)))
        }
        Outcome::Unlink => Vec::from_iter(unlink(entry, present)),
        Outcome::EraseFields | Outcome::KeepRestricted => {
            let fields: BTreeSet<FieldId> = item
                .erased
                .iter()
                .filter(|field| older(field))
                .cloned()
                .collect();
            let restrict = item.outcome == Outcome::KeepRestricted && !present.restricted;
            let erase = (!fields.is_empty()).then_some(Act::EraseFields(record, fields));
            erase
                .into_iter()
                .chain(restrict.then_some(Act::Restrict(record)))
                .collect()
        }
        Outcome::Untouched => Vec::new(),
    }
}

fn not_theirs_alone(entry: &ErasureEntry, present: &Present) -> Act {
    if present.tokens.is_subset(&entry.tokens) {
        Act::Erase(present.record)
    } else {
        let theirs = present.tokens.intersection(&entry.tokens);
        Act::Unlink(present.record, theirs.copied().collect())
    }
}

fn unlink(entry: &ErasureEntry, present: &Present) -> Option<Act> {
    let theirs: BTreeSet<Hash> = present
        .tokens
        .intersection(&entry.tokens)
        .copied()
        .collect();
    (!theirs.is_empty()).then_some(Act::Unlink(present.record, theirs))
}
