//! The fields of what is to be decided.

use std::collections::BTreeSet;

use app::replica::{Shown, ToChoose};
use domain::FieldId;
use domain::record::Row;

use super::Case;

/// The fields that the user wrote.
pub(super) fn written(case: &Case) -> Vec<ToChoose> {
    let fields = case.mine.fields.keys().chain(case.mine.sealed.keys());
    fields.map(|field| field_of(case, field)).collect()
}

/// The fields that say something else than the server's row.
pub(super) fn differing(case: &Case) -> Vec<ToChoose> {
    let (mine, theirs) = (&case.mine, case.theirs.as_ref());
    let all = [Some(mine), theirs].into_iter().flatten();
    let fields: BTreeSet<&FieldId> = all
        .flat_map(|row| row.fields.keys().chain(row.sealed.keys()))
        .collect();
    let differs = |field: &&&FieldId| {
        let there = |row: &Row| {
            (
                row.fields.get(**field).cloned(),
                row.sealed.get(**field).cloned(),
            )
        };
        theirs.is_none_or(|theirs| there(theirs) != there(mine))
    };
    let fields = fields.iter().filter(differs);
    fields.map(|field| field_of(case, field)).collect()
}

fn field_of(case: &Case, field: &FieldId) -> ToChoose {
    ToChoose {
        field: field.clone(),
        before: match &case.before {
            Some(row) => shown(row, field),
            None => Shown::Unknown,
        },
        mine: shown(&case.mine, field),
        theirs: case
            .theirs
            .as_ref()
            .map_or(Shown::Nothing, |row| shown(row, field)),
    }
}

/// The fields that differ, and those whose value this person sees on no side and can only write
/// again.
pub(super) fn unseen(case: &Case, fields: &[FieldId]) -> Vec<ToChoose> {
    let unseen = fields.iter().map(|field| ToChoose {
        field: field.clone(),
        before: Shown::Unknown,
        mine: Shown::Unknown,
        theirs: Shown::Unknown,
    });
    let differing = differing(case).into_iter();
    let differing = differing.filter(|differing| !fields.contains(&differing.field));
    differing.chain(unseen).collect()
}

fn shown(row: &Row, field: &FieldId) -> Shown {
    if row.sealed.contains_key(field) {
        return Shown::Sealed;
    }
    match row.fields.get(field) {
        Some(value) if !value.is_empty() => Shown::Plain(value.to_string()),
        Some(_) | None => Shown::Nothing,
    }
}
