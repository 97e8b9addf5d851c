//! What a commit says to the database.

use surrealdb::types::{Object, Uuid, Value, Variables};
use sync::store::StoreError;
use sync::store::organisation::Commit;
use uuid::Uuid as PlainUuid;

use crate::shape::head::StoredHead;
use crate::shape::{audit, change, column, entry, head, marked, op, row, statement};

/// `$head` is read and rewritten by each commit, so of two at once one conflicts.
const GUARD: &str = "BEGIN;
LET $now = SELECT VALUE [epoch, commit, fence] FROM ONLY $head;
IF $now[0] != $epoch OR $now[1] != $commit { THROW 'head_moved' };
IF $now[2] != $fence { THROW 'fence_moved' };
";

/// Lists that may be empty, each with what writes it.
const WRITES: [(&str, &str); 8] = [
    ("ops", "INSERT INTO op $ops RETURN NONE;\n"),
    (
        "rows",
        "FOR $row IN $rows { UPSERT $row.id CONTENT $row RETURN NONE };\n",
    ),
    ("about", "INSERT IGNORE INTO about $about RETURN NONE;\n"),
    ("entries", "INSERT INTO entry $entries RETURN NONE;\n"),
    ("marked", "INSERT INTO marked $marked RETURN NONE;\n"),
    ("changes", "INSERT INTO change $changes RETURN NONE;\n"),
    ("audit", "INSERT INTO audit $audit RETURN NONE;\n"),
    (
        "statements",
        "INSERT INTO statement $statements RETURN NONE;\n",
    ),
];

const FINISH: &str = "UPDATE ONLY $head MERGE $next RETURN NONE;
COMMIT;";

/// One try of a commit, with the mark that tells it from every other.
pub(super) struct Attempt<'c> {
    commit: &'c Commit,
    mark: PlainUuid,
    lists: Vec<(&'static str, Value)>,
}

impl<'c> Attempt<'c> {
    pub(super) fn of(commit: &'c Commit) -> Result<Self, StoreError> {
        let ops = commit
            .ops
            .iter()
            .map(|((device, n), stored)| op::write(*device, *n, stored))
            .collect::<Result<Vec<_>, _>>()?;
        let first = commit.expected.log_n + 1;
        let lists: [(&'static str, Vec<Value>); 8] = [
            ("ops", ops),
            ("rows", commit.rows.iter().map(row::write).collect()),
            ("about", commit.rows.iter().map(row::write_about).collect()),
            (
                "entries",
                commit
                    .entries
                    .iter()
                    .map(|(subject, entry)| entry::write(*subject, entry))
                    .collect(),
            ),
            (
                "marked",
                commit
                    .entries
                    .iter()
                    .filter(|(_, entry)| !entry.stamp.flags.is_empty())
                    .map(|(subject, entry)| marked::write(*subject, entry))
                    .collect(),
            ),
            (
                "changes",
                commit.changes.iter().map(change::write).collect(),
            ),
            ("audit", commit.audit.iter().map(audit::write).collect()),
            (
                "statements",
                (first..)
                    .zip(&commit.statements)
                    .map(|(n, signed)| statement::write(n, signed))
                    .collect(),
            ),
        ];
        Ok(Self {
            commit,
            mark: Uuid::new_v4().into_inner(),
            lists: lists
                .into_iter()
                .filter(|(_, values)| !values.is_empty())
                .map(|(name, values)| (name, column::list(values)))
                .collect(),
        })
    }

    pub(super) fn text(&self) -> String {
        let mut text = GUARD.to_owned();
        for (name, write) in WRITES {
            if self.lists.iter().any(|(list, _)| *list == name) {
                text.push_str(write);
            }
        }
        text.push_str(FINISH);
        text
    }

    pub(super) fn variables(&self, fence: u64) -> Variables {
        let mut variables = Variables::new();
        variables.insert("head", head::id());
        variables.insert("epoch", column::number(self.commit.expected.epoch));
        variables.insert("commit", column::number(self.commit.expected.commit));
        variables.insert("fence", column::number(fence));
        variables.insert("next", Value::Object(self.next()));
        for (name, values) in &self.lists {
            variables.insert(*name, values.clone());
        }
        variables
    }

    fn next(&self) -> Object {
        let mut next = head::columns(&self.commit.head);
        next.insert("marks", head::mark(self.commit.head.commit, self.mark));
        next
    }

    /// Says whether the attempt went through, as far as this later head can tell.
    pub(super) fn went_through(&self, later: &StoredHead) -> Option<bool> {
        later.holds(self.commit.head.commit, self.mark)
    }
}
