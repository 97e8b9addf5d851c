//! A value to open, with everything it is bound to.

use domain::record::{DekWrap, SealedValue, Table};
use domain::{FieldId, RecordId};
use serde::{Deserialize, Serialize};

/// One value to open.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Opening {
    pub(crate) table: Table,
    pub(crate) record: RecordId,
    pub(crate) field: FieldId,
    pub(crate) value: SealedValue,
    pub(crate) deks: Vec<DekWrap>,
}
