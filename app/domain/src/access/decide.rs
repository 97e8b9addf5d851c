//! The answer for one act on one field: no, unless the catalogue names a role of the user.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::record::FieldEntry;

/// What someone wants to do with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See it.
    Read,
    /// Enter or change it.
    Write,
}

/// Says whether holders of these roles may do this with values of the field.
///
/// Both the catalogue and the key grant of a role must say yes: a role that holds no key of
/// the class never reads, whatever a catalogue claims.
#[must_use]
pub fn decide(roles: &[Role], action: Action, entry: &FieldEntry) -> bool {
    roles.iter().any(|role| match action {
        Action::Read => entry.visible_to.contains(role) && role.reads(entry.class),
        Action::Write => {
            entry.enabled && entry.editable_by.contains(role) && role.seals(entry.class)
        }
    })
}
