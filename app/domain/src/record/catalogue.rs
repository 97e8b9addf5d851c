//! The signed field catalogue: which fields exist, in which class, who sees and edits them.

mod check;

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::record::{Class, Table};
use crate::{FieldId, PurposeId};

/// A text in both languages of the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Czech.
    pub cs: String,
    /// English.
    pub en: String,
}

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
    pub purposes: Vec<PurposeId>,
    /// Roles that may read it.
    pub visible_to: Vec<Role>,
    /// Roles that may write it; a role here but not in `visible_to` seals without reading.
    pub editable_by: Vec<Role>,
    /// Whether a record is refused without it.
    pub required: bool,
    /// How a value is checked.
    pub validator: Validator,
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

/// All fields, as one signed version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Grows with every published change.
    pub version: u32,
    /// The fields; one that is absent does not exist anywhere.
    pub fields: Vec<FieldEntry>,
}
