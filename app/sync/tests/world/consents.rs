//! Which consent events count, and how they are stamped and chained.

mod capture;
mod evidence;
mod portal;
mod signer;

use domain::privacy::event::{Body, DefaultState, EventType, ObjectKind};
use domain::privacy::ledger::{WitnessKind, verify};
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll, SignedEvent};
use domain::violation::Code;
use domain::{PurposeId, Timestamp};
use sync::message::v1::{Op, Outcome};

use crate::fixture::{Draft, Fixture, START, Staff, record, subject};
use crate::server::Server;

pub(super) const NOW: Timestamp = START.plus_millis(3_600_000);

/// A server where the rep has made contact 1.
pub(super) fn desk() -> (Server, Fixture) {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let draft = Draft::contact(record(1), subject(1), 0).with("family_name", "Dvořák");
    let op = fixture.rep.put(&fixture.organisation, NOW, draft);
    server.push(&fixture.rep, &[op], NOW);
    (server, fixture)
}

pub(super) fn body(fixture: &mut Fixture, kind: EventType) -> Body {
    let text = fixture.text.clone();
    fixture.rep.body(subject(1), kind, &text, NOW)
}

pub(super) fn push(server: &mut Server, staff: &mut Staff, events: Vec<SignedEvent>) -> Outcome {
    let op = consent(server, staff, events);
    server.push_one(staff, &op, NOW)
}

pub(super) fn consent(server: &Server, staff: &mut Staff, events: Vec<SignedEvent>) -> Op {
    staff.consent(&server.fixture.organisation, NOW, events, None)
}

pub(super) fn push_body(server: &mut Server, fixture: &mut Fixture, body: &Body) -> Outcome {
    let event = fixture.rep.sign_event(body);
    push(server, &mut fixture.rep, vec![event])
}

pub(super) fn code(outcome: &Outcome) -> Code {
    let Outcome::Rejected { reason } = outcome else {
        panic!("not rejected: {outcome:?}");
    };
    reason.code
}

pub(super) fn applied(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Applied { version: 0, .. })
}

#[test]
fn the_events_of_an_act_are_stamped_and_chained() {
    let (mut server, mut fixture) = desk();
    let grant = body(&mut fixture, EventType::Grant);
    let mut refuse = body(&mut fixture, EventType::Refuse);
    refuse.purpose = PurposeOrAll::One(PurposeId::new("phone_offers"));
    refuse.channel = ChannelOrAll::One(Channel::Phone);
    let events = vec![
        fixture.rep.sign_event(&grant),
        fixture.rep.sign_event(&refuse),
    ];
    let op = consent(&server, &mut fixture.rep, events);
    assert_eq!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { seq: 3, version: 0 }
    );
    let ledger = server.ledger(subject(1));
    verify(fixture.organisation.id, subject(1), &ledger).unwrap();
    let stamp = &ledger[1].stamp;
    assert_eq!(
        (stamp.org_seq, stamp.subject_seq, stamp.received_at),
        (3, 2, NOW)
    );
    assert_eq!(stamp.witness.kind, WitnessKind::None);
    assert_eq!((&stamp.flags, stamp.confirm_by), (&Vec::new(), None));
    let audit = server.audit();
    assert_eq!(
        (audit[1].act.as_str(), audit[0].act.as_str()),
        ("consent_grant", "consent_refuse")
    );
    assert_eq!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Already { seq: 3, version: 0 }
    );
    assert_eq!(server.ledger(subject(1)).len(), 2);
}

#[test]
fn a_known_event_under_a_new_number_is_no_second_event() {
    let (mut server, mut fixture) = desk();
    let grant = body(&mut fixture, EventType::Grant);
    assert!(applied(&push_body(&mut server, &mut fixture, &grant)));
    assert_eq!(
        push_body(&mut server, &mut fixture, &grant),
        Outcome::Applied { seq: 2, version: 0 }
    );
    assert_eq!(server.ledger(subject(1)).len(), 1);
    let mut other = grant;
    other.zone_offset_min = 60;
    assert_eq!(
        code(&push_body(&mut server, &mut fixture, &other)),
        Code::IdConflict
    );
}

#[test]
fn one_act_does_not_carry_an_event_twice() {
    let (mut server, mut fixture) = desk();
    let grant = body(&mut fixture, EventType::Grant);
    let event = fixture.rep.sign_event(&grant);
    let outcome = push(&mut server, &mut fixture.rep, vec![event.clone(), event]);
    assert_eq!(code(&outcome), Code::IdConflict);
    assert!(server.ledger(subject(1)).is_empty());
}

#[test]
fn bytes_that_are_not_canonical_or_miss_a_member_are_malformed() {
    let (mut server, mut fixture) = desk();
    let grant = body(&mut fixture, EventType::Grant);
    let mut spaced = fixture.rep.sign_event(&grant);
    spaced.body.0.insert(1, b' ');
    assert_eq!(
        code(&push(&mut server, &mut fixture.rep, vec![spaced])),
        Code::Malformed
    );
    assert_eq!(
        code(&push(&mut server, &mut fixture.rep, Vec::new())),
        Code::Malformed
    );
    let changes: [fn(&mut Body); 9] = [
        |body| body.v = 2,
        |body| body.org = domain::OrgId::v4([1; 16]),
        |body| body.text = None,
        |body| body.basis = None,
        |body| body.indication = None,
        |body| body.scope_rev = None,
        |body| body.channel = ChannelOrAll::All,
        |body| body.reason = Some("Jana Nováková".into()),
        |body| body.kind = EventType::Merge,
    ];
    for (place, change) in changes.iter().enumerate() {
        let mut bad = body(&mut fixture, EventType::Grant);
        change(&mut bad);
        assert_eq!(
            code(&push_body(&mut server, &mut fixture, &bad)),
            Code::Malformed,
            "case {place}"
        );
    }
    let mut object = body(&mut fixture, EventType::Object);
    assert_eq!(
        code(&push_body(&mut server, &mut fixture, &object)),
        Code::Malformed
    );
    object.object_kind = Some(ObjectKind::DirectMarketing);
    assert!(applied(&push_body(&mut server, &mut fixture, &object)));
}

#[test]
fn a_stop_outlives_the_refused_yes_beside_it() {
    let (mut server, mut fixture) = desk();
    let mut grant = body(&mut fixture, EventType::Grant);
    grant.default_state = Some(DefaultState::Preselected);
    let mut refuse = body(&mut fixture, EventType::Refuse);
    refuse.purpose = PurposeOrAll::One(PurposeId::new("phone_offers"));
    let events = vec![
        fixture.rep.sign_event(&grant),
        fixture.rep.sign_event(&refuse),
    ];
    assert_eq!(
        code(&push(&mut server, &mut fixture.rep, events)),
        Code::Preselected
    );
    let ledger = server.ledger(subject(1));
    assert_eq!(ledger.len(), 1);
    assert_eq!(ledger[0].event.body().unwrap().kind, EventType::Refuse);
}
