//! The client engine, step by step.

mod base;
mod following;
mod ordered;
mod outbox;
mod pulling;
mod taken_back;
mod waiting;

use domain::violation::{Code, Violation};
use domain::{DeviceId, RecordId, SubjectId, Timestamp};
use sync::client::{ClientEngine, Input, Output, Status, StoreBatch};
use sync::message::v1::{Op, Outcome, PullAnswer, PullRequest, PushAnswer, PushRequest};

use crate::fixture::{Draft, Fixture, START, record, subject};

pub(super) struct Desk {
    engine: ClientEngine,
    fixture: Fixture,
    now: Timestamp,
}

impl Desk {
    fn new() -> Self {
        let fixture = Fixture::new();
        Self {
            engine: ClientEngine::new(fixture.rep.device, 0, 0, Vec::new()),
            fixture,
            now: START,
        }
    }

    fn device(&self) -> DeviceId {
        self.fixture.rep.device
    }

    fn put(&mut self, base_version: u64, company: &str) -> Op {
        self.put_to(record(1), subject(1), base_version, company)
    }

    fn put_to(
        &mut self,
        record: RecordId,
        subject: SubjectId,
        base_version: u64,
        company: &str,
    ) -> Op {
        let draft = Draft::contact(record, subject, base_version).with("company", company);
        self.fixture
            .rep
            .put(&self.fixture.organisation, self.now, draft)
    }

    fn give(&mut self, input: Input) -> Vec<Output> {
        self.engine.handle(input, self.now);
        core::iter::from_fn(|| self.engine.poll_output()).collect()
    }

    /// Gives what is to be done, without what is told.
    fn acts(&mut self, input: Input) -> Vec<Output> {
        let mut outputs = self.give(input);
        outputs.retain(|output| !matches!(output, Output::Tell(_)));
        outputs
    }

    /// Online, with an empty first pull done and nothing left to do.
    fn settled() -> Self {
        let mut desk = Self::new();
        assert_eq!(desk.acts(Input::Online), [pull(&desk, 0)]);
        let batch = stored(desk.acts(answer(0, 0)));
        assert_eq!(
            desk.acts(Input::Stored {
                ticket: batch.ticket
            }),
            []
        );
        desk
    }
}

pub(super) fn pull(desk: &Desk, cursor: u64) -> Output {
    Output::Pull(PullRequest {
        device: desk.device(),
        cursor,
        log: 0,
    })
}

pub(super) fn answer(cursor: u64, head: u64) -> Input {
    Input::Pulled(Box::new(PullAnswer {
        epoch: 7,
        server_time: START,
        verbs: Vec::new(),
        cursor,
        head,
        statements: Vec::new(),
        secrets: Vec::new(),
    }))
}

pub(super) fn pushed(outcomes: Vec<Outcome>) -> Input {
    Input::Pushed(PushAnswer { outcomes })
}

pub(super) const fn applied(seq: u64) -> Outcome {
    Outcome::Applied { seq, version: 1 }
}

pub(super) const fn refused() -> Outcome {
    Outcome::Rejected {
        reason: Violation::of(Code::NotAllowed),
    }
}

pub(super) fn stored(outputs: Vec<Output>) -> StoreBatch {
    let Ok([Output::Store(batch)]) = <[Output; 1]>::try_from(outputs) else {
        panic!("not one batch");
    };
    batch
}

pub(super) fn sent(outputs: Vec<Output>) -> PushRequest {
    let Ok([Output::Push(request)]) = <[Output; 1]>::try_from(outputs) else {
        panic!("not one push");
    };
    request
}

pub(super) fn told(outputs: &[Output]) -> Option<Status> {
    outputs.iter().rev().find_map(|output| match output {
        Output::Tell(status) => Some(*status),
        Output::Push(_)
        | Output::Pull(_)
        | Output::Store(_)
        | Output::WakeAt(_)
        | Output::Acknowledge { .. }
        | Output::ProveUnlocked => None,
    })
}

#[test]
fn offline_nothing_is_asked_and_what_is_saved_is_counted() {
    let mut desk = Desk::new();
    let op = desk.put(0, "Růže");
    let outputs = desk.give(Input::Saved(op));
    let status = Status {
        waiting: 1,
        loading: Some((0, 0)),
        ..Status::default()
    };
    assert_eq!(outputs, [Output::Tell(status)]);
    assert_eq!(desk.give(Input::SyncNow), []);
}
