//! Operations on their way.

use domain::violation::{Code, Violation};
use sync::client::{ClientEngine, Fault, Input, Output};
use sync::message::v1::{MAX_OPS, MAX_PUSH_BYTES, Op, Outcome};

use super::*;
use crate::fixture::START;

#[test]
fn an_applied_operation_stays_until_its_change_is_stored() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    assert_eq!(
        sent(desk.acts(Input::Saved(op.clone()))).ops,
        core::slice::from_ref(&op)
    );
    let outputs = desk.give(pushed(vec![applied(3)]));
    assert_eq!(told(&outputs).unwrap().waiting, 0);
    assert_eq!(outputs[0], pull(&desk, 0));
    assert_eq!(desk.engine.pending().collect::<Vec<_>>(), [&op]);
    let mut outputs = desk.acts(answer(2, 3));
    assert_eq!(outputs.pop(), Some(pull(&desk, 2)));
    let batch = stored(outputs);
    assert_eq!((batch.cursor, batch.done), (2, vec![]));
    assert_eq!(
        desk.acts(Input::Stored {
            ticket: batch.ticket
        }),
        []
    );
    let batch = stored(desk.acts(answer(3, 3)));
    assert_eq!((batch.cursor, batch.epoch, batch.done), (3, 7, vec![1]));
    assert_eq!(desk.engine.pending().count(), 1);
    assert_eq!(
        desk.acts(Input::Stored {
            ticket: batch.ticket
        }),
        []
    );
    assert_eq!(
        (desk.engine.pending().count(), desk.engine.cursor()),
        (0, 3)
    );
}

#[test]
fn an_operation_whose_change_is_stored_already_leaves_at_once() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    desk.acts(Input::Failed(Fault::Network));
    assert_eq!(desk.acts(Input::Online).len(), 1);
    desk.acts(Input::Failed(Fault::Network));
    desk.engine = ClientEngine::new(
        desk.device(),
        9,
        0,
        desk.engine.pending().cloned().collect(),
    );
    assert!(matches!(desk.acts(Input::Online)[..], [Output::Push(_)]));
    let batch = stored(desk.acts(pushed(vec![Outcome::Already { seq: 4, version: 1 }])));
    assert_eq!((batch.cursor, batch.done), (9, vec![1]));
}

#[test]
fn a_refused_operation_goes_to_decisions_and_the_queue_moves_on() {
    let mut desk = Desk::settled();
    let ops: Vec<Op> = (0..3).map(|base| desk.put(base, "Růže")).collect();
    desk.engine.handle(Input::Offline, START);
    for op in &ops {
        assert_eq!(desk.acts(Input::Saved(op.clone())), []);
    }
    assert_eq!(sent(desk.acts(Input::Online)).ops, ops);
    let outcomes = vec![applied(1), refused(), applied(2)];
    let batch = stored(desk.acts(pushed(outcomes)));
    assert_eq!(batch.decisions, [(2, refused())]);
    assert_eq!((batch.cursor, &batch.done), (0, &vec![]));
    let outputs = desk.give(Input::Stored {
        ticket: batch.ticket,
    });
    let status = told(&outputs).unwrap();
    assert_eq!((status.decisions, status.waiting), (1, 0));
    assert_eq!(outputs[0], pull(&desk, 0));
    let last = desk.put(3, "Tulipán");
    desk.give(Input::Saved(last.clone()));
    let batch = stored(desk.acts(answer(2, 2)));
    assert_eq!(batch.done, [1, 3]);
    assert_eq!(
        sent(desk.acts(Input::Stored {
            ticket: batch.ticket
        }))
        .ops,
        [last]
    );
}

#[test]
fn an_answer_of_another_length_counts_as_none() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    let outputs = desk.acts(pushed(Vec::new()));
    assert!(matches!(outputs[..], [Output::WakeAt(_)]));
    assert_eq!(desk.engine.pending().count(), 1);
}

#[test]
fn a_push_the_server_refuses_is_split_until_the_bad_operation_is_alone() {
    let mut desk = Desk::settled();
    desk.engine.handle(Input::Offline, START);
    let ops: Vec<Op> = (0..7).map(|base| desk.put(base, "Růže")).collect();
    for op in &ops {
        desk.acts(Input::Saved(op.clone()));
    }
    let mut outputs = desk.acts(Input::Online);
    let (mut seq, mut decided, mut rounds) = (0, Vec::new(), 0);
    while let Some(output) = outputs.pop() {
        rounds += 1;
        assert!(rounds < 60);
        outputs = match output.clone() {
            Output::Push(request) if request.ops.iter().any(|op| op.n == 5) => {
                desk.acts(Input::Failed(Fault::Refused))
            }
            Output::Push(request) => {
                let outcomes = request.ops.iter().map(|_| {
                    seq += 1;
                    applied(seq)
                });
                let outcomes = outcomes.collect();
                desk.acts(pushed(outcomes))
            }
            Output::Pull(_) => desk.acts(answer(seq, seq)),
            Output::Store(batch) => {
                decided.extend(batch.decisions.iter().map(|(n, _)| *n));
                desk.acts(Input::Stored {
                    ticket: batch.ticket,
                })
            }
            Output::Tell(_)
            | Output::WakeAt(_)
            | Output::Acknowledge { .. }
            | Output::ProveUnlocked => panic!("{output:?}"),
        };
    }
    assert_eq!((decided, seq), (vec![5], 6));
    assert_eq!(desk.engine.pending().count(), 0);
}

#[test]
fn an_operation_larger_than_a_push_is_decided_here() {
    let mut desk = Desk::settled();
    let op = desk.put(0, &"x".repeat(MAX_PUSH_BYTES));
    let batch = stored(desk.acts(Input::Saved(op)));
    let reason = Violation::of(Code::TooLarge);
    assert_eq!(batch.decisions, [(1, Outcome::Rejected { reason })]);
}

#[test]
fn a_push_stays_within_its_limits() {
    let mut desk = Desk::settled();
    desk.engine.handle(Input::Offline, START);
    let count = u64::try_from(MAX_OPS).unwrap() + 30;
    let ops: Vec<Op> = (0..count).map(|base| desk.put(base, "Růže")).collect();
    for op in ops {
        desk.acts(Input::Saved(op));
    }
    assert_eq!(sent(desk.acts(Input::Online)).ops.len(), MAX_OPS);
    let mut desk = Desk::settled();
    desk.engine.handle(Input::Offline, START);
    let ops: Vec<Op> = (0..5)
        .map(|base| desk.put(base, &"x".repeat(MAX_PUSH_BYTES / 4)))
        .collect();
    for op in ops {
        desk.acts(Input::Saved(op));
    }
    let request = sent(desk.acts(Input::Online));
    assert_eq!(request.ops.len(), 3);
    assert!(sync::message::v1::encode(&request).len() <= MAX_PUSH_BYTES);
}

#[test]
fn a_refused_push_asks_first_whether_it_is_the_same_database() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    assert_eq!(desk.acts(Input::Failed(Fault::Refused)), [pull(&desk, 0)]);
    let Input::Pulled(mut other) = answer(5, 5) else {
        panic!("not a pull");
    };
    other.epoch = 8;
    assert_eq!(desk.acts(Input::Pulled(other)), []);
    assert_eq!(desk.engine.pending().count(), 1, "nothing is given up");
}
