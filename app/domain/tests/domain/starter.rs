use domain::access::{Action, Role, decide};
use domain::privacy::TextVersion;
use domain::privacy::event::Basis;
use domain::privacy::text::render;
use domain::record::{Class, Table};
use domain::violation::Code;
use domain::{FieldId, Timestamp, starter};

mod text;

fn may(role: Role, action: Action, table: Table, field: &str) -> bool {
    let catalogue = starter::catalogue();
    decide(
        &[role],
        action,
        catalogue.entry(table, &FieldId::new(field)).unwrap(),
    )
}

#[test]
fn roles_read_and_write_as_the_matrix_says() {
    use Action::{Read, Write};
    let of = |table, field| {
        Role::ALL.map(|role| {
            (
                may(role, Read, table, field),
                may(role, Write, table, field),
            )
        })
    };
    let (rw, r, v, none) = ((true, true), (true, false), (false, true), (false, false));
    // Rep, manager, privacy officer, administrator, auditor, support.
    assert_eq!(of(Table::Contact, "email"), [rw, rw, rw, r, none, none]);
    assert_eq!(of(Table::Note, "text"), [rw, rw, r, none, none, none]);
    assert_eq!(
        of(Table::Contact, "bank_account"),
        [v, rw, r, none, none, none]
    );
    assert_eq!(of(Table::Document, "file"), [v, none, rw, none, none, none]);
}

#[test]
fn nobody_without_a_role_does_anything() {
    for entry in &starter::catalogue().fields {
        assert!(!decide(&[], Action::Read, entry) && !decide(&[], Action::Write, entry));
    }
}

#[test]
fn a_role_without_the_key_never_reads_whatever_the_catalogue_claims() {
    let catalogue = starter::catalogue();
    let mut entry = catalogue
        .entry(Table::Contact, &FieldId::new("bank_account"))
        .unwrap()
        .clone();
    entry.visible_to = Role::ALL.to_vec();
    assert!(!decide(&[Role::Administrator], Action::Read, &entry));
    assert!(!decide(&[Role::Rep], Action::Read, &entry));
}

#[test]
fn every_field_has_a_purpose_that_lives() {
    let purposes = starter::purposes();
    for entry in &starter::catalogue().fields {
        let lives = entry
            .purposes
            .iter()
            .any(|needed| purposes.get(needed.purpose()).unwrap().active);
        assert!(lives, "{}", entry.id);
    }
}

#[test]
fn only_the_contacts_plain_fields_are_basic() {
    for entry in &starter::catalogue().fields {
        let sealed = !matches!(entry.record, Table::Contact) || entry.id.as_str() == "bank_account";
        assert_eq!(entry.class != Class::Basic, sealed, "{}", entry.id);
    }
}

fn check(table: Table, field: &str, value: &str) -> Result<String, Code> {
    starter::catalogue()
        .check_value(&starter::purposes(), table, &FieldId::new(field), value)
        .map_err(|refused| refused.code)
}

#[test]
fn values_are_checked_and_normalised() {
    let contact = |field: &str, value: &str| check(Table::Contact, field, value);
    assert_eq!(
        contact("email", " Jana@Example.cz "),
        Ok("jana@example.cz".to_owned())
    );
    assert_eq!(
        contact("phone", "601 123 456"),
        Ok("+420601123456".to_owned())
    );
    assert_eq!(
        contact("company", "Sady\n Novák\u{7}"),
        Ok("Sady Novák".to_owned())
    );
    assert_eq!(contact("town", "Pi\u{301}sek"), Ok("Písek".to_owned()));
    assert_eq!(contact("phone", ""), Ok(String::new()));
    assert_eq!(contact("email", "jana"), Err(Code::EmailInvalid));
    assert_eq!(contact("phone", "12"), Err(Code::PhoneInvalid));
    assert_eq!(contact("bank_account", "CZ00"), Err(Code::IbanInvalid));
    assert_eq!(contact("family_name", "  "), Err(Code::Required));
    assert_eq!(contact("company", &"x".repeat(201)), Err(Code::TooLong));
    assert_eq!(contact("birth_number", "1"), Err(Code::FieldWithoutPurpose));
    assert_eq!(
        check(Table::Note, "email", "a@b.cz"),
        Err(Code::FieldWithoutPurpose)
    );
    assert_eq!(check(Table::Note, "text", "a\r\nb"), Ok("a\nb".to_owned()));
    assert_eq!(
        check(Table::Note, "text", &"x".repeat(10_001)),
        Err(Code::TooLong)
    );
    assert_eq!(
        check(Table::Document, "file", "not base64!"),
        Err(Code::Malformed)
    );
    assert_eq!(
        check(Table::Document, "file", &"A".repeat(360_000)),
        Err(Code::TooLong)
    );
}

#[test]
fn a_disabled_field_is_refused_with_the_same_code() {
    let mut catalogue = starter::catalogue();
    catalogue
        .fields
        .iter_mut()
        .for_each(|entry| entry.enabled = false);
    let email = FieldId::new("email");
    let refused = catalogue.check_value(&starter::purposes(), Table::Contact, &email, "a@b.cz");
    assert_eq!(refused.unwrap_err().code, Code::FieldWithoutPurpose);
}

#[test]
fn what_needs_a_decision_of_its_own_starts_off() {
    let off: Vec<_> = starter::purposes()
        .purposes
        .into_iter()
        .filter(|purpose| !purpose.active)
        .map(|purpose| purpose.id.to_string())
        .collect();
    assert_eq!(
        off,
        [
            "sales_visits",
            "similar_goods_news",
            "reference_photo",
            "special_needs"
        ]
    );
}
