//! Another database, before and after its restore is signed.

use sync::client::{Fault, Input, Output};
use sync::message::v1::Verb;

use super::*;
use crate::fixture::START;

/// Gives a page of another database.
fn of_other(epoch: u64, cursor: u64, head: u64) -> Input {
    let Input::Pulled(mut page) = answer(cursor, head) else {
        panic!("not a page");
    };
    page.epoch = epoch;
    page.verbs = vec![Verb::Remove {
        record: record(u8::try_from(cursor).unwrap()),
    }];
    Input::Pulled(page)
}

/// A device with cursor 9 in database 7 that was shown database 8.
fn before_another() -> Desk {
    let mut desk = Desk::new();
    desk.engine = ClientEngine::new(desk.device(), 9, 0, Vec::new()).under_epoch(7);
    assert_eq!(desk.acts(Input::Online), [pull(&desk, 9)]);
    assert_eq!(desk.acts(of_other(8, 4, 4)), []);
    assert_eq!(desk.engine.other_database().unwrap().epoch, 8);
    desk
}

fn follow(epoch: u64) -> Input {
    let held = vec![record(1)];
    Input::Follow { epoch, held }
}

fn removed(n: u8) -> Verb {
    Verb::Remove { record: record(n) }
}

#[test]
fn only_the_database_that_was_shown_is_followed() {
    let mut desk = before_another();
    assert_eq!(desk.acts(follow(9)), []);
    assert!(desk.engine.other_database().is_some());
    assert_eq!(desk.acts(follow(8)), [pull(&desk, 0)]);
    assert!(desk.engine.other_database().is_none());
    assert_eq!(desk.acts(follow(8)), []);
}

#[test]
fn the_new_snapshot_takes_the_place_of_the_old_one_in_one_batch() {
    let mut desk = before_another();
    desk.acts(follow(8));
    assert_eq!(desk.acts(of_other(8, 2, 4)), [pull(&desk, 2)]);
    assert_eq!(desk.engine.cursor(), 9, "the old one stands");
    let batch = stored(desk.acts(of_other(8, 4, 4)));
    assert_eq!(batch.verbs, [removed(1), removed(2), removed(4)]);
    assert_eq!((batch.cursor, batch.epoch), (4, 8));
    let ticket = batch.ticket;
    assert_eq!(desk.acts(Input::Stored { ticket }), []);
    assert_eq!(desk.engine.cursor(), 4);
    assert_eq!(desk.acts(Input::SyncNow), [pull(&desk, 4)]);
}

#[test]
fn what_the_old_database_acknowledged_is_sent_again() {
    let mut desk = Desk::new();
    desk.engine = ClientEngine::new(desk.device(), 9, 0, Vec::new()).under_epoch(7);
    desk.acts(Input::Online);
    desk.acts(answer(9, 9));
    let op = desk.put(0, "Růže");
    sent(desk.acts(Input::Saved(op.clone())));
    assert_eq!(desk.acts(pushed(vec![applied(10)])), [pull(&desk, 9)]);
    desk.acts(of_other(8, 4, 4));
    desk.acts(follow(8));
    let batch = stored(desk.acts(of_other(8, 20, 20)));
    assert_eq!(batch.done, Vec::<u64>::new(), "numbers of two databases");
    let ticket = batch.ticket;
    let again = sent(desk.acts(Input::Stored { ticket }));
    assert_eq!((again.epoch, again.ops), (8, vec![op]));
}

#[test]
fn a_third_database_ends_the_following_and_takes_nothing_away() {
    let mut desk = before_another();
    desk.acts(follow(8));
    desk.acts(of_other(8, 2, 4));
    assert_eq!(desk.acts(of_other(9, 4, 4)), []);
    assert_eq!(desk.engine.other_database().unwrap().epoch, 9);
    assert_eq!(desk.engine.cursor(), 9);
    assert_eq!(desk.acts(follow(9)), [pull(&desk, 0)]);
    let batch = stored(desk.acts(of_other(9, 1, 1)));
    assert_eq!(
        batch.verbs,
        [removed(1), removed(1)],
        "nothing of the second"
    );
}

#[test]
fn an_answer_that_counts_from_the_old_cursor_is_not_gathered() {
    let mut desk = before_another();
    assert_eq!(desk.acts(Input::SyncNow), [pull(&desk, 9)]);
    assert_eq!(desk.acts(follow(8)), []);
    assert_eq!(desk.acts(of_other(8, 4, 4)), [pull(&desk, 0)]);
}

#[test]
fn a_lost_page_is_asked_for_again_where_the_following_stands() {
    let mut desk = before_another();
    desk.acts(follow(8));
    desk.acts(of_other(8, 2, 4));
    let outputs = desk.acts(Input::Failed(Fault::Network));
    let [Output::WakeAt(at)] = outputs[..] else {
        panic!("no wait");
    };
    desk.now = at;
    assert_eq!(desk.acts(Input::Timeout), [pull(&desk, 2)]);
}

#[test]
fn before_another_database_no_operation_is_sent_or_doubted() {
    let mut desk = Desk::new();
    let op = desk.put(0, "Růže");
    desk.engine = ClientEngine::new(desk.device(), 9, 0, vec![op]).under_epoch(7);
    sent(desk.acts(Input::Online));
    assert_eq!(desk.acts(Input::Failed(Fault::Refused)), [pull(&desk, 9)]);
    assert_eq!(desk.acts(of_other(8, 4, 4)), []);
    for _ in 0..3 {
        assert_eq!(desk.acts(Input::SyncNow), [pull(&desk, 9)]);
        assert_eq!(desk.acts(of_other(8, 4, 4)), []);
    }
    assert_eq!(desk.engine.pending().count(), 1);
    assert_eq!(desk.now, START);
}

#[test]
fn no_operation_is_doubted_before_a_pull_is_answered() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    sent(desk.acts(Input::Saved(op)));
    assert_eq!(desk.acts(Input::Failed(Fault::Refused)), [pull(&desk, 0)]);
    for _ in 0..3 {
        let outputs = desk.acts(Input::Failed(Fault::Network));
        let [Output::WakeAt(at)] = outputs[..] else {
            panic!("no wait");
        };
        desk.now = at;
        assert_eq!(desk.acts(Input::Timeout), [pull(&desk, 0)]);
    }
    assert_eq!(desk.acts(of_other(8, 4, 4)), []);
    assert_eq!(
        desk.engine.pending().count(),
        1,
        "the other database refused"
    );
}
