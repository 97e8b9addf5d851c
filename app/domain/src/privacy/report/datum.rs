//! One value as the client that opened it hands it to reports and portability files.

use std::collections::BTreeSet;

use crate::privacy::data_map::RecordType;
use crate::privacy::event::Basis;
use crate::record::catalogue::Provided;
use crate::{FieldId, RecordId, Timestamp};

/// Whom a value is about, or what else bars it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The person only.
    Person,
    /// Others too, as far as the person needs it to understand.
    OthersNeeded,
    /// Others.
    Others,
    /// A token that still opens something.
    LiveToken,
    /// A key.
    Key,
}

/// One value with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// The type of its record.
    pub kind: RecordType,
    /// Its record.
    pub record: RecordId,
    /// Its field; none for a thing without fields.
    pub field: Option<FieldId>,
    /// The value, opened.
    pub value: String,
    /// How it came.
    pub provided: Provided,
    /// From whom or what, in words.
    pub source: String,
    /// When it was entered.
    pub at: Timestamp,
    /// The bases it rests on.
    pub bases: BTreeSet<Basis>,
    /// Whom it is about.
    pub about: About,
}

impl Datum {
    /// Gives its place, such as `contact/<record>/email`.
    #[must_use]
    pub fn path(&self) -> String {
        let (kind, record) = (self.kind.as_str(), self.record);
        match &self.field {
            Some(field) => format!("{kind}/{record}/{field}"),
            None => format!("{kind}/{record}"),
        }
    }
}
