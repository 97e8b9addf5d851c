//! What a copy contains, without a value: for the approval, the log and the recipient.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::record::Table;
use crate::{FieldId, Hash, RecordId};

const LABEL: &str = "souhlas/v1/copy-manifest";

/// One field of one record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
pub struct CopyManifest(BTreeSet<CopyField>);

impl CopyManifest {
    /// Lists fields; none for no field or one named twice.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = CopyField>) -> Option<Self> {
        let mut all = BTreeSet::new();
        let each_once = fields.into_iter().all(|field| all.insert(field));
        (each_once && !all.is_empty()).then_some(Self(all))
    }

    /// Gives the fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &CopyField> {
        self.0.iter()
    }

    /// Gives the bytes that are hashed: a label and, each behind its length in four bytes, table,
    /// record and field of each entry.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = LABEL.as_bytes().to_vec();
        for entry in &self.0 {
            add(&mut bytes, entry.table.as_str().as_bytes());
            add(&mut bytes, entry.record.as_bytes());
            add(&mut bytes, entry.field.as_str().as_bytes());
        }
        bytes
    }

    /// Gives the hash that stands in the front of the copy.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.to_bytes())
    }
}

fn add(bytes: &mut Vec<u8>, part: &[u8]) {
    // Names of tables and fields are far shorter than 4 GiB.
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(part);
}
