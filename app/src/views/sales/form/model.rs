//! The form of a contact: its fields, what changed, and who is already here.

use std::collections::BTreeMap;

use domain::access::{Action, Role, decide};
use domain::organisation::Organisation;
use domain::party::{email, phone};
use domain::record::catalogue::Validator;
use domain::record::{FieldEntry, FieldMap, Plain, Table};
use domain::{FieldId, RecordId};

use crate::contacts::{is_contact, name, text};
use crate::replica::Data;

/// The fields of a contact these roles may fill in.
#[must_use]
pub fn writable(organisation: Option<&Organisation>, roles: &[Role]) -> Vec<FieldEntry> {
    organisation.map_or_else(Vec::new, |organisation| {
        organisation
            .catalogue
            .fields
            .iter()
            .filter(|entry| {
                entry.record == Table::Contact && !matches!(entry.validator, Validator::File)
            })
            .filter(|entry| !entry.purposes.is_empty() && decide(roles, Action::Write, entry))
            .cloned()
            .collect()
    })
}

/// The values that differ from the start; an untouched encrypted field is not among them.
pub fn changed<'a>(
    start: &FieldMap<Plain>,
    typed: impl Iterator<Item = (&'a FieldId, String)>,
) -> BTreeMap<FieldId, String> {
    typed
        .map(|(field, value)| (field, value.trim().to_owned()))
        .filter(|(field, value)| start.get(*field).map_or("", Plain::as_str) != value)
        .map(|(field, value)| (field.clone(), value))
        .collect()
}

/// Another contact of this device with the same e-mail or phone.
#[must_use]
pub fn duplicate(
    data: &Data,
    record: Option<RecordId>,
    typed_email: &str,
    typed_phone: &str,
) -> Option<(RecordId, String)> {
    let email = email::parse(typed_email);
    let phone = phone::parse(typed_phone);
    if email.is_none() && phone.is_none() {
        return None;
    }
    data.rows
        .values()
        .filter(|row| is_contact(row) && Some(row.id) != record)
        .find(|row| {
            email
                .as_deref()
                .is_some_and(|email| email == text(row, "email"))
                || phone
                    .as_deref()
                    .is_some_and(|phone| phone == text(row, "phone"))
        })
        .map(|row| (row.id, name(row)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::FieldId;
    use domain::access::Role;
    use domain::record::FieldMap;

    use super::{changed, duplicate, writable};
    use crate::fixture::{contact, data, organisation};

    #[test]
    fn only_what_was_changed_is_sent_and_a_cleared_field_is_a_change() {
        let start = FieldMap::from([
            (FieldId::new("town"), "Brno".into()),
            (FieldId::new("company"), "Pekárna".into()),
        ]);
        let fields = ["town", "company", "bank_account"].map(FieldId::new);
        let typed = fields
            .iter()
            .zip(["Brno ".to_owned(), String::new(), String::new()]);
        let sent = changed(&start, typed);
        assert_eq!(
            sent,
            BTreeMap::from([(FieldId::new("company"), String::new())])
        );
    }

    #[test]
    fn a_rep_fills_in_an_account_that_a_rep_does_not_read() {
        let organisation = organisation();
        let fields = writable(Some(&organisation), &[Role::Rep]);
        assert!(
            fields
                .iter()
                .any(|entry| entry.id.as_str() == "bank_account")
        );
        assert!(writable(Some(&organisation), &[Role::Auditor]).is_empty());
    }

    #[test]
    fn the_same_phone_in_another_writing_is_a_duplicate() {
        let data = data(vec![contact(
            1,
            &[("family_name", "Novák"), ("phone", "+420601123456")],
        )]);
        let found = duplicate(&data, None, "", "601 123 456");
        assert_eq!(found.map(|(_, name)| name).as_deref(), Some("Novák"));
    }

    #[test]
    fn a_contact_is_no_duplicate_of_itself() {
        let row = contact(1, &[("email", "a@example.cz")]);
        let own = row.id;
        assert_eq!(
            duplicate(&data(vec![row]), Some(own), "a@example.cz", ""),
            None
        );
    }
}
