//! Contact points that prove more than who holds them (W-1, W-2).

use domain::privacy::Channel;
use domain::privacy::independence::{
    Author, Change, Confirmation, FollowUp, History, Occasion, Point, Through,
};
use domain::privacy::ledger::WitnessKind;
use domain::privacy::suppression::TokenClass;
use domain::time::Period;
use domain::{RecordId, Timestamp};
use proptest::prelude::*;

use crate::event::hours;

mod through;

const RECORD: RecordId = RecordId::new(uuid::Uuid::from_u128(7));
const EMAIL: Point = Point {
    record: RECORD,
    class: TokenClass::Email,
};

const TEL: Point = Point {
    record: RECORD,
    class: TokenClass::Tel,
};

const QUARANTINE: Period = Period::Days(30);

fn day(day: i64) -> Timestamp {
    hours(day * 24)
}

fn change(point: Point, on: i64, by: Author) -> Change {
    Change {
        point,
        at: day(on),
        by,
    }
}

fn confirm(point: Point, through: Point, on: i64) -> Confirmation {
    Confirmation {
        point,
        through,
        at: day(on),
    }
}

fn on(at: i64) -> Occasion {
    Occasion {
        at: day(at),
        last_restriction: None,
        request: None,
        quarantine: QUARANTINE,
    }
}

fn history(changes: &[Change], confirmations: &[Confirmation]) -> History {
    History {
        changes: changes.to_vec(),
        confirmations: confirmations.to_vec(),
    }
}

/// W-1: what staff or import entered proves nothing more for the quarantine.
#[test]
fn w_1_a_contact_point_of_staff_or_import_is_quarantined() {
    for by in [Author::Staff, Author::Import, Author::Merge] {
        let entered = history(&[change(EMAIL, 0, by)], &[]);
        assert!(!entered.is_independent(EMAIL, &on(0)));
        assert!(!entered.is_independent(EMAIL, &on(29)));
        assert!(entered.is_independent(EMAIL, &on(30)));
        let again = history(&[change(EMAIL, 0, by), change(EMAIL, 20, by)], &[]);
        assert!(!again.is_independent(EMAIL, &on(40)));
    }
    assert!(!History::default().is_independent(EMAIL, &on(90)));
}

/// W-1: it has to be on record before the restriction it is to lift, and before the request.
#[test]
fn w_1_a_contact_point_newer_than_the_restriction_or_request_is_not_independent() {
    let entered = history(&[change(EMAIL, 0, Author::Staff)], &[]);
    let after = |last_restriction, request| {
        let occasion = Occasion {
            last_restriction,
            request,
            ..on(90)
        };
        entered.is_independent(EMAIL, &occasion)
    };
    assert!(after(Some(day(1)), Some(day(2))));
    assert!(!after(Some(day(0)), None));
    assert!(!after(None, Some(day(0))));
    assert!(!after(Some(day(-1)), Some(day(2))));
}

/// W-1: the person's word through another independent contact point counts at once.
#[test]
fn w_1_a_confirmation_through_another_independent_point_makes_independent() {
    let both = [
        change(TEL, 0, Author::Staff),
        change(EMAIL, 40, Author::Staff),
    ];
    let restricted = Occasion {
        last_restriction: Some(day(35)),
        ..on(42)
    };
    let confirmed = history(&both, &[confirm(EMAIL, TEL, 41)]);
    assert!(confirmed.is_independent(EMAIL, &restricted));
    assert!(!history(&both, &[]).is_independent(EMAIL, &restricted));
    // Through itself, before the last change, or through what was in quarantine.
    assert!(!history(&both, &[confirm(EMAIL, EMAIL, 41)]).is_independent(EMAIL, &restricted));
    assert!(!history(&both, &[confirm(EMAIL, TEL, 39)]).is_independent(EMAIL, &restricted));
    let fresh = [
        change(TEL, 38, Author::Staff),
        change(EMAIL, 40, Author::Staff),
    ];
    assert!(!history(&fresh, &[confirm(EMAIL, TEL, 41)]).is_independent(EMAIL, &restricted));
}

#[test]
fn w_1_two_fresh_points_do_not_vouch_for_one_another() {
    let fresh = [
        change(TEL, 0, Author::Staff),
        change(EMAIL, 0, Author::Staff),
    ];
    let circle = [
        confirm(EMAIL, TEL, 1),
        confirm(TEL, EMAIL, 1),
        confirm(EMAIL, TEL, 2),
        confirm(TEL, EMAIL, 3),
    ];
    let circle = history(&fresh, &circle);
    assert!(!circle.is_independent(EMAIL, &on(5)));
    assert!(!circle.is_independent(TEL, &on(5)));
}

/// W-1: a change by the person counts as far as the point it came through did.
#[test]
fn w_1_a_change_by_the_person_is_as_good_as_the_point_it_came_through() {
    let moved = |entered, moved| {
        let by = Author::Person { through: EMAIL };
        let changes = [
            change(EMAIL, entered, Author::Staff),
            change(EMAIL, moved, by),
        ];
        history(&changes, &[])
    };
    assert!(moved(0, 40).is_independent(EMAIL, &on(41)));
    assert!(!moved(0, 10).is_independent(EMAIL, &on(11)));
    assert!(!moved(0, 10).is_independent(EMAIL, &on(39)));
    assert!(moved(0, 10).is_independent(EMAIL, &on(40)));
    // A later change by staff ends it.
    let mut staff = moved(0, 40);
    staff.changes.push(change(EMAIL, 42, Author::Staff));
    assert!(!staff.is_independent(EMAIL, &on(43)));
}

fn any_point() -> impl Strategy<Value = Point> {
    prop::sample::select(vec![EMAIL, TEL])
}

proptest! {
    /// PT-2: whoever enters contact points and opens their links gains nothing within the
    /// quarantine, in whatever order and however often.
    #[test]
    fn pt_2_fresh_points_never_become_independent_by_their_own_links(
        entered in prop::collection::vec((any_point(), 0_i64..15), 1..6),
        moved in prop::collection::vec((any_point(), any_point(), 0_i64..29), 0..6),
        confirmed in prop::collection::vec((any_point(), any_point(), 0_i64..29), 0..8),
        at in 0_i64..30,
    ) {
        let staff = entered.iter().map(|(point, on)| change(*point, *on, Author::Staff));
        let person = moved
            .iter()
            .map(|(point, through, on)| change(*point, *on, Author::Person { through: *through }));
        let known = History {
            changes: staff.chain(person).collect(),
            confirmations: confirmed
                .iter()
                .map(|(point, through, on)| confirm(*point, *through, *on))
                .collect(),
        };
        for point in [EMAIL, TEL] {
            prop_assert!(!known.is_independent(point, &on(at)));
        }
    }

    /// The order in which the history is kept makes no difference.
    #[test]
    fn w_1_the_order_of_the_history_makes_no_difference(
        entered in prop::collection::vec((any_point(), 0_i64..60), 1..6),
        confirmed in prop::collection::vec((any_point(), any_point(), 0_i64..60), 0..6),
        at in 0_i64..90,
    ) {
        let mut known = History {
            changes: entered
                .iter()
                .map(|(point, on)| change(*point, *on, Author::Staff))
                .collect(),
            confirmations: confirmed
                .iter()
                .map(|(point, through, on)| confirm(*point, *through, *on))
                .collect(),
        };
        let before = known.is_independent(EMAIL, &on(at));
        known.changes.reverse();
        known.confirmations.reverse();
        prop_assert_eq!(known.is_independent(EMAIL, &on(at)), before);
    }
}
