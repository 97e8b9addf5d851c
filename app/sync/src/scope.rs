//! Scopes: what a user's roles show, and what is left of a row when some of them end.

use std::collections::BTreeSet;

use domain::access::{Action, Role, decide, in_territory};
use domain::record::{Catalogue, Class, Row};
use domain::{FieldId, SubjectId, UserId};

use crate::message::v1::{Scope, Territory};

/// Gives the scopes of these roles: every role that sees records, in its territory, for each
/// class that it reads.
#[must_use]
pub fn scopes_of(roles: &[Role]) -> BTreeSet<Scope> {
    let of = |role: &Role| {
        let (role, territory) = (*role, territory(*role)?);
        let classes = core::iter::once(Class::Basic).chain(Class::SEALED);
        let read = classes.filter(move |class| role.reads(*class));
        Some(read.map(move |class| Scope {
            role,
            territory,
            class,
        }))
    };
    roles.iter().filter_map(of).flatten().collect()
}

/// Gives what these scopes justify of a row; none when it has to go whole.
#[must_use]
pub fn justified(scopes: &[Scope], catalogue: &Catalogue, user: UserId, row: &Row) -> Option<Row> {
    let roles: BTreeSet<Role> = scopes.iter().map(|scope| scope.role).collect();
    let roles: Vec<Role> = roles.into_iter().collect();
    in_territory(user, &roles, row).then(|| trimmed(&roles, catalogue, row))
}

/// Names the keys that the sealed values of a row need; wraps of others go with the values.
#[must_use]
pub fn keys_of(row: &Row) -> BTreeSet<(SubjectId, Class)> {
    let late = row.late.values().flatten().map(|late| &late.value);
    let values = row.sealed.values().chain(late);
    values.map(|value| (value.subject, value.class)).collect()
}

/// Gives the row without the values that these roles do not read.
#[must_use]
pub(crate) fn trimmed(roles: &[Role], catalogue: &Catalogue, row: &Row) -> Row {
    let opens = |class: Class| roles.iter().any(|role| role.reads(class));
    let reads = |field: &FieldId| {
        let entry = catalogue.entry(row.table, field);
        entry.is_some_and(|entry| decide(roles, Action::Read, entry))
    };
    let mut shown = row.clone();
    shown.fields.retain(|field, _| reads(field));
    // A value keeps the class of its writing, which a later catalogue may have changed.
    shown
        .sealed
        .retain(|field, value| reads(field) && opens(value.class));
    shown.late.retain(|field, values| {
        values.retain(|late| late.answered_by.is_none() && opens(late.value.class));
        reads(field) && !values.is_empty()
    });
    shown
}

fn territory(role: Role) -> Option<Territory> {
    if role.sees_all_territories() {
        Some(Territory::All)
    } else {
        (role == Role::Rep).then_some(Territory::Own)
    }
}
