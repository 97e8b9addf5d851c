//! Orders: first the outbox, then the deletion, then the word that it is done.

use sync::client::{ClientEngine, Fault, Input, Output, StoreBatch};
use sync::message::v1::{DropReason, Order, Ordered, Verb};

use super::*;

fn order(n: u64, order: Order) -> Verb {
    Verb::Ordered(Box::new(Ordered { n, order }))
}

fn dropping(n: u64) -> Verb {
    let order_ = Order::DropScope {
        scopes: Vec::new(),
        left: Vec::new(),
        reason: DropReason::RolesChanged,
    };
    order(n, order_)
}

fn reset(n: u64) -> Verb {
    order(n, Order::Reset { scopes: Vec::new() })
}

/// A page that carries an order: it leads nowhere, however much there is.
fn page(cursor: u64, verb: Verb) -> Input {
    let Input::Pulled(mut page) = answer(cursor, 9) else {
        panic!("not a pull");
    };
    page.verbs = vec![verb];
    Input::Pulled(page)
}

fn durable(batch: &StoreBatch) -> Input {
    Input::Stored {
        ticket: batch.ticket,
    }
}

#[test]
fn an_order_is_acknowledged_once_it_is_durable_and_then_data_comes() {
    let mut desk = Desk::settled();
    assert_eq!(desk.acts(Input::Hint { head: 9 }), [pull(&desk, 0)]);
    let batch = stored(desk.acts(page(0, dropping(4))));
    assert_eq!(batch.verbs, [dropping(4)]);
    assert_eq!(
        desk.acts(durable(&batch)),
        [Output::Acknowledge { order: 4 }]
    );
    assert_eq!(desk.acts(Input::Acknowledged), [pull(&desk, 0)]);
}

#[test]
fn what_waits_is_handed_over_before_anything_is_deleted() {
    let mut desk = Desk::settled();
    assert_eq!(desk.acts(Input::Hint { head: 9 }), [pull(&desk, 0)]);
    let op = desk.put(0, "Růže");
    assert_eq!(desk.acts(Input::Saved(op.clone())), []);
    let outputs = desk.acts(page(0, dropping(1)));
    let [Output::Push(request)] = &outputs[..] else {
        panic!("the outbox goes first: {outputs:?}");
    };
    assert_eq!(request.ops, [op]);
    assert_eq!(desk.acts(pushed(vec![applied(1)])), [pull(&desk, 0)]);
    let batch = stored(desk.acts(page(0, dropping(1))));
    assert_eq!(batch.verbs, [dropping(1)]);
}

#[test]
fn after_a_crash_in_between_the_order_comes_again_and_is_done_again() {
    let mut desk = Desk::settled();
    desk.acts(Input::Hint { head: 9 });
    stored(desk.acts(page(0, dropping(1))));
    desk.engine = ClientEngine::new(desk.device(), 0, 0, Vec::new()).under_epoch(7);
    assert_eq!(desk.acts(Input::Online), [pull(&desk, 0)]);
    let again = stored(desk.acts(page(0, dropping(1))));
    assert_eq!(
        desk.acts(durable(&again)),
        [Output::Acknowledge { order: 1 }]
    );
}

#[test]
fn an_acknowledgement_that_is_lost_is_sent_again_and_nothing_else_meanwhile() {
    let mut desk = Desk::settled();
    desk.acts(Input::Hint { head: 9 });
    let batch = stored(desk.acts(page(0, dropping(1))));
    desk.acts(durable(&batch));
    let outputs = desk.acts(Input::Failed(Fault::Network));
    let [Output::WakeAt(at)] = outputs[..] else {
        panic!("not waiting: {outputs:?}");
    };
    desk.now = at;
    assert_eq!(
        desk.acts(Input::Timeout),
        [Output::Acknowledge { order: 1 }]
    );
}

#[test]
fn a_wider_view_is_pulled_from_the_beginning() {
    let mut desk = Desk::settled();
    desk.engine = ClientEngine::new(desk.device(), 5, 0, Vec::new()).under_epoch(7);
    assert_eq!(desk.acts(Input::Online), [pull(&desk, 5)]);
    let batch = stored(desk.acts(page(5, reset(2))));
    assert_eq!((batch.cursor, desk.engine.cursor()), (0, 5));
    desk.acts(durable(&batch));
    assert_eq!(desk.acts(Input::Acknowledged), [pull(&desk, 0)]);
}

#[test]
fn what_is_known_about_an_erased_person_leaves_the_outbox_too() {
    let mut desk = Desk::settled();
    let about = desk.put_to(record(1), subject(1), 0, "Růže");
    let other = desk.put_to(record(2), subject(2), 0, "Lilie");
    desk.acts(Input::Saved(about.clone()));
    desk.acts(pushed(vec![applied(3)]));
    desk.acts(answer(0, 0));
    desk.acts(Input::Saved(other));
    desk.acts(pushed(vec![applied(4)]));
    let erase = order(
        1,
        Order::Erase {
            subject: subject(1),
            records: vec![record(1)],
        },
    );
    let batch = stored(desk.acts(page(0, erase)));
    assert_eq!(batch.done, [about.n]);
}
