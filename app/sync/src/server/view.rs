//! What a user is shown: rows of the own territory, values of readable classes, their ledgers.

use std::collections::BTreeSet;

use domain::access::in_territory;
use domain::organisation::Organisation;
use domain::record::{Class, Row, Table};
use domain::{RecordId, SubjectId, UserId};

use crate::message::v1::{Change, DekWrap, Target, Verb};
use crate::scope::{keys_of, trimmed};
use crate::store::organisation::{Load, Loaded};

/// For whom a view is made.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// The verified log.
    pub organisation: &'a Organisation,
    /// The user.
    pub user: UserId,
}

/// Says whether the row lies in the user's view.
#[must_use]
pub fn visible(viewer: Viewer<'_>, row: &Row) -> bool {
    in_territory(viewer.user, viewer.organisation.roles(viewer.user), row)
}

/// Gives the row without the values that the user's roles do not read.
#[must_use]
pub fn shown(viewer: Viewer<'_>, row: &Row) -> Row {
    let roles = viewer.organisation.roles(viewer.user);
    trimmed(roles, &viewer.organisation.catalogue, row)
}

/// Names everything [`view`] reads for these changes.
#[must_use]
pub fn view_needs(changes: &[Change]) -> Load {
    let mut records = BTreeSet::new();
    let mut subjects = BTreeSet::new();
    for change in changes {
        match change.target {
            Target::Record(record) => {
                records.insert(record);
            }
            Target::Ledger { subject, .. } => {
                subjects.insert(subject);
            }
        }
    }
    Load {
        records: records.into_iter().collect(),
        subjects: subjects.into_iter().collect(),
        ops: Vec::new(),
    }
}

/// Names the wraps that the rows shown to the user need.
#[must_use]
pub fn wrap_needs(viewer: Viewer<'_>, loaded: &Loaded) -> Vec<(SubjectId, Class)> {
    let rows = loaded.rows.values().filter(|row| visible(viewer, row));
    let needed: BTreeSet<_> = rows.flat_map(|row| keys_of(&shown(viewer, row))).collect();
    needed.into_iter().collect()
}

/// Turns changes into what the user's replica has to do, each record and event once.
///
/// What lies outside the view makes no verb, so its existence is not told either.
#[must_use]
pub fn view(
    viewer: Viewer<'_>,
    loaded: &Loaded,
    wraps: &[DekWrap],
    changes: &[Change],
) -> Vec<Verb> {
    let mut told = BTreeSet::new();
    changes
        .iter()
        .filter(|change| told.insert(change.target))
        .filter_map(|change| match change.target {
            Target::Record(record) => record_verb(viewer, loaded, wraps, record),
            Target::Ledger {
                subject,
                subject_seq,
            } => entry_verb(viewer, loaded, subject, subject_seq),
        })
        .collect()
}

fn record_verb(
    viewer: Viewer<'_>,
    loaded: &Loaded,
    wraps: &[DekWrap],
    record: RecordId,
) -> Option<Verb> {
    let row = shown(
        viewer,
        loaded
            .rows
            .get(&record)
            .filter(|row| visible(viewer, row))?,
    );
    let keys = keys_of(&row);
    let usable = wraps
        .iter()
        .filter(|wrap| keys.contains(&(wrap.subject, wrap.class)));
    Some(Verb::Put {
        wraps: usable.cloned().collect(),
        row: Box::new(row),
    })
}

fn entry_verb(
    viewer: Viewer<'_>,
    loaded: &Loaded,
    subject: SubjectId,
    subject_seq: u64,
) -> Option<Verb> {
    let mut contacts = loaded
        .rows
        .values()
        .filter(|row| row.table == Table::Contact && row.subject == subject);
    if !contacts.any(|row| visible(viewer, row)) {
        return None;
    }
    let ledger = loaded.ledgers.get(&subject)?;
    let entry = ledger
        .iter()
        .find(|entry| entry.stamp.subject_seq == subject_seq)?;
    Some(Verb::Entry(Box::new(entry.clone())))
}
