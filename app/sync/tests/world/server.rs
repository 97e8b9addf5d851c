//! A server on the memory stores: loads, decides, commits, and starts again when the head moved.

mod orders;
mod portal;

use std::collections::BTreeMap;

use domain::privacy::ledger::Entry;
use domain::record::{DekWrap, Row};
use domain::{DeviceId, RecordId, SubjectId, Timestamp};
use sync::message::account::AuditRow;
use sync::message::v1::{Change, MAX_PAGE, Op, Outcome, PullAnswer, PullRequest, PushRequest};
use sync::server::act::{Appender, append_statements};
use sync::server::{
    Context, Obligations, Plan, Viewer, admit, needs, view, view_needs, wrap_needs,
};
use sync::store::keys;
use sync::store::memory::{MemoryKeys, MemoryOrganisation};
use sync::store::organisation::{Answer, Commit, Head, Load, Loaded, Request};

use crate::fixture::{Fixture, START, Staff};

#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) fixture: Fixture,
    pub(crate) store: MemoryOrganisation,
    pub(crate) keys: MemoryKeys,
    pub(crate) page: usize,
    /// A planted bug: pages between the others show what the officer is shown.
    pub(crate) leaks: bool,
    /// A planted bug: an order counts as done before the device has stored it.
    pub(crate) trusts: bool,
    /// What each device may hold and owes; it outlives a restore.
    pub(crate) obligations: BTreeMap<DeviceId, Obligations>,
}

impl Server {
    pub(crate) fn new(fixture: &Fixture) -> Self {
        let mut server = Self {
            fixture: fixture.clone(),
            store: MemoryOrganisation::new(77),
            keys: MemoryKeys::new(),
            page: MAX_PAGE,
            leaks: false,
            trusts: false,
            obligations: BTreeMap::new(),
        };
        let by = Appender {
            user: fixture.officer.user,
            device: fixture.officer.device,
        };
        let head = server.head();
        let (commit, _) = append_statements(head, None, &fixture.statements, by, START).unwrap();
        assert!(server.commit(commit));
        server
    }

    pub(crate) fn load(&mut self, load: Load) -> Loaded {
        let Answer::Loaded(loaded) = self.store.execute(Request::Load(load)).unwrap() else {
            panic!("not loaded");
        };
        loaded
    }

    pub(crate) fn head(&mut self) -> Head {
        self.load(Load::default()).head
    }

    pub(crate) fn commit(&mut self, commit: Commit) -> bool {
        let request = Request::Commit(Box::new(commit));
        let answer = self.store.execute(request).unwrap();
        assert!(matches!(answer, Answer::Committed | Answer::Moved));
        answer == Answer::Committed
    }

    pub(crate) fn shows_another_database_than(&mut self, request: &PushRequest) -> bool {
        request.epoch != 0 && request.epoch != self.head().epoch
    }

    pub(crate) fn plan(&mut self, staff: &Staff, ops: &[Op], now: Timestamp) -> Plan {
        let loaded = self.load(needs(staff.device, ops));
        let context = Context {
            organisation: &self.fixture.organisation,
            actor: staff.user,
            device: staff.device,
            now,
            loaded: &loaded,
        };
        admit(&context, ops)
    }

    /// Carries a plan out; none when the head had moved meanwhile.
    pub(crate) fn carry_out(&mut self, plan: Plan) -> Option<Vec<Outcome>> {
        self.keys
            .execute(keys::Request::AddWraps(plan.wraps))
            .unwrap();
        match plan.commit {
            Some(commit) => self.commit(commit).then_some(plan.outcomes),
            None => Some(plan.outcomes),
        }
    }

    pub(crate) fn push(&mut self, staff: &Staff, ops: &[Op], now: Timestamp) -> Vec<Outcome> {
        let plan = self.plan(staff, ops, now);
        self.carry_out(plan).unwrap()
    }

    /// Pushes one operation and gives its outcome.
    pub(crate) fn push_one(&mut self, staff: &Staff, op: &Op, now: Timestamp) -> Outcome {
        self.push(staff, core::slice::from_ref(op), now).remove(0)
    }

    pub(crate) fn pull(
        &mut self,
        staff: &Staff,
        request: &PullRequest,
        now: Timestamp,
    ) -> PullAnswer {
        let limit = self.page;
        let since = request.cursor;
        let (head, changes) = self.changes(since, limit);
        let loaded = self.load(view_needs(&changes));
        let statements = self.statements(request.log);
        let viewer = Viewer {
            organisation: &self.fixture.organisation,
            user: if self.leaks && since % 7 == 6 {
                self.fixture.officer.user
            } else {
                staff.user
            },
        };
        let wraps = wraps_of(&mut self.keys, wrap_needs(viewer, &loaded));
        PullAnswer {
            epoch: head.epoch,
            server_time: now,
            verbs: view(viewer, &loaded, &wraps, &changes),
            cursor: changes.last().map_or(since, |change| change.seq),
            head: head.seq,
            statements,
            secrets: Vec::new(),
        }
    }

    pub(crate) fn changes(&mut self, since: u64, limit: usize) -> (Head, Vec<Change>) {
        let request = Request::Changes { since, limit };
        let Answer::Changes { head, changes } = self.store.execute(request).unwrap() else {
            panic!("no changes");
        };
        (head, changes)
    }

    pub(crate) fn wraps(&mut self, asked: Vec<(SubjectId, domain::record::Class)>) -> Vec<DekWrap> {
        wraps_of(&mut self.keys, asked)
    }

    fn statements(&mut self, after: u64) -> Vec<domain::organisation::SignedStatement> {
        let Answer::Log(statements) = self.store.execute(Request::Log { after }).unwrap() else {
            panic!("no log");
        };
        statements
    }

    pub(crate) fn audit(&mut self) -> Vec<AuditRow> {
        let request = Request::Audit {
            below: None,
            limit: usize::MAX,
        };
        let Answer::Audit(rows) = self.store.execute(request).unwrap() else {
            panic!("no audit");
        };
        rows
    }

    pub(crate) fn row(&mut self, record: RecordId) -> Option<Row> {
        let load = Load {
            records: vec![record],
            ..Load::default()
        };
        self.load(load).rows.remove(&record)
    }

    pub(crate) fn ledger(&mut self, subject: SubjectId) -> Vec<Entry> {
        let load = Load {
            subjects: vec![subject],
            ..Load::default()
        };
        self.load(load).ledgers.remove(&subject).unwrap_or_default()
    }
}

fn wraps_of(keys: &mut MemoryKeys, asked: Vec<(SubjectId, domain::record::Class)>) -> Vec<DekWrap> {
    let keys::Answer::Wraps(wraps) = keys.execute(keys::Request::Wraps(asked)).unwrap() else {
        panic!("no wraps");
    };
    wraps
}
