//! Ledgers of three records that are merged and parted.

use domain::SubjectId;
use domain::privacy::fold::{GeneralObjection, Rejection};

use super::persons::state_of;
use super::*;
use crate::event::{record, subject};

pub(super) fn records() -> [SubjectId; 3] {
    [subject(), SubjectId::v4([3; 16]), SubjectId::v4([4; 16])]
}

/// An event of one of three records; about one in four moves records.
fn any_event_of_records() -> impl Strategy<Value = LedgerEvent> {
    let moves = prop::sample::select(vec![EventType::Merge, EventType::Merge, EventType::Unmerge]);
    let moving = (
        10u8..16,
        moves,
        0usize..3,
        1usize..3,
        0i64..12,
        prop::collection::vec(6u8..9, 0..2),
    )
        .prop_map(|(number, kind, own, step, hour, points)| {
            let other = records()[(own + step) % 3];
            let mut made = make(number, kind, hour * 2_000 + 500)
                .of(records()[own])
                .into(other);
            if kind == EventType::Unmerge {
                made.body.points = points.into_iter().map(record).collect();
            }
            made.done()
        });
    let saying =
        (any_event(), 0usize..3, prop::option::of(6u8..9)).prop_map(|(mut event, own, point)| {
            event.body.subject = records()[own];
            event.body.contact_point = point.map(|point| {
                let made = make(1, EventType::Ask, 0).at_point(point);
                made.body.contact_point.unwrap()
            });
            event
        });
    prop_oneof![1 => moving, 3 => saying]
}

pub(super) fn any_records() -> impl Strategy<Value = Vec<LedgerEvent>> {
    prop::collection::vec(any_event_of_records(), 0..12)
        .prop_map(|mut events| {
            events.sort_by_key(|event| event.body.event_id);
            events.dedup_by_key(|event| event.body.event_id);
            events
        })
        .prop_shuffle()
}

pub(super) fn moves(event: &LedgerEvent) -> bool {
    matches!(event.body.kind, EventType::Merge | EventType::Unmerge)
}

#[test]
fn the_drawn_records_reach_what_the_properties_speak_of() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = any_records();
    let (mut carried, mut parted, mut upheld, mut reopened) = (0, 0, 0, 0);
    for _round in 0..3_000 {
        let events = strategy.new_tree(&mut runner).unwrap().current();
        for subject in records() {
            let state = state_of(subject, &events, NOW);
            carried += usize::from(state.valid && state.carried);
            upheld += usize::from(state.objection_general == Some(GeneralObjection::Upheld));
            reopened += usize::from(state.valid && events.iter().any(is_stop));
            let undoes = |event: &LedgerEvent| {
                let refused = |subject| {
                    let rejected = state_of(subject, &events, NOW).rejected;
                    rejected.contains(&(event.body.event_id, Rejection::NothingMerged))
                };
                event.body.kind == EventType::Unmerge && !records().into_iter().any(refused)
            };
            parted += usize::from(state.valid && events.iter().any(undoes));
        }
    }
    assert!(
        carried > 20 && parted > 10 && upheld > 1 && reopened > 20,
        "{carried} {parted} {upheld} {reopened}"
    );
}
