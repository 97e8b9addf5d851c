//! The page of a contact: facts by field, notes, the timeline.

mod history;
mod late;

pub use history::{Happening, NoteRow, TimelineRow, timeline};
pub use late::{LateRow, late};

use domain::FieldId;
use domain::access::{Role, decide};
use domain::record::catalogue::Validator;
use domain::record::{Class, FieldEntry, Label, Row, Table};

use crate::replica::Data;

/// One field of the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// The field.
    pub field: FieldId,
    /// Its name.
    pub label: Label,
    /// How its values are checked and shown.
    pub validator: Validator,
    /// What may be shown of it.
    pub value: FactValue,
    /// Late values of removed users beside it.
    pub late: Vec<LateRow>,
}

/// What may be shown of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FactValue {
    /// A plain value.
    Plain(String),
    /// A sealed value the person's keys open.
    Sealed,
    /// No value; others lie beside the field.
    Nothing,
    /// A field whose values the person may not open: the roles that may, whether there is one or not.
    Closed {
        /// Roles that open it.
        roles: Vec<Role>,
        /// Whether a value sealed here waits on this device.
        waiting: bool,
    },
}

/// The facts of a contact that stand on its page.
#[must_use]
pub fn facts(data: &Data, row: &Row, roles: &[Role]) -> Vec<FactRow> {
    let Some(organisation) = &data.organisation else {
        return Vec::new();
    };
    organisation
        .catalogue
        .fields
        .iter()
        .filter(|entry| entry.record == Table::Contact && entry.enabled)
        .filter_map(|entry| {
            let late = late(data, row, &entry.id, roles);
            let nothing = (!late.is_empty()).then_some(FactValue::Nothing);
            Some(FactRow {
                field: entry.id.clone(),
                label: entry.labels.clone(),
                validator: entry.validator,
                value: value(data, row, entry, roles).or(nothing)?,
                late,
            })
        })
        .collect()
}

fn value(data: &Data, row: &Row, entry: &FieldEntry, roles: &[Role]) -> Option<FactValue> {
    let reads = decide(roles, domain::access::Action::Read, entry);
    match (entry.class, reads) {
        (Class::Basic, true) => row
            .fields
            .get(&entry.id)
            .filter(|value| !value.is_empty())
            .map(|value| FactValue::Plain(value.to_string())),
        (Class::Basic, false) => None,
        (_, true) => row
            .sealed
            .contains_key(&entry.id)
            .then_some(FactValue::Sealed),
        (_, false) => Some(FactValue::Closed {
            roles: readers(entry),
            waiting: data.sealed_waiting.contains(&(row.id, entry.id.clone())),
        }),
    }
}

/// The roles that open values of a field.
#[must_use]
pub fn readers(entry: &FieldEntry) -> Vec<Role> {
    Role::ALL
        .into_iter()
        .filter(|role| decide(&[*role], domain::access::Action::Read, entry))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::FieldId;
    use domain::access::Role;
    use domain::record::FieldMap;
    use domain::record::Row;

    use super::{FactValue, Happening, facts, timeline};
    use crate::fixture::{contact, note, organisation, sealed};
    use crate::replica::Data;

    fn with_account() -> (Data, Row) {
        let row = Row {
            sealed: FieldMap::from([(FieldId::new("bank_account"), sealed())]),
            ..contact(1, &[("family_name", "Novák")])
        };
        let data = Data {
            organisation: Some(Arc::new(organisation())),
            ..crate::fixture::data(vec![row.clone(), note(2, &row)])
        };
        (data, row)
    }

    fn account(data: &Data, row: &Row, role: Role) -> FactValue {
        facts(data, row, &[role])
            .into_iter()
            .find(|fact| fact.field.as_str() == "bank_account")
            .expect("the field is shown")
            .value
    }

    #[test]
    fn a_manager_opens_the_account_a_rep_sees_only_who_may() {
        let (data, row) = with_account();
        assert_eq!(account(&data, &row, Role::Manager), FactValue::Sealed);
        assert_eq!(
            account(&data, &row, Role::Rep),
            FactValue::Closed {
                roles: vec![Role::Manager, Role::PrivacyOfficer],
                waiting: false
            }
        );
    }

    #[test]
    fn a_closed_field_looks_the_same_with_and_without_a_value() {
        let (data, row) = with_account();
        let mut without = row.clone();
        without.sealed.clear();
        assert_eq!(
            account(&data, &row, Role::Rep),
            account(&data, &without, Role::Rep)
        );
    }

    #[test]
    fn the_timeline_holds_notes_and_the_beginning() {
        let (data, row) = with_account();
        let what: Vec<_> = timeline(&data, &row, &[Role::Rep])
            .into_iter()
            .map(|row| row.what)
            .collect();
        assert!(
            what.iter()
                .any(|what| matches!(what, Happening::Note(note) if note.readable))
        );
        assert!(what.contains(&Happening::Created));
    }

    #[test]
    fn an_administrator_reads_no_notes() {
        let (data, row) = with_account();
        let rows = timeline(&data, &row, &[Role::Administrator]);
        assert!(
            rows.iter()
                .any(|row| matches!(&row.what, Happening::Note(note) if !note.readable))
        );
    }
}
