//! The starter field catalogue (specification 9.1, rule K-6, matrix 9.2).

use super::{label, needs};
use crate::access::Role;
use crate::record::catalogue::{ErasureRule, FieldPurpose, Provided, Validator};
use crate::record::{Catalogue, Class, FieldEntry, Table};
use crate::{FieldId, RetentionRuleId};

/// Gives the fields of a new organisation.
#[must_use]
pub fn catalogue() -> Catalogue {
    let line = Validator::Line;
    let mut family_name = basic(
        "family_name",
        ("Příjmení", "Family name"),
        line,
        needs::of_names(),
    );
    family_name.required = true;
    Catalogue {
        version: 1,
        fields: vec![
            basic(
                "given_name",
                ("Jméno", "First name"),
                line,
                needs::of_names(),
            ),
            family_name,
            basic("company", ("Firma", "Company"), line, needs::of_work()),
            basic(
                "job_title",
                ("Pracovní pozice", "Job title"),
                line,
                needs::of_work(),
            ),
            basic("street", ("Ulice", "Street"), line, needs::of_address()),
            basic("town", ("Město", "Town"), line, needs::of_address()),
            basic("postcode", ("PSČ", "Postcode"), line, needs::of_address()),
            basic(
                "phone",
                ("Telefon", "Phone"),
                Validator::Phone,
                needs::of_phone(),
            ),
            basic(
                "email",
                ("E-mail", "E-mail"),
                Validator::Email,
                needs::of_email(),
            ),
            bank_account(),
            note_text(),
            document_file(),
        ],
    }
}

fn basic(
    id: &str,
    names: (&str, &str),
    validator: Validator,
    purposes: Vec<FieldPurpose>,
) -> FieldEntry {
    FieldEntry {
        purposes,
        visible_to: vec![
            Role::Rep,
            Role::Manager,
            Role::PrivacyOfficer,
            Role::Administrator,
        ],
        editable_by: vec![Role::Rep, Role::Manager, Role::PrivacyOfficer],
        retention_rule: Some(RetentionRuleId::new("lead_no_contract")),
        ..enabled((Table::Contact, id), names, Class::Basic, validator)
    }
}

fn bank_account() -> FieldEntry {
    let rule = RetentionRuleId::new("accounting_document");
    FieldEntry {
        purposes: needs::of_bank_account(),
        visible_to: vec![Role::Manager, Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::Manager],
        retention_rule: Some(rule.clone()),
        erasure: Some(ErasureRule::Keep(rule)),
        important: true,
        ..enabled(
            (Table::Contact, "bank_account"),
            ("Bankovní účet", "Bank account"),
            Class::Financial,
            Validator::Iban,
        )
    }
}

/// What staff write about a person is not what the person gave.
fn note_text() -> FieldEntry {
    FieldEntry {
        purposes: needs::of_notes(),
        visible_to: vec![Role::Rep, Role::Manager, Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::Manager],
        required: true,
        retention_rule: Some(RetentionRuleId::new("lead_no_contract")),
        provided: Some(Provided::Derived),
        ..enabled(
            (Table::Note, "text"),
            ("Poznámka", "Note"),
            Class::Notes,
            Validator::Text,
        )
    }
}

fn document_file() -> FieldEntry {
    FieldEntry {
        purposes: needs::of_files(),
        visible_to: vec![Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::PrivacyOfficer],
        required: true,
        retention_rule: Some(RetentionRuleId::new("consent_proof")),
        ..enabled(
            (Table::Document, "file"),
            ("Soubor", "File"),
            Class::Identity,
            Validator::File,
        )
    }
}

/// A field that takes values the person gives and that an erasure empties.
fn enabled(
    (table, id): (Table, &str),
    names: (&str, &str),
    class: Class,
    validator: Validator,
) -> FieldEntry {
    FieldEntry {
        enabled: true,
        provided: Some(Provided::Provided),
        erasure: Some(ErasureRule::Erase),
        ..FieldEntry::new((table, FieldId::new(id)), label(names), class, validator)
    }
}
