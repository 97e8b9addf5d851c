//! The starter field catalogue (specification 9.1, rule K-6, matrix 9.2).

use crate::access::Role;
use crate::record::catalogue::Validator;
use crate::record::{Catalogue, Class, FieldEntry, Label, Table};
use crate::{FieldId, PurposeId};

const RELATION: [&str; 3] = ["contract_performance", "customer_care", "prospect_record"];

/// Gives the fields of a new organisation.
#[must_use]
pub fn catalogue() -> Catalogue {
    let line = Validator::Line;
    let mut family_name = basic("family_name", "Příjmení", "Family name", line, &[]);
    family_name.required = true;
    Catalogue {
        version: 1,
        fields: vec![
            basic("given_name", "Jméno", "First name", line, &[]),
            family_name,
            basic("company", "Firma", "Company", line, &[]),
            basic("job_title", "Pracovní pozice", "Job title", line, &[]),
            basic("street", "Ulice", "Street", line, &["sales_visits"]),
            basic("town", "Město", "Town", line, &["sales_visits"]),
            basic("postcode", "PSČ", "Postcode", line, &["sales_visits"]),
            basic(
                "phone",
                "Telefon",
                "Phone",
                Validator::Phone,
                &["phone_offers"],
            ),
            basic(
                "email",
                "E-mail",
                "E-mail",
                Validator::Email,
                &["newsletter"],
            ),
            bank_account(),
            note_text(),
            document_file(),
        ],
    }
}

fn basic(id: &str, cs: &str, en: &str, validator: Validator, also: &[&str]) -> FieldEntry {
    FieldEntry {
        id: FieldId::new(id),
        record: Table::Contact,
        labels: label(cs, en),
        class: Class::Basic,
        enabled: true,
        purposes: RELATION
            .iter()
            .chain(also)
            .map(|id| PurposeId::new(*id))
            .collect(),
        visible_to: vec![
            Role::Rep,
            Role::Manager,
            Role::PrivacyOfficer,
            Role::Administrator,
        ],
        editable_by: vec![Role::Rep, Role::Manager, Role::PrivacyOfficer],
        required: false,
        validator,
    }
}

fn bank_account() -> FieldEntry {
    FieldEntry {
        id: FieldId::new("bank_account"),
        record: Table::Contact,
        labels: label("Bankovní účet", "Bank account"),
        class: Class::Financial,
        enabled: true,
        purposes: vec![PurposeId::new("accounting")],
        visible_to: vec![Role::Manager, Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::Manager],
        required: false,
        validator: Validator::Iban,
    }
}

fn note_text() -> FieldEntry {
    FieldEntry {
        id: FieldId::new("text"),
        record: Table::Note,
        labels: label("Poznámka", "Note"),
        class: Class::Notes,
        enabled: true,
        purposes: RELATION.iter().map(|id| PurposeId::new(*id)).collect(),
        visible_to: vec![Role::Rep, Role::Manager, Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::Manager],
        required: true,
        validator: Validator::Text,
    }
}

fn document_file() -> FieldEntry {
    FieldEntry {
        id: FieldId::new("file"),
        record: Table::Document,
        labels: label("Soubor", "File"),
        class: Class::Identity,
        enabled: true,
        purposes: vec![PurposeId::new("legal_claims")],
        visible_to: vec![Role::PrivacyOfficer],
        editable_by: vec![Role::Rep, Role::PrivacyOfficer],
        required: true,
        validator: Validator::File,
    }
}

fn label(cs: &str, en: &str) -> Label {
    Label {
        cs: cs.to_owned(),
        en: en.to_owned(),
    }
}
