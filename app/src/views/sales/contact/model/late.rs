//! Values that came late from removed users, as far as the person may see them.

use domain::access::{Action, Role, decide};
use domain::record::Row;
use domain::{DeviceId, FieldId, OpId};

use crate::replica::Data;

/// A late value that waits for a reader.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LateRow {
    /// The field beside which it lies.
    pub field: FieldId,
    /// The operation that brought it.
    pub op: OpId,
    /// Whether its writer is still here and only the device was revoked.
    pub here: bool,
    /// Whether the person may take it over.
    pub takes: bool,
}

/// The late values beside a field, in the order they came; none for who does not read the field.
#[must_use]
pub fn late(data: &Data, row: &Row, field: &FieldId, roles: &[Role]) -> Vec<LateRow> {
    let Some(organisation) = data.organisation.as_deref() else {
        return Vec::new();
    };
    let entry = organisation.catalogue.entry(row.table, field);
    let Some(entry) = entry.filter(|entry| decide(roles, Action::Read, entry)) else {
        return Vec::new();
    };
    let here = |writer: DeviceId| {
        let device = organisation.devices.get(&writer);
        device.is_some_and(|device| !organisation.roles(device.user).is_empty())
    };
    let takes = decide(roles, Action::Write, entry);
    row.late_waiting(field)
        .map(|value| LateRow {
            field: field.clone(),
            op: value.proof.op,
            here: here(value.proof.device),
            takes,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::FieldId;
    use domain::access::Role;
    use domain::record::Row;

    use super::late;
    use crate::fixture::{contact, note, organisation, sealed};
    use crate::replica::Data;
    use crate::views::sales::contact::model::{FactValue, Happening, facts, timeline};

    fn with_late() -> (Data, Row, Row) {
        let mut row = contact(1, &[("family_name", "Novák")]);
        row.set_aside(FieldId::new("bank_account"), sealed());
        let mut note = note(2, &row);
        note.sealed.clear();
        note.set_aside(FieldId::new("text"), sealed());
        let data = Data {
            organisation: Some(Arc::new(organisation())),
            ..crate::fixture::data(vec![row.clone(), note.clone()])
        };
        (data, row, note)
    }

    #[test]
    fn a_late_value_shows_beside_its_field_and_is_not_the_value() {
        let (data, row, _) = with_late();
        let facts = facts(&data, &row, &[Role::Manager]);
        let account = facts
            .iter()
            .find(|fact| fact.field.as_str() == "bank_account")
            .expect("the field is shown");
        assert_eq!(account.value, FactValue::Nothing);
        assert_eq!(account.late.len(), 1);
        assert!(account.late[0].takes);
    }

    #[test]
    fn a_late_note_does_not_open_with_the_others() {
        let (data, row, _) = with_late();
        let shown = timeline(&data, &row, &[Role::Manager]).into_iter();
        let notes: Vec<_> = shown
            .filter_map(|row| match row.what {
                Happening::Note(note) => Some((note.readable, note.late.len())),
                Happening::Created | Happening::Signature | Happening::Consent { .. } => None,
            })
            .collect();
        assert_eq!(notes, [(false, 1)]);
    }

    #[test]
    fn who_does_not_read_a_field_sees_no_late_value_of_it() {
        let (data, row, note) = with_late();
        let account = FieldId::new("bank_account");
        assert!(late(&data, &row, &account, &[Role::Rep]).is_empty());
        let text = FieldId::new("text");
        assert!(late(&data, &note, &text, &[Role::Administrator]).is_empty());
    }

    #[test]
    fn what_was_taken_over_is_marked_no_more() {
        let (data, _, mut note) = with_late();
        let text = FieldId::new("text");
        note.set_sealed(text.clone(), sealed());
        assert!(late(&data, &note, &text, &[Role::Manager]).is_empty());
    }
}
