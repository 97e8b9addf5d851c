use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::deadline::{ExtensionReason, Rules};
use domain::privacy::request::ground::GroundCode;
use domain::privacy::request::history::By;
use domain::privacy::request::identity::{
    Check, Claimant, Data, Doubt, IdentityQuestion, Level, Method,
};
use domain::privacy::request::intake::{self, Noted};
use domain::privacy::request::refusal::{AnswerText, Draft};
use domain::privacy::request::{
    Act, ActRefused, Awaited, Case, Kind, Master, Policy, Scope, State, Way, ground,
};
use domain::record::Class;
use domain::{DeviceId, LocalDate, RecordId, RequestId, SubjectId, TextId, Timestamp, UserId};
use uuid::Uuid;

mod author;
mod clock;
mod device;
mod duplicate;
mod grounds;
mod identity;
mod intake_answers;
mod kinds;
mod notification;
mod objection;
mod property;
mod question;
mod refusal;
mod routing;
mod rows;
mod stored;
mod suspension;
mod table;

/// Wednesday; one month later is Friday 2 October.
const RECEIVED: &str = "2026-09-02T08:00:00.000Z";
const SOON: &str = "2026-09-04T08:00:00.000Z";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn day(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

fn request(id: u128) -> RequestId {
    RequestId::new(Uuid::from_u128(id))
}

fn person() -> SubjectId {
    SubjectId::new(Uuid::from_u128(1))
}

fn record(id: u128) -> RecordId {
    RecordId::new(Uuid::from_u128(id))
}

fn device(id: u128) -> DeviceId {
    DeviceId::new(Uuid::from_u128(id))
}

fn staff(id: u128) -> UserId {
    UserId::new(Uuid::from_u128(id))
}

fn officer() -> By {
    By::Officer(staff(1))
}

/// A message of a known person, shown by their data box.
fn noted(kind: Kind, id: u128) -> Noted {
    Noted {
        asked: BTreeMap::from([(kind, request(id))]),
        labels: BTreeSet::new(),
        subject: Some(person()),
        claimant: Claimant::Subject,
        check: Some(check(Method::Databox)),
        scope: Scope {
            data: BTreeSet::from([Data::Of(Class::Basic)]),
            ..Scope::default()
        },
        heard_on: None,
        by: None,
        way: Way::Databox,
        words: Some(record(90)),
    }
}

fn check(method: Method) -> Check {
    Check {
        at: at(RECEIVED),
        by: Some(staff(1)),
        method,
    }
}

fn open(noted: &Noted, received: &str) -> Case {
    let opened = intake::open(noted, at(received), &Rules::default()).unwrap();
    opened.cases.first().unwrap().clone()
}

fn received(kind: Kind) -> Case {
    open(&noted(kind, 10), RECEIVED)
}

fn received_at(kind: Kind, when: &str) -> Case {
    open(&noted(kind, 10), when)
}

fn try_act(case: &Case, act: &Act, when: &str) -> Result<Case, ActRefused> {
    let (policy, rules) = (Policy::default(), Rules::default());
    case.after(act, officer(), at(when), &policy, &rules)
}

fn done(case: &Case, act: &Act, when: &str) -> Case {
    try_act(case, act, when).unwrap()
}

/// Brings a request to a state on 4 September.
fn in_state(kind: Kind, state: State) -> Case {
    path(state)
        .iter()
        .fold(received(kind), |case, act| done(&case, act, SOON))
}

fn path(state: State) -> Vec<Act> {
    let (before, last) = match state {
        State::Received => return Vec::new(),
        State::Acknowledged => (State::Received, vec![Act::Acknowledge]),
        State::IdentityPending => (State::Acknowledged, vec![ask_identity()]),
        State::ClarificationPending => (State::Acknowledged, vec![ask_clarification()]),
        State::InAssessment => (State::Acknowledged, vec![Act::Assess]),
        State::Extended => (State::InAssessment, vec![extend()]),
        State::InFulfilment => (State::InAssessment, vec![fulfil()]),
        State::AwaitingDeviceAck => (State::InFulfilment, vec![Act::AwaitDevices(Vec::new())]),
        State::Delivered => (State::InFulfilment, vec![Act::Deliver(Vec::new())]),
        State::PartiallyRefused => (
            State::InAssessment,
            vec![refuse_in_part(no_data()), Act::SendAnswer],
        ),
        State::Refused => (
            State::InAssessment,
            vec![Act::Refuse(no_data()), Act::SendAnswer],
        ),
        State::WithdrawnBySubject => (State::Received, vec![Act::TakeBack]),
        State::Duplicate => (State::Received, vec![Act::MarkDuplicate(earlier_master())]),
        State::Closed => (State::Delivered, vec![Act::Close]),
        State::Reopened => (State::Delivered, vec![Act::Reopen]),
    };
    let mut acts = path(before);
    acts.extend(last);
    acts
}

fn ask_identity() -> Act {
    Act::AskIdentity {
        question: IdentityQuestion {
            doubt: Doubt::SharedContactPoint,
            wanted: Level::Two,
            via: record(5),
        },
        known: vec![record(5)],
    }
}

fn ask_clarification() -> Act {
    Act::AskClarification { very_broad: true }
}

fn extend() -> Act {
    Act::Extend {
        reason: ExtensionReason::Complexity,
        words: "Hledáme ve starém archivu.".to_owned(),
    }
}

fn fulfil() -> Act {
    Act::Fulfil { open_access: None }
}

fn refuse_in_part(draft: Draft) -> Act {
    Act::RefuseInPart {
        draft,
        left_out: BTreeSet::new(),
    }
}

fn earlier_master() -> Master {
    Master {
        id: request(2),
        subject: Some(person()),
        kind: Kind::Access,
        received: day("2026-09-01"),
    }
}

fn awaited(id: u128, lease_ends: &str) -> Awaited {
    Awaited {
        device: device(id),
        lease_ends: at(lease_ends),
    }
}

fn no_data() -> Draft {
    draft(ground::Ground::NoData)
}

fn draft(ground: ground::Ground) -> Draft {
    let text = |id| AnswerText {
        id: TextId::new(id),
        version: 1,
    };
    Draft {
        grounds: vec![ground],
        reasoning: Some(record(91)),
        complaint: Some(text("complaint_uoou")),
        court: Some(text("court_route")),
    }
}

fn codes(case: &Case) -> Vec<GroundCode> {
    let last = case.decisions().last().unwrap();
    last.refusal.as_ref().unwrap().codes().collect()
}
