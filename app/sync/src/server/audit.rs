//! The audit chain: each entry is bound to the one before.

use domain::{DeviceId, Hash, RecordId, SubjectId, Timestamp, UserId, canonical};
use serde::Serialize;
use thiserror::Error;

use crate::message::account::AuditRow;

const TAG: &str = "souhlas/v1/audit";

/// What an audit entry says, before it has its place in the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// The user, if one acted.
    pub actor: Option<UserId>,
    /// The device, if one acted.
    pub device: Option<DeviceId>,
    /// What was done, as a stable code.
    pub act: String,
    /// The record, if one was concerned.
    pub record: Option<RecordId>,
    /// The person, if one was concerned.
    pub subject: Option<SubjectId>,
    /// Names of the fields concerned; never values.
    pub fields: Vec<String>,
}

/// The first entry that does not fit the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the audit chain is broken at entry {0}")]
pub struct BrokenAt(pub u64);

/// What the hash of an entry covers, besides the hash before.
#[derive(Serialize)]
struct Hashed<'a> {
    n: u64,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<DeviceId>,
    act: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectId>,
    fields: &'a [String],
}

/// Gives the hash of an entry behind the one before; its own `prev` and `hash` are not read.
///
/// # Panics
/// When a field name or the act is no canonical text, which codes of this product always are.
#[must_use]
pub fn hash(prev: &Hash, row: &AuditRow) -> Hash {
    link(prev, &canonical_entry(row))
}

/// Gives the hash of an entry in canonical form behind the one before.
pub(crate) fn link(prev: &Hash, entry: &[u8]) -> Hash {
    canonical::tagged_hash(TAG, &[prev.as_slice(), entry].concat())
}

/// Gives what the hash of an entry covers, besides the hash before.
pub(crate) fn canonical_entry(row: &AuditRow) -> Vec<u8> {
    let hashed = Hashed {
        n: row.n,
        at: row.at,
        actor: row.actor,
        device: row.device,
        act: &row.act,
        record: row.record,
        subject: row.subject,
        fields: &row.fields,
    };
    canonical::to_bytes(&hashed).expect("an entry holds ids, codes and numbers only")
}

/// Gives an act its place behind the newest entry.
#[must_use]
pub(super) fn entry(n: u64, prev: Hash, at: Timestamp, act: Act) -> AuditRow {
    let mut row = AuditRow {
        n,
        at,
        actor: act.actor,
        device: act.device,
        act: act.act,
        record: act.record,
        subject: act.subject,
        fields: act.fields,
        prev,
        hash: prev,
    };
    row.hash = hash(&prev, &row);
    row
}

/// Checks that entries, oldest or newest first, are an unbroken piece of one chain.
///
/// # Errors
/// Names the first entry, from the oldest, that is changed or does not follow the one before.
pub fn verify_audit(rows: &[AuditRow]) -> Result<(), BrokenAt> {
    let newest_first =
        matches!((rows.first(), rows.last()), (Some(first), Some(last)) if first.n > last.n);
    if newest_first {
        verify(rows.iter().rev())
    } else {
        verify(rows.iter())
    }
}

fn verify<'a>(rows: impl Iterator<Item = &'a AuditRow>) -> Result<(), BrokenAt> {
    let mut before: Option<&AuditRow> = None;
    for row in rows {
        let follows = before.is_none_or(|before| row.n == before.n + 1 && row.prev == before.hash);
        let first = row.n == 1 && row.prev != Hash([0; 32]);
        if !follows || first || row.hash != hash(&row.prev, row) {
            return Err(BrokenAt(row.n));
        }
        before = Some(row);
    }
    Ok(())
}
