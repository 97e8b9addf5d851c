//! The short question of lists and forms: could a role do this with a field at all?

use super::matrix::{Party, term};
use crate::access::{Access, Action, Area, Role};
use crate::record::FieldEntry;

/// Says whether holders of these roles may do this with values of the field in some scope: on a
/// record of their territory, inside a case, once trained.
///
/// Both the catalogue and the matrix must say yes: a role that holds no key of the class never
/// reads, whatever a catalogue claims. A masked value is not read. The single act asks
/// [`crate::access::answer`].
#[must_use]
pub fn decide(roles: &[Role], action: Action, entry: &FieldEntry) -> bool {
    let writes = matches!(action, Action::Write | Action::Import);
    action.right().is_none()
        && (entry.enabled || !writes)
        && roles.iter().any(|role| {
            let named = if writes {
                &entry.editable_by
            } else {
                &entry.visible_to
            };
            named.contains(role)
                && term(Party::Staff(*role), Area::Class(entry.class), action.verb())
                    .is_some_and(|term| term.access != Access::Masked)
        })
}
