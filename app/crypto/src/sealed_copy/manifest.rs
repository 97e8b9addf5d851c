//! What a copy contains, without a value: for the approval, the log and the recipient.

use std::collections::BTreeSet;

use domain::record::Table;
use domain::{FieldId, Hash, RecordId};

use super::CopyItem;
use crate::hazmat::parts::Parts;
use crate::{CryptoError, Result};

/// One field of one record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyField {
    /// The record type.
    pub table: Table,
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: FieldId,
}

/// The fields of a copy, in order and none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest(BTreeSet<CopyField>);

impl Manifest {
    /// Lists what the items hold.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] for no item or a field named twice.
    pub fn of(items: &[CopyItem]) -> Result<Self> {
        let fields: BTreeSet<CopyField> = items.iter().map(|item| item.place.clone()).collect();
        if items.is_empty() || fields.len() != items.len() {
            return Err(CryptoError::Parameters);
        }
        Ok(Self(fields))
    }

    /// Gives the fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &CopyField> {
        self.0.iter()
    }

    /// Gives the bytes that are hashed: a label and, each behind its length, table, record and
    /// field of each entry.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = self.0.iter().fold(
            Parts::labelled("souhlas/v1/copy-manifest"),
            |parts, entry| {
                parts
                    .add(entry.table.as_str().as_bytes())
                    .add(entry.record.as_bytes())
                    .add(entry.field.as_str().as_bytes())
            },
        );
        parts.as_slice().to_vec()
    }

    /// Gives the hash that stands in the header of the copy.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.to_bytes())
    }
}
