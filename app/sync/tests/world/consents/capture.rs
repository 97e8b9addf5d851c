//! Rules of capture and marks.

use domain::privacy::PurposeOrAll;
use domain::privacy::event::{ActorKind, Body, DefaultState, EventType, Mode};
use domain::privacy::ledger::Flag;
use domain::violation::Code;
use domain::{Hash, PurposeId};

use super::*;
use crate::fixture::subject;

#[test]
fn a_grant_needs_an_act_of_the_person() {
    let (mut server, mut fixture) = desk();
    let mut behalf = body(&mut fixture, EventType::Grant);
    behalf.actor.kind = ActorKind::StaffOnBehalf;
    assert_eq!(
        code(&push_body(&mut server, &mut fixture, &behalf)),
        Code::NoSubjectAct
    );
    let mut controller = body(&mut fixture, EventType::Grant);
    controller.actor.kind = ActorKind::Controller;
    assert_eq!(
        code(&push_body(&mut server, &mut fixture, &controller)),
        Code::NoSubjectAct
    );
    let mut phone = body(&mut fixture, EventType::Grant);
    phone.actor.kind = ActorKind::StaffOnBehalf;
    phone.mode = Mode::Phone;
    assert!(applied(&push_body(&mut server, &mut fixture, &phone)));
    let stamp = &server.ledger(subject(1))[0].stamp;
    assert_eq!(stamp.confirm_by, Some(NOW.plus_millis(28 * 24 * 3_600_000)));
}

/// A change to a good grant and the rule that refuses it then.
type Case = (fn(&mut Body), Code);

#[test]
fn nothing_is_preselected_and_every_grant_ends_within_the_policy() {
    let (mut server, mut fixture) = desk();
    let cases: [Case; 6] = [
        (
            |body| body.default_state = Some(DefaultState::Preselected),
            Code::Preselected,
        ),
        (|body| body.default_state = None, Code::Preselected),
        (|body| body.valid_until = None, Code::ValidityOutsidePolicy),
        (
            |body| body.valid_until = Some(body.occurred_at),
            Code::ValidityOutsidePolicy,
        ),
        (
            |body| body.valid_until = Some(body.occurred_at.plus_months_prague(24).plus_millis(1)),
            Code::ValidityOutsidePolicy,
        ),
        (
            |body| body.purpose = PurposeOrAll::One(PurposeId::new("unheard_of")),
            Code::NotFound,
        ),
    ];
    for (place, (change, expected)) in cases.iter().enumerate() {
        let mut grant = body(&mut fixture, EventType::Grant);
        change(&mut grant);
        assert_eq!(
            code(&push_body(&mut server, &mut fixture, &grant)),
            *expected,
            "case {place}"
        );
    }
    assert!(server.ledger(subject(1)).is_empty());
}

#[test]
fn an_unknown_text_is_kept_as_evidence_with_its_mark() {
    let (mut server, mut fixture) = desk();
    let mut grant = body(&mut fixture, EventType::Grant);
    grant.text.as_mut().unwrap().sha256 = Hash([1; 32]);
    assert!(applied(&push_body(&mut server, &mut fixture, &grant)));
    assert_eq!(
        server.ledger(subject(1))[0].stamp.flags,
        [Flag::TextUnknown]
    );
    let mut elsewhere = body(&mut fixture, EventType::Ask);
    elsewhere.purpose = PurposeOrAll::One(PurposeId::new("customer_care"));
    assert!(applied(&push_body(&mut server, &mut fixture, &elsewhere)));
    assert_eq!(
        server.ledger(subject(1))[1].stamp.flags,
        [Flag::TextUnknown]
    );
}

#[test]
fn a_replaced_text_is_marked() {
    let (mut server, mut fixture) = desk();
    let mut newer = fixture.text.clone();
    newer.version = 2;
    newer.blocks.push("Nově i jinak.".into());
    newer.sha256 = domain::privacy::text::hash(&newer);
    server
        .fixture
        .state(domain::organisation::StatementBody::Text(newer));
    let grant = body(&mut fixture, EventType::Grant);
    assert!(applied(&push_body(&mut server, &mut fixture, &grant)));
    assert_eq!(
        server.ledger(subject(1))[0].stamp.flags,
        [Flag::TextReplaced]
    );
}

#[test]
fn t6_a_doubtful_clock_is_marked_and_waits_for_a_confirmation() {
    let (mut server, mut fixture) = desk();
    let minutes = |count: i64| count * 60_000;
    let mut ahead = body(&mut fixture, EventType::Withdraw);
    ahead.occurred_at = NOW.plus_millis(minutes(5) + 1);
    let mut offset = body(&mut fixture, EventType::Withdraw);
    offset.clock_offset_ms = Some(-minutes(10) - 1);
    let mut before = body(&mut fixture, EventType::Withdraw);
    before.last_contact_at = Some(NOW.plus_millis(1));
    let mut fine = body(&mut fixture, EventType::Withdraw);
    fine.occurred_at = NOW.plus_millis(minutes(5));
    fine.clock_offset_ms = Some(minutes(10));
    fine.last_contact_at = Some(NOW);
    for withdraw in [&ahead, &offset, &before, &fine] {
        assert!(applied(&push_body(&mut server, &mut fixture, withdraw)));
    }
    let flags: Vec<_> = server
        .ledger(subject(1))
        .into_iter()
        .map(|entry| entry.stamp.flags)
        .collect();
    assert_eq!(
        flags,
        [
            vec![Flag::ClockAhead],
            vec![Flag::ClockSuspect],
            vec![Flag::ClockSuspect],
            vec![]
        ]
    );
    let mut grant = body(&mut fixture, EventType::Grant);
    grant.clock_offset_ms = Some(minutes(11));
    assert!(applied(&push_body(&mut server, &mut fixture, &grant)));
    assert!(server.ledger(subject(1))[4].stamp.confirm_by.is_some());
}
