//! The check of one value against its field (K-1).

use unicode_normalization::UnicodeNormalization;

use super::{Catalogue, FieldEntry, Validator};
use crate::bytes::from_base64url;
use crate::party::{email, iban, phone};
use crate::record::Table;
use crate::violation::Code;
use crate::{FieldId, Violation};

const LINE: usize = 200;
const TEXT: usize = 10_000;
const FILE_BYTES: usize = 256 * 1024;

impl Catalogue {
    /// Finds a field of a record type.
    #[must_use]
    pub fn entry(&self, table: Table, field: &FieldId) -> Option<&FieldEntry> {
        self.fields
            .iter()
            .find(|entry| entry.record == table && entry.id == *field)
    }

    /// Checks one value and gives it normalised; an empty one clears the field.
    ///
    /// Whether a purpose of the field lives is known to the organisation:
    /// [`crate::organisation::Organisation::check_value`] asks both.
    ///
    /// # Errors
    /// With the rule that refuses the value.
    pub fn check_value(
        &self,
        table: Table,
        field: &FieldId,
        value: &str,
    ) -> Result<String, Violation> {
        let entry = self
            .entry(table, field)
            .filter(|entry| entry.enabled && !entry.purposes.is_empty())
            .ok_or_else(|| Violation::field(Code::FieldWithoutPurpose, field.clone()))?;
        normalise(entry, value).map_err(|code| Violation::field(code, field.clone()))
    }
}

fn normalise(entry: &FieldEntry, value: &str) -> Result<String, Code> {
    let value: String = value.trim().nfc().collect();
    if value.is_empty() {
        return if entry.required {
            Err(Code::Required)
        } else {
            Ok(value)
        };
    }
    match entry.validator {
        Validator::Line => within(one_line(&value), LINE),
        Validator::Text => within(paragraphs(&value), TEXT),
        Validator::Email => email::parse(&value).ok_or(Code::EmailInvalid),
        Validator::Phone => phone::parse(&value).ok_or(Code::PhoneInvalid),
        Validator::Iban => iban::parse(&value).ok_or(Code::IbanInvalid),
        Validator::File => file(value),
    }
}

/// Makes one line of what was typed or pasted: a break or a tab is a space there.
fn one_line(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .filter(|symbol| !symbol.is_control())
        .collect()
}

fn paragraphs(value: &str) -> String {
    value
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|symbol| matches!(symbol, '\n' | '\t') || !symbol.is_control())
        .collect()
}

fn within(value: String, most: usize) -> Result<String, Code> {
    if value.chars().count() > most {
        Err(Code::TooLong)
    } else {
        Ok(value)
    }
}

fn file(value: String) -> Result<String, Code> {
    match from_base64url(&value) {
        None => Err(Code::Malformed),
        Some(content) if content.len() > FILE_BYTES => Err(Code::TooLong),
        Some(_content) => Ok(value),
    }
}
