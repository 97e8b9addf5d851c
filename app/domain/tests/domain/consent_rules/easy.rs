//! Saying no is as easy as saying yes (C-05, C-08, C-09), as far as pure code shows it.

use domain::command::{Answer, Capture, Choice};
use domain::privacy::capture::{Circumstances, bodies, portal_stop};
use domain::privacy::text::render;
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll, TextVersion};
use domain::{ActId, DeviceId, PurposeId};

use super::*;
use crate::event::{org, subject};

fn texts() -> Vec<TextVersion> {
    starter::texts("Sady Novák s.r.o.", "osobni@example.cz", hours(0))
}

/// The act of a person who chose the same for the newsletter on every screen.
fn act(choice: Choice) -> Vec<Body> {
    let text = texts().remove(0);
    let answer = Answer {
        purpose: PurposeId::new("newsletter"),
        channel: Channel::Email,
        choice,
    };
    let capture = Capture {
        contact: RecordId::v4([3; 16]),
        locale: text.locale.clone(),
        text: text.id.clone(),
        text_version: text.version,
        answers: vec![answer],
        signature: Vec::new(),
    };
    let circumstances = Circumstances {
        org: org(),
        subject: subject(),
        recorded_by: UserId::v4([4; 16]),
        device: DeviceId::v4([5; 16]),
        app: "souhlas".to_owned(),
        act: ActId::v4([6; 16]),
        events: vec![id(1)],
        device_counter: 0,
        device_prev: None,
        seen_head: None,
        occurred_at: hours(1),
        clock_offset_ms: None,
        last_contact_at: None,
        nonce: None,
        contact_point: None,
        evidence: Vec::new(),
    };
    bodies(&capture, &text, &starter::purposes(), &circumstances).unwrap()
}

#[test]
fn c_05_the_right_to_withdraw_stands_before_the_controls() {
    for text in texts().iter().filter(|text| !text.purposes.is_empty()) {
        let rendered = render(text);
        let word = if text.locale == "cs" {
            "odvol"
        } else {
            "withdraw"
        };
        let right = rendered.to_lowercase().find(word).unwrap();
        let controls = format!("{} / {}", text.screen.yes, text.screen.no);
        let first = rendered.find(&controls).unwrap();
        let label = rendered.find(&text.purposes[0].label).unwrap();
        assert!(right < label && label < first, "{rendered}");
    }
}

#[test]
fn c_08_refusing_asks_for_nothing_that_agreeing_does_not() {
    let (yes, no) = (act(Choice::Yes), act(Choice::No));
    assert_eq!((yes.len(), no.len()), (1, 1));
    assert_eq!(
        (yes[0].kind, no[0].kind),
        (EventType::Grant, EventType::Refuse)
    );
    // The refusal has no member that the grant has not.
    let members = |body: &Body| {
        let bytes = body.to_bytes().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let of_yes = members(&yes[0]);
    assert!(members(&no[0]).iter().all(|member| of_yes.contains(member)));
    // A no is believed at once, whatever way it comes; a yes may have to wait.
    let refused = make(1, EventType::Refuse, 1)
        .mode(Mode::Spoken)
        .actor(ActorKind::StaffOnBehalf);
    assert_eq!(folded(&[refused.done()], 2).state, State::Refused);
}

#[test]
fn c_09_one_tap_withdraws_everything_without_log_in_text_or_device() {
    let all = (PurposeOrAll::All, ChannelOrAll::All);
    let ids = (id(2), ActId::v4([2; 16]));
    let stop = portal_stop((org(), subject()), ids, EventType::Withdraw, all, hours(5));
    assert_eq!(
        (&stop.text, stop.device, stop.recorded_by),
        (&None, None, None)
    );
    assert!(stop.evidence.is_empty() && stop.default_state.is_none());
    assert_eq!(refusal(&stop), None);
    let unsent = LedgerEvent {
        event_hash: Hash([0; 32]),
        body: stop,
        stamp: None,
    };
    let given = make(1, EventType::Grant, 1).done();
    assert_eq!(folded(&[given, unsent], 6).state, State::Withdrawn);
}
