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
    let batch = stored(desk.acts(answer(500, 1200)));
    let outputs = desk.give(Input::Stored {
        ticket: batch.ticket,
    });
    assert_eq!(told(&outputs).unwrap().loading, Some((500, 1200)));
    let outputs = desk.give(answer(1200, 1200));
    assert_eq!(told(&outputs).unwrap().loading, None);
}
