//! Each operation has one fate.

use std::collections::BTreeMap;

use domain::OpId;
use domain::privacy::event::EventType;
use domain::violation::Code;
use sync::message::v1::{Change, Op, OpKind, Outcome, Put};

use super::given_up::may_be_given_up;
use crate::simulation::World;

pub(super) fn each_operation_has_one_fate(world: &World, changes: &[Change]) {
    let mut written: BTreeMap<OpId, usize> = BTreeMap::new();
    for id in changes.iter().filter_map(|change| change.op) {
        *written.entry(id).or_default() += 1;
    }
    for (id, (place, op)) in &world.saved {
        let written = written.get(id).copied().unwrap_or_default();
        let decision = world.clients[*place].decisions.get(&op.n);
        let expected = match decision {
            None => full(op),
            Some(_) => stops_beside_a_refusal(op),
        };
        assert_eq!(
            written, expected,
            "operation {} of device {place}: {decision:?}",
            op.n
        );
        if let (OpKind::Put(put), Some(outcome)) = (&op.kind, decision) {
            fair(world, *place, put, outcome);
        }
    }
}

fn full(op: &Op) -> usize {
    match &op.kind {
        OpKind::Put(_) => 1,
        OpKind::Consent { events, .. } => events.len(),
    }
}

/// Gives how many events are kept of a refused act: its stops, if the person is known.
fn stops_beside_a_refusal(op: &Op) -> usize {
    let OpKind::Consent { events, .. } = &op.kind else {
        return 0;
    };
    let stop = |kind| matches!(kind, EventType::Refuse | EventType::Withdraw);
    events
        .iter()
        .filter(|event| stop(event.body().unwrap().kind))
        .count()
}

/// A contact that only one device edits is never in conflict.
fn fair(world: &World, place: usize, put: &Put, outcome: &Outcome) {
    let alone = world.private.contains_key(&put.record);
    assert!(!alone, "a private record was refused: {outcome:?}");
    if let Outcome::Rejected { reason } = outcome {
        let known = [
            Code::EmailInvalid,
            Code::FieldWithoutPurpose,
            Code::Required,
            Code::VersionMoved,
        ];
        let left = reason.code == Code::NotFound && may_be_given_up(world, place, put.subject);
        assert!(known.contains(&reason.code) || left, "{reason:?}");
    }
}
