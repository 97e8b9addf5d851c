//! Who is not trained writes nothing but stops (security design, section 4; specification 9.3).

use domain::access::training::TrainingResult;
use domain::access::{Acknowledgement, TrainingPolicy};
use domain::organisation::StatementBody;
use domain::privacy::SignedEvent;
use domain::privacy::event::EventType;
use domain::violation::Code;
use domain::{Hash, Timestamp};
use sync::message::v1::Outcome;

use crate::admission::{code, contact};
use crate::fixture::{Draft, Fixture, START, record, subject};
use crate::server::Server;

const DAY: i64 = 24 * 60 * 60 * 1000;
const EARLY: Timestamp = START.plus_millis(60_000);
/// The notice of the first policy is over.
const LATE: Timestamp = START.plus_millis(15 * DAY);

fn policy() -> StatementBody {
    StatementBody::Policy(TrainingPolicy {
        policy_version: 1,
        training_version: 1,
        published_at: START,
        notice_days: 14,
    })
}

/// The rep made contact 1 while the notice ran.
fn with_policy() -> (Server, Fixture) {
    let mut fixture = Fixture::new();
    fixture.state(policy());
    let mut server = Server::new(&fixture);
    let op = fixture.rep.put(&fixture.organisation, EARLY, contact(1));
    let made = server.push_one(&fixture.rep, &op, EARLY);
    assert!(matches!(made, Outcome::Applied { .. }));
    (server, fixture)
}

fn edit(server: &mut Server, fixture: &mut Fixture) -> Outcome {
    let draft = Draft::contact(record(1), subject(1), 1).with("family_name", "Malá");
    let op = fixture.rep.put(&fixture.organisation, LATE, draft);
    server.push_one(&fixture.rep, &op, LATE)
}

fn event(fixture: &mut Fixture, kind: EventType) -> SignedEvent {
    let text = fixture.text.clone();
    let body = fixture.rep.body(subject(1), kind, &text, LATE);
    fixture.rep.sign_event(&body)
}

fn consent(server: &mut Server, fixture: &mut Fixture, kinds: &[EventType]) -> Outcome {
    let events = kinds.iter().map(|kind| event(fixture, *kind)).collect();
    let op = fixture
        .rep
        .consent(&fixture.organisation, LATE, events, None);
    server.push_one(&fixture.rep, &op, LATE)
}

#[test]
fn s23_after_the_notice_an_untrained_user_changes_nothing() {
    let (mut server, mut fixture) = with_policy();
    let refused = edit(&mut server, &mut fixture);
    assert_eq!(code(&refused), Code::NotTrained);
    assert_eq!(server.row(record(1)).unwrap().version, 1);
    let granted = consent(&mut server, &mut fixture, &[EventType::Grant]);
    assert_eq!(code(&granted), Code::NotTrained);
}

#[test]
fn s23_a_stop_is_taken_from_who_is_not_trained() {
    let (mut server, mut fixture) = with_policy();
    let stopped = consent(&mut server, &mut fixture, &[EventType::Withdraw]);
    assert!(matches!(stopped, Outcome::Applied { .. }), "{stopped:?}");
}

#[test]
fn s23_after_the_own_acknowledgement_changes_count_again() {
    let (mut server, mut fixture) = with_policy();
    let said = StatementBody::Acknowledged(Acknowledgement {
        policy_version: 1,
        training_version: 1,
        text_sha256: Hash([1; 32]),
        result: TrainingResult::Passed,
        valid_until: START.plus_millis(300 * DAY),
    });
    let rep = fixture.rep.clone();
    fixture.state_by(&rep, said);
    server.fixture = fixture.clone();
    let changed = edit(&mut server, &mut fixture);
    assert!(matches!(changed, Outcome::Applied { .. }), "{changed:?}");
}
