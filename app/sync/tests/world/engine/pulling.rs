//! Pages and databases.

use sync::client::{ClientEngine, Fault, Input, Output};
use sync::message::v1::{MAX_OPS, Op};

use super::*;
use crate::fixture::START;

#[test]
fn another_database_is_not_obeyed() {
    let mut desk = Desk::settled();
    assert_eq!(desk.acts(Input::Hint { head: 5 }), [pull(&desk, 0)]);
    let Input::Pulled(mut other) = answer(5, 5) else {
        panic!("not a pull");
    };
    other.epoch = 8;
    let outputs = desk.give(Input::Pulled(other));
    let status = told(&outputs).unwrap();
    assert_eq!((status.stopped, status.other_database), (true, Some(8)));
    assert_eq!(outputs.len(), 1);
    assert_eq!(desk.engine.cursor(), 0);
}

#[test]
fn a_page_that_goes_back_or_nowhere_is_a_failure() {
    let mut desk = Desk::settled();
    desk.acts(Input::Hint { head: 5 });
    assert!(matches!(desk.acts(answer(0, 5))[..], [Output::WakeAt(_)]));
    desk.engine = ClientEngine::new(desk.device(), 9, 0, Vec::new());
    desk.acts(Input::Online);
    assert!(matches!(desk.acts(answer(8, 8))[..], [Output::WakeAt(_)]));
    assert_eq!(desk.engine.cursor(), 9);
}

#[test]
fn pulling_goes_on_while_the_queue_is_not_empty() {
    let mut desk = Desk::settled();
    desk.engine.handle(Input::Offline, START);
    let count = u64::try_from(MAX_OPS).unwrap() * 3;
    let ops: Vec<Op> = (0..count).map(|base| desk.put(base, "Růže")).collect();
    for op in ops {
        desk.acts(Input::Saved(op));
    }
    assert!(matches!(desk.acts(Input::Online)[..], [Output::Push(_)]));
    let outcomes = (1..=200).map(applied).collect();
    assert_eq!(desk.acts(pushed(outcomes)), [pull(&desk, 0)]);
    let batch = stored(desk.acts(answer(100, 200)));
    assert!(matches!(
        desk.acts(Input::Stored {
            ticket: batch.ticket
        })[..],
        [Output::Push(_)]
    ));
}

#[test]
fn answers_nobody_waits_for_change_nothing() {
    let mut desk = Desk::settled();
    assert_eq!(desk.acts(pushed(vec![applied(1)])), []);
    assert_eq!(desk.acts(answer(4, 4)), []);
    assert_eq!(desk.acts(Input::Failed(Fault::SignedOut)), []);
    assert_eq!(desk.acts(Input::Stored { ticket: 99 }), []);
    assert_eq!(desk.engine.cursor(), 0);
}

#[test]
fn the_first_sync_tells_how_far_it_is() {
    let mut desk = Desk::new();
    desk.acts(Input::Online);
    let batch = stored_and_asked(&mut desk, answer(500, 1200));
    let outputs = desk.give(durable(&batch));
    assert_eq!(told(&outputs).unwrap().loading, Some((500, 1200)));
    let outputs = desk.give(answer(1200, 1200));
    assert_eq!(told(&outputs).unwrap().loading, None);
}

fn durable(batch: &StoreBatch) -> Input {
    Input::Stored {
        ticket: batch.ticket,
    }
}

/// Gives the batch of a page, beside which the next page is asked for.
fn stored_and_asked(desk: &mut Desk, page: Input) -> StoreBatch {
    let mut outputs = desk.acts(page);
    let asked = outputs.pop();
    let batch = stored(outputs);
    assert_eq!(asked, Some(pull(desk, batch.cursor)));
    batch
}

#[test]
fn the_next_page_is_asked_for_while_one_is_stored_and_waits_for_it() {
    let mut desk = Desk::new();
    desk.acts(Input::Online);
    let first = stored_and_asked(&mut desk, answer(500, 1200));
    assert_eq!(desk.acts(answer(1000, 1200)), []);
    assert_eq!(desk.engine.cursor(), 0);
    let mut outputs = desk.acts(durable(&first));
    assert_eq!(desk.engine.cursor(), 500);
    assert_eq!(outputs.pop(), Some(pull(&desk, 1000)));
    let second = stored(outputs);
    assert_eq!(second.cursor, 1000);
}

#[test]
fn a_page_that_is_lost_beside_a_batch_is_asked_for_again_behind_it() {
    let mut desk = Desk::new();
    desk.acts(Input::Online);
    let first = stored_and_asked(&mut desk, answer(500, 1200));
    let waits = desk.acts(Input::Failed(Fault::Network));
    let [Output::WakeAt(at)] = waits[..] else {
        panic!("no wait: {waits:?}");
    };
    assert_eq!(desk.acts(durable(&first)), []);
    desk.now = at;
    assert_eq!(desk.acts(Input::Timeout), [pull(&desk, 500)]);
}

#[test]
fn what_was_saved_meanwhile_goes_before_the_page_after_the_next() {
    let mut desk = Desk::new();
    desk.acts(Input::Online);
    let first = stored_and_asked(&mut desk, answer(500, 1200));
    let op = desk.put(0, "Růže");
    assert_eq!(desk.acts(Input::Saved(op)), []);
    assert_eq!(desk.acts(answer(1000, 1200)), []);
    let second = stored(desk.acts(durable(&first)));
    assert!(matches!(desk.acts(durable(&second))[..], [Output::Push(_)]));
}

#[test]
fn another_database_that_shows_itself_beside_a_batch_stops_behind_it() {
    let mut desk = Desk::new();
    desk.acts(Input::Online);
    let first = stored_and_asked(&mut desk, answer(500, 1200));
    let Input::Pulled(mut other) = answer(1000, 1200) else {
        panic!("not a pull");
    };
    other.epoch = 8;
    assert_eq!(desk.acts(Input::Pulled(other)), []);
    let outputs = desk.give(durable(&first));
    assert_eq!(told(&outputs).unwrap().other_database, Some(8));
    assert_eq!((desk.engine.cursor(), outputs.len()), (500, 1));
}
