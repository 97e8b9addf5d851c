//! Other bases than consent, and notices (P-1, C-11).

use domain::privacy::event::{ActorKind, Basis, BasisChange, EventType, Notice, ObjectKind};
use domain::privacy::fold::Rejection;
use domain::privacy::{Channel, LedgerEvent, fold};
use domain::{PurposeId, starter};

use super::folded;
use crate::event::{hours, id, make};

fn recorded(number: u8, hour: i64, basis: Basis, change: BasisChange) -> LedgerEvent {
    make(number, EventType::Basis, hour)
        .record(basis, change)
        .done()
}

fn lives(events: &[LedgerEvent], basis: Basis) -> Option<bool> {
    let state = folded(events, 100);
    state.other_bases.get(&basis).map(|other| other.live)
}

#[test]
fn another_basis_starts_and_ends() {
    let start = recorded(1, 5, Basis::Contract, BasisChange::Start);
    let end = recorded(2, 9, Basis::Contract, BasisChange::End);
    assert_eq!(lives(&[], Basis::Contract), None);
    assert_eq!(
        lives(std::slice::from_ref(&start), Basis::Contract),
        Some(true)
    );
    assert_eq!(lives(&[start.clone(), end], Basis::Contract), Some(false));
    let state = folded(&[start], 100);
    let contract = state.other_bases[&Basis::Contract];
    assert_eq!((contract.since, contract.by), (hours(5), id(1)));
}

#[test]
fn p_1_consent_is_no_other_basis_and_only_controller_and_system_record_one() {
    let consent = recorded(1, 5, Basis::Consent, BasisChange::Start);
    assert_eq!(
        folded(&[consent], 9).rejected,
        [(id(1), Rejection::NotEntitled)]
    );
    for actor in [
        ActorKind::Subject,
        ActorKind::StaffOnBehalf,
        ActorKind::Importer,
    ] {
        let sale = make(1, EventType::Basis, 5).record(Basis::SoftOptIn, BasisChange::Start);
        let state = folded(&[sale.actor(actor).done()], 9);
        assert_eq!(state.rejected, [(id(1), Rejection::NotEntitled)]);
        assert!(state.other_bases.is_empty());
    }
    let empty = make(1, EventType::Basis, 5).actor(ActorKind::System).done();
    assert_eq!(folded(&[empty], 9).rejected, [(id(1), Rejection::NoRecord)]);
}

#[test]
fn c_11_no_other_basis_carries_on_what_was_stopped() {
    let given = make(1, EventType::Grant, 1).done();
    let stops = [
        make(2, EventType::Withdraw, 5).done(),
        make(2, EventType::Refuse, 5).done(),
        make(2, EventType::Withdraw, 5).everywhere().done(),
    ];
    for stop in stops {
        for basis in [
            Basis::SoftOptIn,
            Basis::LegitimateInterest,
            Basis::Contract,
            Basis::LegalDuty,
        ] {
            let swap = recorded(3, 9, basis, BasisChange::Start);
            let state = folded(&[given.clone(), stop.clone(), swap], 100);
            assert!(!state.valid && state.other_bases.is_empty());
            assert_eq!(state.rejected, [(id(3), Rejection::BasisSwapped)]);
        }
    }
    let object = make(2, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let swap = recorded(3, 9, Basis::SoftOptIn, BasisChange::Start);
    assert_eq!(
        folded(&[object, swap], 100).rejected,
        [(id(3), Rejection::BasisSwapped)]
    );
}

#[test]
fn c_11_a_refused_swap_does_not_come_back_with_a_new_consent() {
    let stop = make(1, EventType::Refuse, 5).done();
    let swap = recorded(2, 9, Basis::SoftOptIn, BasisChange::Start);
    let again = make(3, EventType::Grant, 20).portal().done();
    assert_eq!(lives(&[stop, swap, again], Basis::SoftOptIn), None);
}

#[test]
fn a_contract_starts_where_no_consent_is_asked_for() {
    // A stop of everything reaches a service too; it rests on no consent that could be swapped.
    let stop = make(1, EventType::Withdraw, 5).everywhere().done();
    let contract = make(2, EventType::Basis, 9)
        .record(Basis::Contract, BasisChange::Start)
        .on("contract_performance", Channel::Email)
        .done();
    let key = (PurposeId::new("contract_performance"), Channel::Email);
    let state = fold(&[stop, contract], &starter::purposes(), &key, hours(100));
    assert!(state.other_bases[&Basis::Contract].live);
}

#[test]
fn a_stop_or_an_objection_ends_a_soft_opt_in_and_revoking_a_consent_does_not() {
    let sale = recorded(1, 5, Basis::SoftOptIn, BasisChange::Start);
    for kind in [EventType::Refuse, EventType::Withdraw] {
        let stop = make(2, kind, 9).done();
        assert_eq!(lives(&[sale.clone(), stop], Basis::SoftOptIn), Some(false));
    }
    for kind in [ObjectKind::General, ObjectKind::DirectMarketing] {
        let object = make(2, EventType::Object, 9).object_kind(kind).done();
        assert_eq!(
            lives(&[sale.clone(), object], Basis::SoftOptIn),
            Some(false)
        );
    }
    let revoke = make(2, EventType::Revoke, 9)
        .actor(ActorKind::Controller)
        .done();
    assert_eq!(lives(&[sale, revoke], Basis::SoftOptIn), Some(true));
}

#[test]
fn the_first_notice_counts_and_staff_or_system_give_it() {
    let notice = |number, hour| {
        make(number, EventType::Inform, hour)
            .notice(Notice::Objection214)
            .done()
    };
    let state = folded(&[notice(2, 9), notice(1, 5)], 100);
    let told = state.informed[&Notice::Objection214];
    assert_eq!((told.at, told.by), (hours(5), id(1)));
    for actor in [ActorKind::Subject, ActorKind::Importer] {
        let mut claimed = notice(1, 5);
        claimed.body.actor.kind = actor;
        let state = folded(&[claimed], 100);
        assert!(state.informed.is_empty());
        assert_eq!(state.rejected, [(id(1), Rejection::NotEntitled)]);
    }
    let mut empty = notice(1, 5);
    empty.body.inform = None;
    assert_eq!(folded(&[empty], 9).rejected, [(id(1), Rejection::NoRecord)]);
}
