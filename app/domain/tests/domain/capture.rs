use domain::command::{Answer, Capture, Choice};
use domain::privacy::capture::{Circumstances, bodies, portal_stop, told_stop};
use domain::privacy::event::{
    ActorKind, Basis, ContactPoint, DefaultState, EventType, Mode, ObjectKind, event_hash,
};
use domain::privacy::fold::State;
use domain::privacy::{Body, Channel, ChannelOrAll, LedgerEvent, PurposeOrAll, TextVersion, fold};
use domain::violation::Code;
use domain::{ActId, DeviceId, Hash, PurposeId, RecordId, TextId, UserId, starter};

use crate::event::{hours, id, newsletter, org, subject};

mod stop;

fn text() -> TextVersion {
    starter::texts("Sady Novák s.r.o.", "osobni@example.cz", hours(0)).remove(0)
}

fn capture(choices: [Choice; 3]) -> Capture {
    let keys = [
        ("newsletter", Channel::Email),
        ("phone_offers", Channel::Phone),
        ("phone_offers", Channel::Sms),
    ];
    let answers = keys
        .into_iter()
        .zip(choices)
        .map(|((purpose, channel), choice)| Answer {
            purpose: PurposeId::new(purpose),
            channel,
            choice,
        });
    Capture {
        contact: RecordId::v4([3; 16]),
        locale: "cs".to_owned(),
        text: TextId::new("marketing_consent"),
        text_version: 1,
        answers: answers.collect(),
        signature: Vec::new(),
    }
}

fn circumstances() -> Circumstances {
    Circumstances {
        org: org(),
        subject: subject(),
        recorded_by: UserId::v4([4; 16]),
        device: DeviceId::v4([5; 16]),
        app: "souhlas 0.1.0".to_owned(),
        act: ActId::v4([6; 16]),
        events: (1..=3).map(id).collect(),
        device_counter: 41,
        device_prev: Some(Hash([8; 32])),
        seen_head: None,
        occurred_at: hours(10),
        clock_offset_ms: Some(120),
        last_contact_at: Some(hours(1)),
        nonce: None,
        contact_point: Some(ContactPoint {
            id: RecordId::v4([3; 16]),
            version: 1,
            shown_to_subject: true,
        }),
        evidence: Vec::new(),
    }
}

fn made(choices: [Choice; 3]) -> Vec<Body> {
    bodies(
        &capture(choices),
        &text(),
        &starter::purposes(),
        &circumstances(),
    )
    .unwrap()
}

#[test]
fn each_key_gets_its_own_event_of_one_act() {
    let made = made([Choice::Yes, Choice::No, Choice::Untouched]);
    let kinds: Vec<_> = made.iter().map(|body| body.kind).collect();
    assert_eq!(kinds, [EventType::Grant, EventType::Refuse, EventType::Ask]);
    assert!(
        made.iter()
            .all(|body| body.act_id == ActId::v4([6; 16]) && body.mode == Mode::Handover)
    );
    assert!(
        made.iter()
            .all(|body| body.chosen == ["newsletter/email"] && body.offered.len() == 3)
    );
}

#[test]
fn an_untouched_pair_is_no_act_of_the_person() {
    let made = made([Choice::Untouched; 3]);
    for body in made {
        assert_eq!(
            (body.kind, body.actor.kind),
            (EventType::Ask, ActorKind::Controller)
        );
        assert_eq!(
            (body.default_state, body.indication, body.verified),
            (None, None, None)
        );
        assert!(body.chosen.is_empty());
    }
}

#[test]
fn a_yes_says_what_makes_it_valid() {
    let made = made([Choice::Yes; 3]);
    for body in made {
        assert_eq!(body.actor.kind, ActorKind::Subject);
        assert_eq!(body.basis, Some(Basis::Consent));
        assert_eq!(body.default_state, Some(DefaultState::Unselected));
        assert_eq!(body.valid_until, Some(hours(10).plus_months_prague(24)));
        assert_eq!(body.text.as_ref().unwrap().sha256, text().sha256);
        assert_eq!(body.text.unwrap().screen, "hand_over_sign@1");
        assert!(body.contact_point.unwrap().shown_to_subject);
    }
}

#[test]
fn the_events_continue_the_devices_own_chain() {
    let made = made([Choice::Yes, Choice::No, Choice::Untouched]);
    let counters: Vec<_> = made.iter().map(|body| body.device_counter).collect();
    assert_eq!(counters, [Some(42), Some(43), Some(44)]);
    assert_eq!(made[0].device_prev, Some(Hash([8; 32])));
    let hash = |body: &Body| event_hash(&body.to_bytes().unwrap());
    assert_eq!(made[1].device_prev, Some(hash(&made[0])));
    assert_eq!(made[2].device_prev, Some(hash(&made[1])));
}

#[test]
fn no_event_names_the_person() {
    // L-1: the chain must still verify after erasure.
    for body in made([Choice::Yes, Choice::No, Choice::Untouched]) {
        let bytes = String::from_utf8(body.to_bytes().unwrap()).unwrap();
        assert!(
            !bytes.contains('@')
                || bytes.matches('@').count() == bytes.matches("hand_over_sign@1").count()
        );
    }
}

#[test]
fn another_text_than_the_one_shown_is_refused() {
    let refused = |capture: &Capture, text: &TextVersion| {
        bodies(capture, text, &starter::purposes(), &circumstances())
            .unwrap_err()
            .code
    };
    let yes = capture([Choice::Yes; 3]);
    let mut changed = text();
    changed.blocks.remove(0);
    assert_eq!(refused(&yes, &changed), Code::TextUnknown);
    let english = starter::texts("Sady Novák s.r.o.", "osobni@example.cz", hours(0)).remove(1);
    assert_eq!(refused(&yes, &english), Code::TextUnknown);
    let mut not_asked = yes.clone();
    not_asked.answers[0].channel = Channel::Post;
    assert_eq!(refused(&not_asked, &text()), Code::TextUnknown);
    let mut twice = yes;
    twice.answers[1] = twice.answers[0].clone();
    assert_eq!(refused(&twice, &text()), Code::Malformed);
}

#[test]
fn an_ended_purpose_asks_for_nothing() {
    let mut registry = starter::purposes();
    registry
        .purposes
        .iter_mut()
        .for_each(|purpose| purpose.active = false);
    let refused = bodies(
        &capture([Choice::Yes; 3]),
        &text(),
        &registry,
        &circumstances(),
    );
    assert_eq!(refused.unwrap_err().code, Code::NotAllowed);
}

#[test]
fn too_few_ids_make_no_half_act() {
    let mut short = circumstances();
    short.events.pop();
    let refused = bodies(
        &capture([Choice::Yes; 3]),
        &text(),
        &starter::purposes(),
        &short,
    );
    assert_eq!(refused.unwrap_err().code, Code::Malformed);
}
