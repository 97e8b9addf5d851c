//! The guard row.

use std::collections::BTreeMap;

use domain::OrgId;
use surrealdb::types::{Object, Value, object};
use sync::store::StoreError;
use sync::store::organisation::Head;
use uuid::Uuid;

use super::column;
use super::fields::Fields;
use super::key;
use super::scalar::to_id;

/// So many commits of the past can still be recognised by their mark.
const MARKS: u64 = 32;

/// The head with what only the store needs.
#[derive(Clone, Debug)]
pub(crate) struct StoredHead {
    pub(crate) head: Head,
    pub(crate) fence: u64,
    marks: Vec<Uuid>,
}

impl StoredHead {
    /// Says whether the commit with this number and mark went through; none if so many followed
    /// that its mark would be gone.
    pub(crate) fn holds(&self, commit: u64, mark: Uuid) -> Option<bool> {
        if self.marks.contains(&mark) {
            return Some(true);
        }
        (self.head.commit < commit.saturating_add(MARKS)).then_some(false)
    }

    pub(crate) fn read(value: Value) -> Result<Self, StoreError> {
        let mut fields = Fields::of("head", value)?;
        let head = Head {
            org: fields.optional_id("org", OrgId::new)?,
            epoch: fields.number("epoch")?,
            commit: fields.number("commit")?,
            seq: fields.number("seq")?,
            audit_n: fields.number("audit_n")?,
            audit_hash: fields.hash("audit_hash")?,
            log_n: fields.number("log_n")?,
        };
        let fence = fields.number("fence")?;
        let marks: BTreeMap<String, Value> = fields.object("marks")?.into_inner();
        let marks = marks.into_values().filter_map(to_id).collect();
        Ok(Self { head, fence, marks })
    }
}

/// The id of the head row.
pub(crate) fn id() -> Value {
    key::record("head", [column::number(0)])
}

/// The columns of a head, without fence and marks.
pub(crate) fn columns(head: &Head) -> Object {
    object! {
        org: head.org.map(|org| column::id(org.as_uuid())),
        epoch: column::number(head.epoch),
        commit: column::number(head.commit),
        seq: column::number(head.seq),
        audit_n: column::number(head.audit_n),
        audit_hash: column::hash(&head.audit_hash),
        log_n: column::number(head.log_n),
    }
}

/// The mark of a commit at its place in the ring.
pub(crate) fn mark(commit: u64, mark: Uuid) -> Value {
    let mut marks = Object::new();
    marks.insert(format!("m{}", commit % MARKS), column::id(mark));
    Value::Object(marks)
}

#[cfg(test)]
mod tests {
    use domain::Hash;

    use super::*;

    fn later(commit: u64, marks: Vec<Uuid>) -> StoredHead {
        let head = Head {
            org: None,
            epoch: 1,
            commit,
            seq: 0,
            audit_n: 0,
            audit_hash: Hash([0; 32]),
            log_n: 0,
        };
        StoredHead {
            head,
            fence: 0,
            marks,
        }
    }

    #[test]
    fn a_mark_that_is_there_went_through() {
        let mark = Uuid::from_u128(1);
        assert_eq!(later(90, vec![mark]).holds(80, mark), Some(true));
    }

    #[test]
    fn a_missing_mark_did_not_go_through_while_it_would_still_be_there() {
        let mark = Uuid::from_u128(1);
        assert_eq!(later(79, Vec::new()).holds(80, mark), Some(false));
        assert_eq!(later(111, Vec::new()).holds(80, mark), Some(false));
    }

    #[test]
    fn a_missing_mark_says_nothing_after_as_many_commits_as_are_kept() {
        assert_eq!(later(112, Vec::new()).holds(80, Uuid::from_u128(1)), None);
    }
}
