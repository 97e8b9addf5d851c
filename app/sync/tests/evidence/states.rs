//! What a good file says.

use domain::PurposeId;
use domain::privacy::event::{Actor, ActorKind, EventType};
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll};
use sync::proof::verify_evidence;

use crate::book::{Book, act, book, event, hours, portal, subject};

fn told(book: &Book) -> Vec<String> {
    let report = book.verify().unwrap();
    report.keys.iter().map(ToString::to_string).collect()
}

#[test]
fn a_good_file_holds_and_tells_the_state_of_every_key() {
    let book = book();
    let report = book.verify().unwrap();
    assert_eq!((report.subjects, report.events, report.erased), (3, 5, 1));
    assert_eq!(report.at, book.header.exported_at);
    assert_eq!(
        told(&book),
        [
            format!("{} newsletter/email withdrawn - {}", subject(1), event(3)),
            format!("{} newsletter/email refused - {}", subject(2), event(2)),
            format!(
                "{} newsletter/email given 2028-05-04T14:00:00.000Z {}",
                subject(3),
                event(6)
            ),
        ]
    );
}

#[test]
fn a_file_without_events_holds_and_says_nothing() {
    assert!(told(&Book::new()).is_empty());
}

#[test]
fn f_7_at_the_end_of_its_validity_a_consent_is_expired_without_an_event() {
    let book = book();
    let end = hours(6).plus_months_prague(24);
    for (at, state) in [(end.plus_millis(-1), "given"), (end, "expired")] {
        let report = verify_evidence(&book.bytes(), Some(at)).unwrap();
        let line = report.keys.last().unwrap().to_string();
        assert!(line.contains(&format!("email {state} {end}")), "{line}");
    }
}

#[test]
fn an_earlier_moment_knows_only_what_was_received_until_then() {
    let report = verify_evidence(&book().bytes(), Some(hours(2))).unwrap();
    let lines: Vec<String> = report.keys.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("newsletter/email given"), "{lines:?}");
}

#[test]
fn f_3_a_stop_of_everything_is_told_for_every_key_it_reaches() {
    let mut book = Book::new();
    let mut stop = portal(1, 1, EventType::Withdraw, 1);
    stop.body.purpose = PurposeOrAll::All;
    stop.body.channel = ChannelOrAll::All;
    book.take(&stop);
    let lines = told(&book);
    let wanted = format!("{} phone_offers/phone refused - {}", subject(1), event(1));
    assert!(lines.contains(&wanted), "{lines:?}");
}

#[test]
fn m_1_after_a_merge_the_states_come_out_of_both_ledgers() {
    let mut book = Book::new();
    book.take(&act(1, 1, EventType::Grant, 1));
    book.take(&act(2, 2, EventType::Grant, 2));
    book.take(&portal(3, 2, EventType::Withdraw, 3));
    book.take(&act(4, 3, EventType::Grant, 4));
    let mut merge = act(5, 2, EventType::Merge, 5);
    merge.body.into = Some(subject(1));
    merge.body.actor = Actor::of(ActorKind::Controller);
    merge.body.purpose = PurposeOrAll::Whole;
    merge.body.channel = ChannelOrAll::Whole;
    book.take(&merge);
    let lines = told(&book);
    let of = |number: u8, state: &str| {
        let start = format!("{} newsletter/email {state} ", subject(number));
        lines.iter().any(|line| line.starts_with(&start))
    };
    assert!(of(1, "withdrawn") && of(2, "withdrawn"), "{lines:#?}");
    assert!(of(3, "given"), "{lines:#?}");
    let before = verify_evidence(&book.bytes(), Some(hours(4))).unwrap();
    assert!(before.keys[0].to_string().contains(" given "));
}

#[test]
fn a_purpose_that_left_the_registry_is_told_too() {
    let mut book = Book::new();
    let mut grant = act(1, 1, EventType::Grant, 1);
    grant.body.purpose = PurposeOrAll::One(PurposeId::new("gone"));
    grant.body.channel = ChannelOrAll::One(Channel::Sms);
    book.take(&grant);
    assert!(told(&book)[0].contains(" gone/sms "), "{:?}", told(&book));
}

#[test]
fn the_vector_of_the_specification_is_a_file_that_holds() {
    let report = verify_evidence(include_bytes!("vector.jsonl"), None).unwrap();
    let lines: Vec<String> = report.keys.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44 newsletter/email refused - \
          019df200-5000-7b21-9a4e-5d2c11aa0f01"
        ]
    );
}
