//! One field of the catalogue.

use serde::{Deserialize, Serialize};

use super::{ErasureRule, FieldPurpose, Label};
use crate::access::Role;
use crate::record::{Class, Table};
use crate::{FieldId, RetentionRuleId, UserId};

/// One field of a record type (specification 9.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldEntry {
    /// The field.
    pub id: FieldId,
    /// The record type it belongs to.
    pub record: Table,
    /// Its name on screen.
    pub labels: Label,
    /// Its class.
    pub class: Class,
    /// Whether values may be entered.
    pub enabled: bool,
    /// The purposes that need it; a field without a live purpose is refused (K-1).
    pub purposes: Vec<FieldPurpose>,
    /// Roles that may read it.
    pub visible_to: Vec<Role>,
    /// Roles that may write it; a role here but not in `visible_to` seals without reading.
    pub editable_by: Vec<Role>,
    /// Whether a record is refused without it.
    pub required: bool,
    /// How a value is checked.
    pub validator: Validator,
    /// How long a value is kept; every enabled field names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_rule: Option<RetentionRuleId>,
    /// Where values come from; every enabled field names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provided: Option<Provided>,
    /// What an erasure does to a value; every enabled field names it (PT-7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erasure: Option<ErasureRule>,
    /// Whether a clash of two offline edits waits for a person.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub important: bool,
    /// Version of the catalogue that last changed the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Who changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<UserId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl FieldEntry {
    /// A switched-off field that nobody sees and no purpose needs yet.
    #[must_use]
    pub fn new(
        (record, id): (Table, FieldId),
        labels: Label,
        class: Class,
        validator: Validator,
    ) -> Self {
        Self {
            id,
            record,
            labels,
            class,
            enabled: false,
            purposes: Vec::new(),
            visible_to: Vec::new(),
            editable_by: Vec::new(),
            required: false,
            validator,
            retention_rule: None,
            provided: None,
            erasure: None,
            important: false,
            version: None,
            changed_by: None,
            reason: None,
        }
    }
}

/// Where the values of a field come from; portability takes the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provided {
    /// The person gave it.
    Provided,
    /// It was seen in what the person did.
    Observed,
    /// The controller made it from other data.
    Derived,
    /// Someone else gave it.
    ThirdParty,
}

/// A check of one value; the functions live in `party`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validator {
    /// At most 200 characters on one line.
    Line,
    /// At most 10,000 characters.
    Text,
    /// An e-mail address.
    Email,
    /// A phone number, E.164 with +420 by default.
    Phone,
    /// An IBAN with a right check number (ISO 13616).
    Iban,
    /// Base64url of sealed file content; at most 256 KiB.
    File,
}
