//! The check of one value against its field (K-1).

use unicode_normalization::UnicodeNormalization;

use super::{Catalogue, FieldEntry, Validator};
use crate::bytes::from_base64url;
use crate::party::{email, iban, phone};
use crate::privacy::Registry;
use crate::privacy::basis::SubjectBases;
use crate::record::Table;
use crate::violation::Code;
use crate::{FieldId, Violation};

const LINE: usize = 200;
const TEXT: usize = 10_000;
const FILE_BYTES: usize = 256 * 1024;

impl Catalogue {
    /// Finds a field that takes values: it is switched on and a purpose that needs it is in use
    /// on the basis it states (K-1, P-2).
    ///
    /// # Errors
    /// With [`Code::FieldWithoutPurpose`] and the field's name, the one refusal of form, API,
    /// import, offline store and portal.
    pub fn open_field(
        &self,
        purposes: &Registry,
        table: Table,
        field: &FieldId,
    ) -> Result<&FieldEntry, Violation> {
        self.entry(table, field)
            .filter(|entry| entry.enabled && entry.has_purpose_in_use(purposes))
            .ok_or_else(|| without_purpose(field))
    }

    /// Checks one value and gives it normalised; an empty one clears the field, which stays
    /// possible when its purposes have ended.
    ///
    /// # Errors
    /// With the rule that refuses the value.
    pub fn check_value(
        &self,
        purposes: &Registry,
        table: Table,
        field: &FieldId,
        value: &str,
    ) -> Result<String, Violation> {
        let entry = if value.trim().is_empty() {
            self.entry(table, field)
                .filter(|entry| entry.enabled && !entry.purposes.is_empty())
                .ok_or_else(|| without_purpose(field))?
        } else {
            self.open_field(purposes, table, field)?
        };
        normalise(entry, value).map_err(|code| Violation::field(code, field.clone()))
    }

    /// Checks one value of one subject: a purpose in use is not enough, its basis has to live for
    /// this subject (K-1).
    ///
    /// # Errors
    /// With the rule that refuses the value.
    pub fn check_value_of(
        &self,
        subject: &SubjectBases<'_>,
        table: Table,
        field: &FieldId,
        value: &str,
    ) -> Result<String, Violation> {
        let checked = self.check_value(subject.purposes, table, field, value)?;
        let lives = self
            .entry(table, field)
            .is_some_and(|entry| entry.purposes.iter().any(|need| subject.carries(need)));
        if lives || checked.is_empty() {
            Ok(checked)
        } else {
            Err(without_purpose(field))
        }
    }
}

impl FieldEntry {
    /// Says whether one of the field's purposes is in use on the basis the field states.
    #[must_use]
    pub fn has_purpose_in_use(&self, purposes: &Registry) -> bool {
        self.purposes.iter().any(|needed| {
            purposes
                .get(needed.purpose())
                .is_some_and(|purpose| match needed.need() {
                    Some(need) => purpose.active && purpose.is_active_basis(need.basis),
                    None => purpose.is_in_use(),
                })
        })
    }
}

fn without_purpose(field: &FieldId) -> Violation {
    Violation::field(Code::FieldWithoutPurpose, field.clone())
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
