//! What a request is about.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::identity::Data;
use crate::{PurposeId, RecordId};

/// The part of the person's data that a request is about; an empty list leaves it open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Classes and history; they decide how sure the identity must be.
    pub data: BTreeSet<Data>,
    /// Purposes that are objected to or withdrawn from.
    pub purposes: BTreeSet<PurposeId>,
    /// Records.
    pub records: BTreeSet<RecordId>,
}
