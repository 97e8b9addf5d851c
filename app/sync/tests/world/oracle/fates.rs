//! Each operation has one fate.

use std::collections::BTreeMap;

use domain::OpId;
use domain::privacy::event::EventType;
use domain::violation::Code;
use sync::message::v1::{Change, Op, OpKind, Outcome, Put};

use super::given_up::{makes_contact_of, may_be_given_up};
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
            // Its contact was refused too: the stop stays on the device.
            Some(_) if world.is_revoked(*place) && has_no_contact(world, op, changes) => 0,
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

/// Says whether the contact of an act's person never came to the server.
fn has_no_contact(world: &World, op: &Op, changes: &[Change]) -> bool {
    let OpKind::Consent { events, .. } = &op.kind else {
        return false;
    };
    let subject = events[0].body().unwrap().subject;
    let mut written = changes.iter().filter_map(|change| change.op);
    !written.any(|id| makes_contact_of(&world.saved[&id].1, subject))
}

fn is_unknown(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Rejected { reason } if reason.code == Code::NotFound)
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
        let revoked = world.is_revoked(place)
            && matches!(
                reason.code,
                Code::NotAllowed | Code::TooLarge | Code::NotFound
            );
        let left = is_unknown(outcome) && may_be_given_up(world, place, put.subject);
        assert!(
            known.contains(&reason.code) || left || revoked,
            "{reason:?}"
        );
    }
}
