//! What every area reads of a contact: its name and its basic fields.

use domain::record::{Plain, Row, Table};

/// Reads a basic field; absent ones are empty.
#[must_use]
pub fn text<'a>(row: &'a Row, field: &str) -> &'a str {
    row.fields.get(field).map_or("", Plain::as_str)
}

/// The name of a contact: given and family name, else the company, else the e-mail.
#[must_use]
pub fn name(row: &Row) -> String {
    let full = [text(row, "given_name"), text(row, "family_name")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    [full.as_str(), text(row, "company"), text(row, "email")]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// Says whether the row is a contact.
#[must_use]
pub fn is_contact(row: &Row) -> bool {
    row.table == Table::Contact
}
