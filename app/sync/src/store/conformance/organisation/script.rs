//! Steps in the making, with the head after them.

use domain::SubjectId;
use domain::organisation::SignedStatement;
use domain::privacy::ledger::Entry;
use domain::record::Row;

use crate::message::v1::Target;
use crate::store::conformance::{Case, EPOCH, fixture};
use crate::store::memory::MemoryOrganisation;
use crate::store::organisation::{Answer, Commit, Head, Load, Request, StoredOp};

/// What one commit of a case writes; numbers are given by the head it follows.
#[derive(Clone, Debug, Default)]
pub(in crate::store::conformance) struct Writes {
    pub(in crate::store::conformance) ops: Vec<((u8, u64), StoredOp)>,
    pub(in crate::store::conformance) rows: Vec<Row>,
    pub(in crate::store::conformance) entries: Vec<(SubjectId, Entry)>,
    pub(in crate::store::conformance) targets: Vec<Target>,
    pub(in crate::store::conformance) audit: u64,
    pub(in crate::store::conformance) statements: Vec<SignedStatement>,
}

/// Makes the commit that follows a head.
pub(in crate::store::conformance) fn follow(head: Head, writes: Writes) -> Commit {
    let count = |len: usize| u64::try_from(len).expect("a length fits");
    let content = u8::try_from(head.commit % 251).expect("below 251");
    let changes = writes.targets.into_iter().zip(1..);
    let audit = (1..=writes.audit).map(|step| fixture::audit(head.audit_n + step, content));
    let mut commit = Commit {
        expected: head,
        head,
        ops: writes
            .ops
            .into_iter()
            .map(|((device, n), op)| ((fixture::device(device), n), op))
            .collect(),
        rows: writes.rows,
        entries: writes.entries,
        changes: changes
            .map(|(target, step)| fixture::change(head.seq + step, target, content))
            .collect(),
        audit: audit.collect(),
        statements: writes.statements,
    };
    commit.head.org = Some(fixture::org());
    commit.head.commit += 1;
    commit.head.seq += count(commit.changes.len());
    commit.head.audit_n += writes.audit;
    if let Some(last) = commit.audit.last() {
        commit.head.audit_hash = last.hash;
    }
    commit.head.log_n += count(commit.statements.len());
    commit
}

/// Collects steps and knows the head after them.
pub(in crate::store::conformance) struct Script {
    store: MemoryOrganisation,
    steps: Vec<Request>,
}

impl Script {
    pub(in crate::store::conformance) fn new() -> Self {
        Self {
            store: MemoryOrganisation::new(EPOCH),
            steps: Vec::new(),
        }
    }

    fn head(&mut self) -> Head {
        let load = Request::Load(Load::default());
        let Ok(Answer::Loaded(loaded)) = self.store.execute(load) else {
            unreachable!("a load answers what was loaded");
        };
        loaded.head
    }

    pub(in crate::store::conformance) fn step(mut self, request: Request) -> Self {
        self.store
            .execute(request.clone())
            .expect("the memory store does not fail");
        self.steps.push(request);
        self
    }

    pub(in crate::store::conformance) fn write(mut self, writes: Writes) -> Self {
        let commit = follow(self.head(), writes);
        self.step(Request::Commit(Box::new(commit)))
    }

    /// Commits from a head that is one commit old.
    pub(in crate::store::conformance) fn write_late(mut self, writes: Writes) -> Self {
        let mut late = self.head();
        late.commit = late.commit.wrapping_sub(1);
        self.step(Request::Commit(Box::new(follow(late, writes))))
    }

    pub(in crate::store::conformance) fn read_all(self) -> Self {
        self.step(load(&[1, 2, 3, 4], &[1, 2, 3], &[(1, 1), (1, 2), (2, 1)]))
            .step(Request::Changes {
                since: 0,
                limit: 100,
            })
            .step(Request::Log { after: 0 })
            .step(Request::Audit {
                below: None,
                limit: 100,
            })
            .step(Request::Marked)
    }

    pub(in crate::store::conformance) fn case(self, name: &'static str) -> Case<Request> {
        Case {
            name,
            steps: self.steps,
        }
    }
}

pub(in crate::store::conformance) fn load(
    records: &[u8],
    subjects: &[u8],
    ops: &[(u8, u64)],
) -> Request {
    Request::Load(Load {
        records: records.iter().copied().map(fixture::record).collect(),
        subjects: subjects.iter().copied().map(fixture::subject).collect(),
        ops: ops
            .iter()
            .map(|(device, n)| (fixture::device(*device), *n))
            .collect(),
    })
}
