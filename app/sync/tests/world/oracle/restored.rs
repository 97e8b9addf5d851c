//! What a restore may not take: each act is in the restored database, or with the one who did it.

use std::collections::BTreeSet;

use domain::OpId;
use domain::privacy::SignedEvent;
use domain::violation::Code;
use sync::message::v1::{Change, Op, OpKind, Outcome};

use super::given_up::may_be_given_up;
use crate::copy::Copy;
use crate::simulation::World;

/// Each operation is applied once at most, and what is not there was decided or is offered.
pub(super) fn nothing_went_with_a_restore(world: &World, changes: &[Change], truth: &Copy) {
    let mut written = BTreeSet::new();
    for id in changes.iter().filter_map(|change| change.op) {
        let once = written.insert(id);
        assert!(once || is_consent(world, id), "a write was applied twice");
    }
    for (place, op) in world.saved.values() {
        let decided = world.clients[*place].decisions.contains_key(&op.n);
        match &op.kind {
            OpKind::Put(put) => {
                let (rows, _, unseen) = &world.clients[*place].unrestored;
                let offered = rows.contains_key(&put.record) || unseen.contains(&put.record);
                let counts = written.contains(&op.id);
                let gone = !decided && may_be_given_up(world, *place, put.subject);
                assert!(
                    decided != counts || (offered && !decided) || gone,
                    "a write went with the restore without a word, or counts and is refused: \
                     {op:?} of device {place}, decided {decided}, there is {:?}",
                    truth.rows.get(&put.record)
                );
            }
            OpKind::Consent { events, .. } => {
                for event in events {
                    an_event_is_somewhere(world, truth, (*place, op), event);
                }
            }
        }
    }
}

fn is_consent(world: &World, id: OpId) -> bool {
    matches!(world.saved[&id].1.kind, OpKind::Consent { .. })
}

fn an_event_is_somewhere(
    world: &World,
    truth: &Copy,
    (place, op): (usize, &Op),
    event: &SignedEvent,
) {
    let body = event.body().unwrap();
    let mut held = truth.ledgers.get(&body.subject).into_iter().flatten();
    if held.any(|(_, entry)| entry.event_hash == event.event_hash()) {
        return;
    }
    if may_be_given_up(world, place, body.subject) {
        return;
    }
    let client = &world.clients[place];
    if body.is_restrictive() {
        assert!(
            is_left_to_the_user(world, place, event),
            "a stop went with the restore"
        );
    } else {
        let decided = client.decisions.contains_key(&op.n);
        assert!(
            decided || client.unrestored.1.contains(event),
            "an event went with the restore without a word"
        );
    }
}

/// Says whether a stop waits for a decision because its person is not there any more.
fn is_left_to_the_user(world: &World, place: usize, event: &SignedEvent) -> bool {
    let client = &world.clients[place];
    let unknown = |outcome: &Outcome| matches!(outcome, Outcome::Rejected { reason } if reason.code == Code::NotFound);
    let mut own = world.saved.values().filter(|(maker, _)| *maker == place);
    own.any(|(_, op)| {
        let brings = matches!(&op.kind, OpKind::Consent { events, .. } if events.contains(event));
        brings && client.decisions.get(&op.n).is_some_and(unknown)
    })
}
