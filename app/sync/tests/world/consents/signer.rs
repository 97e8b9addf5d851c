//! Who signed, for whom.

use domain::privacy::event::{ActorKind, Body, EventType, Mode};
use domain::privacy::ledger::Flag;
use domain::violation::Code;

use super::*;
use crate::fixture::subject;

#[test]
fn t5_an_event_is_signed_by_the_device_it_names_for_its_user() {
    let (mut server, mut fixture) = desk();
    let grant = body(&mut fixture, EventType::Grant);
    let other = fixture.other_rep.clone();
    let foreign_key = other.sign_event(&grant);
    assert_eq!(
        code(&push(&mut server, &mut fixture.rep, vec![foreign_key])),
        Code::Forged
    );
    let changes: [fn(&mut Body); 6] = [
        |body| body.device = Some(crate::fixture::device_id(12)),
        |body| body.device = None,
        |body| body.recorded_by = Some(crate::fixture::user_id(12)),
        |body| body.mode = Mode::Portal,
        |body| body.mode = Mode::OwnChannel,
        |body| body.actor.kind = ActorKind::System,
    ];
    for (place, change) in changes.iter().enumerate() {
        let mut forged = body(&mut fixture, EventType::Grant);
        change(&mut forged);
        assert_eq!(
            code(&push_body(&mut server, &mut fixture, &forged)),
            Code::Forged,
            "case {place}"
        );
    }
}

#[test]
fn t5_the_second_form_of_a_signature_is_refused() {
    let (mut server, mut fixture) = desk();
    let mut event = fixture
        .rep
        .sign_event(&body(&mut fixture.clone(), EventType::Withdraw));
    // The group order of the curve, added to the scalar: the same point, another encoding.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0u16;
    for (byte, add) in event.signature.0[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    assert_eq!(
        code(&push(&mut server, &mut fixture.rep, vec![event])),
        Code::Forged
    );
}

#[test]
fn a_revoked_device_still_brings_a_stop_and_its_yes_is_marked() {
    let (mut server, mut fixture) = desk();
    let revoke = domain::organisation::StatementBody::Revoke {
        device: fixture.rep.device,
    };
    server.fixture.state(revoke);
    let withdraw = body(&mut fixture, EventType::Withdraw);
    let grant = body(&mut fixture, EventType::Grant);
    assert!(applied(&push_body(&mut server, &mut fixture, &withdraw)));
    assert!(applied(&push_body(&mut server, &mut fixture, &grant)));
    let ledger = server.ledger(subject(1));
    assert_eq!(ledger[0].stamp.flags, []);
    assert_eq!(ledger[1].stamp.flags, [Flag::DeviceRevoked]);
}

#[test]
fn other_reps_add_stops_only_and_unknown_people_get_nothing() {
    let (mut server, mut fixture) = desk();
    let text = fixture.text.clone();
    let other = &mut fixture.other_rep;
    let grant = other.body(subject(1), EventType::Grant, &text, NOW);
    let event = other.sign_event(&grant);
    assert_eq!(code(&push(&mut server, other, vec![event])), Code::NotFound);
    let withdraw = other.body(subject(1), EventType::Withdraw, &text, NOW);
    let event = other.sign_event(&withdraw);
    assert!(applied(&push(&mut server, other, vec![event])));
    let stranger = other.body(subject(9), EventType::Withdraw, &text, NOW);
    let event = other.sign_event(&stranger);
    assert_eq!(code(&push(&mut server, other, vec![event])), Code::NotFound);
}

#[test]
fn only_the_privacy_officer_ends_a_consent_for_the_controller() {
    let (mut server, mut fixture) = desk();
    let mut revoke = body(&mut fixture, EventType::Revoke);
    revoke.actor.kind = ActorKind::Controller;
    assert_eq!(
        code(&push_body(&mut server, &mut fixture, &revoke)),
        Code::NotAllowed
    );
    let text = fixture.text.clone();
    let mut revoke = fixture
        .officer
        .body(subject(1), EventType::Revoke, &text, NOW);
    revoke.actor.kind = ActorKind::Controller;
    let event = fixture.officer.sign_event(&revoke);
    assert!(applied(&push(
        &mut server,
        &mut fixture.officer,
        vec![event]
    )));
}
