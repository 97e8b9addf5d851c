//! Rows: one stored record with its plain and sealed fields.

use serde::{Deserialize, Serialize};

use crate::record::{FieldMap, LateValue, SealedValue};
use crate::{FieldId, OpId, RecordId, SubjectId, Timestamp, UserId};

/// A record type; its name is bound into sealed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// A person the organisation deals with.
    Contact,
    /// A free text about a contact.
    Note,
    /// A sealed file, such as a signature.
    Document,
}

impl Table {
    /// Every record type.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Note, Self::Document];

    /// Reads the name used in bound data and in the database.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }

    /// Gives the name used in bound data and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Note => "note",
            Self::Document => "document",
        }
    }
}

/// A state of a record that an edit is made on. The number alone does not tell which one: two
/// devices foresee the same, and so do a database and the one that was restored in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The version of the record.
    pub version: u64,
    /// The operation that made it.
    pub op: OpId,
}

/// A plain value; up to twelve bytes stand in place on a 32-bit machine.
pub type Plain = compact_str::CompactString;

/// One record as the server and the devices hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The record type.
    pub table: Table,
    /// The record.
    pub id: RecordId,
    /// The person it is about.
    pub subject: SubjectId,
    /// The contact it belongs to, for notes and documents.
    pub parent: Option<RecordId>,
    /// The member of staff in whose territory it lies.
    pub owner: UserId,
    /// Grows by one with every applied operation; 0 only before the first.
    pub version: u64,
    /// The operation that made this version.
    pub op: OpId,
    /// When the record was made, by the writer's clock.
    pub created_at: Timestamp,
    /// Fields of class `basic`.
    pub fields: FieldMap<Plain>,
    /// Fields of all other classes.
    pub sealed: FieldMap<SealedValue>,
    /// Values of removed users that came late, beside the fields; used by nobody as they are.
    pub late: FieldMap<Vec<LateValue>>,
}

impl Row {
    /// Gives the state it is in, for an edit of it.
    #[must_use]
    pub const fn base(&self) -> Base {
        Base {
            version: self.version,
            op: self.op,
        }
    }

    /// Gives the sealed key of the file that belongs to a document; none for every other row, and
    /// for a document whose content stands in the field itself.
    #[must_use]
    pub fn file_key(&self) -> Option<(&FieldId, &SealedValue)> {
        let holds = |(_, value): &(&FieldId, &SealedValue)| value.holds_file_key();
        let keys = self.sealed.iter().find(holds);
        keys.filter(|_| self.table == Table::Document)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn every_table_reads_back_from_its_name() {
        for table in Table::ALL {
            assert_eq!(Table::parse(table.as_str()), Some(table));
        }
        assert_eq!(Table::parse("nowhere"), None);
    }
}
