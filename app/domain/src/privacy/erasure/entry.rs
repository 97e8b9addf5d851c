//! The erasure ledger: what was erased, outside the backups and without clear identity (E-7).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Outcome, Plan};
use crate::privacy::data_map::Store;
use crate::{FieldId, Hash, HoldId, RecordId, RequestId, RetentionRuleId, Timestamp};

/// What an erasure was done for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Case {
    /// A request of the person.
    Request(RequestId),
    /// A retention rule.
    Rule {
        /// The rule.
        id: RetentionRuleId,
        /// Its version.
        version: u32,
    },
}

/// One record of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryItem {
    /// The record.
    pub record: RecordId,
    /// What happened to it.
    pub outcome: Outcome,
    /// The fields whose values went.
    pub erased: BTreeSet<FieldId>,
    /// The fields that stayed restricted.
    pub kept: BTreeSet<FieldId>,
}

/// One entry of the erasure ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureEntry {
    /// The case.
    pub case: Case,
    /// Keyed tokens of the person's ids, made by the server.
    pub tokens: BTreeSet<Hash>,
    /// Whether nothing of the person stayed in use.
    pub ends_the_person: bool,
    /// The records.
    pub items: Vec<EntryItem>,
    /// The places that had not reported.
    pub stores_pending: BTreeSet<Store>,
    /// The holds that kept records.
    pub holds: BTreeSet<HoldId>,
    /// When the rows went.
    pub at: Timestamp,
}

impl Plan {
    /// Makes the entry of a plan that was run.
    #[must_use]
    pub fn entry(
        &self,
        case: Case,
        tokens: BTreeSet<Hash>,
        stores_pending: BTreeSet<Store>,
        at: Timestamp,
    ) -> ErasureEntry {
        let items = self.items.iter().map(|item| EntryItem {
            record: item.record,
            outcome: item.outcome,
            erased: item.erased.clone(),
            kept: item
                .kept
                .iter()
                .flat_map(|kept| kept.fields.iter().cloned())
                .collect(),
        });
        ErasureEntry {
            case,
            tokens,
            ends_the_person: self.ends_the_person(),
            items: items.collect(),
            stores_pending,
            holds: self.blocked().map(|blocked| blocked.hold).collect(),
            at,
        }
    }
}
