//! Table F-5: one test for each cell.

use domain::privacy::LedgerEvent;
use domain::privacy::event::{ActorKind, EventType};
use domain::privacy::fold::State;

mod around;

use super::folded;
use crate::event::{hours, id, make};

/// The event whose effect is looked at.
const ACT: u8 = 9;

/// Events after which the key is in the state at hour 100; consents come from event 1.
fn reaching(state: State) -> Vec<LedgerEvent> {
    let given = || make(1, EventType::Grant, 1).done();
    let then = |kind| make(2, kind, 5).actor(ActorKind::Controller);
    match state {
        State::Unknown => Vec::new(),
        State::Requested => vec![make(1, EventType::Ask, 1).done()],
        State::Deferred => vec![make(1, EventType::Defer, 1).done()],
        State::Given => vec![given()],
        State::Renewed => vec![given(), make(2, EventType::Renew, 5).done()],
        State::Refused => vec![make(1, EventType::Refuse, 1).done()],
        State::Withdrawn => vec![given(), make(2, EventType::Withdraw, 5).done()],
        State::Revoked => vec![given(), then(EventType::Revoke).done()],
        State::Invalidated => vec![given(), then(EventType::Invalidate).target(1).done()],
        State::Expired => {
            let mut short = make(1, EventType::Grant, 1);
            short.body.valid_until = Some(hours(50));
            vec![short.done()]
        }
    }
}

/// The act, in the form in which it counts against everything before it.
fn act(kind: EventType, from: State) -> LedgerEvent {
    let act = make(ACT, kind, 200);
    match kind {
        EventType::Grant | EventType::Renew => act.portal().done(),
        EventType::Revoke => act.actor(ActorKind::Controller).done(),
        EventType::Invalidate => {
            let deciding = if from == State::Renewed { 2 } else { 1 };
            act.actor(ActorKind::Controller).target(deciding).done()
        }
        EventType::Ask
        | EventType::Defer
        | EventType::Refuse
        | EventType::Withdraw
        | EventType::Object
        | EventType::Confirm
        | EventType::Import
        | EventType::Decide
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => act.done(),
    }
}

fn assert_moves(from: State, kind: EventType, to: State, evidence_only: bool) {
    let mut events = reaching(from);
    assert_eq!(folded(&events, 100).state, from);
    events.push(act(kind, from));
    let after = folded(&events, 300);
    assert_eq!(after.state, to);
    assert_eq!(after.evidence_only.contains(&id(ACT)), evidence_only);
    // What changes the state, or renews its evidence, decides it; what does not, does not.
    let decides =
        to != from || (to.is_valid() && matches!(kind, EventType::Grant | EventType::Renew));
    assert_eq!(after.decided_by == Some(id(ACT)), decides);
}

macro_rules! f_5 {
    ($($name:ident: $from:ident + $act:ident = $to:ident;)*) => {$(
        #[test]
        fn $name() {
            assert_moves(State::$from, EventType::$act, State::$to, false);
        }
    )*};
}

macro_rules! f_5_evidence {
    ($($name:ident: $from:ident + $act:ident;)*) => {$(
        #[test]
        fn $name() {
            assert_moves(State::$from, EventType::$act, State::$from, true);
        }
    )*};
}

f_5! {
    f_5_asking_moves_unknown_to_requested: Unknown + Ask = Requested;
    f_5_asking_leaves_requested: Requested + Ask = Requested;
    f_5_asking_moves_deferred_to_requested: Deferred + Ask = Requested;
    f_5_asking_leaves_given: Given + Ask = Given;
    f_5_asking_leaves_renewed: Renewed + Ask = Renewed;
    f_5_asking_leaves_expired: Expired + Ask = Expired;
    f_5_asking_leaves_refused: Refused + Ask = Refused;
    f_5_asking_leaves_withdrawn: Withdrawn + Ask = Withdrawn;
    f_5_asking_leaves_revoked: Revoked + Ask = Revoked;
    f_5_asking_leaves_invalidated: Invalidated + Ask = Invalidated;

    f_5_deferring_moves_unknown_to_deferred: Unknown + Defer = Deferred;
    f_5_deferring_moves_requested_to_deferred: Requested + Defer = Deferred;
    f_5_deferring_leaves_deferred: Deferred + Defer = Deferred;
    f_5_deferring_leaves_given: Given + Defer = Given;
    f_5_deferring_leaves_renewed: Renewed + Defer = Renewed;
    f_5_deferring_leaves_expired: Expired + Defer = Expired;
    f_5_deferring_leaves_refused: Refused + Defer = Refused;
    f_5_deferring_leaves_withdrawn: Withdrawn + Defer = Withdrawn;
    f_5_deferring_leaves_revoked: Revoked + Defer = Revoked;
    f_5_deferring_leaves_invalidated: Invalidated + Defer = Invalidated;

    f_5_a_grant_moves_unknown_to_given: Unknown + Grant = Given;
    f_5_a_grant_moves_requested_to_given: Requested + Grant = Given;
    f_5_a_grant_moves_deferred_to_given: Deferred + Grant = Given;
    f_5_a_grant_gives_given_new_evidence: Given + Grant = Given;
    f_5_a_grant_moves_renewed_to_given: Renewed + Grant = Given;
    f_5_a_grant_moves_expired_to_given: Expired + Grant = Given;
    f_5_a_grant_moves_refused_to_given: Refused + Grant = Given;
    f_5_a_grant_moves_withdrawn_to_given: Withdrawn + Grant = Given;
    f_5_a_grant_moves_revoked_to_given: Revoked + Grant = Given;
    f_5_a_grant_moves_invalidated_to_given: Invalidated + Grant = Given;

    f_5_renewing_moves_given_to_renewed: Given + Renew = Renewed;
    f_5_renewing_gives_renewed_new_evidence: Renewed + Renew = Renewed;
    f_5_renewing_moves_expired_to_given: Expired + Renew = Given;

    f_5_refusing_moves_unknown_to_refused: Unknown + Refuse = Refused;
    f_5_refusing_moves_requested_to_refused: Requested + Refuse = Refused;
    f_5_refusing_moves_deferred_to_refused: Deferred + Refuse = Refused;
    f_5_refusing_moves_given_to_withdrawn: Given + Refuse = Withdrawn;
    f_5_refusing_moves_renewed_to_withdrawn: Renewed + Refuse = Withdrawn;
    f_5_refusing_moves_expired_to_refused: Expired + Refuse = Refused;
    f_5_refusing_leaves_refused: Refused + Refuse = Refused;
    f_5_refusing_leaves_withdrawn: Withdrawn + Refuse = Withdrawn;
    f_5_refusing_moves_revoked_to_refused: Revoked + Refuse = Refused;
    f_5_refusing_moves_invalidated_to_refused: Invalidated + Refuse = Refused;

    f_5_withdrawing_moves_unknown_to_refused: Unknown + Withdraw = Refused;
    f_5_withdrawing_moves_requested_to_refused: Requested + Withdraw = Refused;
    f_5_withdrawing_moves_deferred_to_refused: Deferred + Withdraw = Refused;
    f_5_withdrawing_moves_given_to_withdrawn: Given + Withdraw = Withdrawn;
    f_5_withdrawing_moves_renewed_to_withdrawn: Renewed + Withdraw = Withdrawn;
    f_5_withdrawing_moves_expired_to_withdrawn: Expired + Withdraw = Withdrawn;
    f_5_withdrawing_leaves_refused: Refused + Withdraw = Refused;
    f_5_withdrawing_leaves_withdrawn: Withdrawn + Withdraw = Withdrawn;
    f_5_withdrawing_moves_revoked_to_withdrawn: Revoked + Withdraw = Withdrawn;
    f_5_withdrawing_moves_invalidated_to_withdrawn: Invalidated + Withdraw = Withdrawn;

    f_5_revoking_leaves_unknown: Unknown + Revoke = Unknown;
    f_5_revoking_leaves_requested: Requested + Revoke = Requested;
    f_5_revoking_leaves_deferred: Deferred + Revoke = Deferred;
    f_5_revoking_moves_given_to_revoked: Given + Revoke = Revoked;
    f_5_revoking_moves_renewed_to_revoked: Renewed + Revoke = Revoked;
    f_5_revoking_leaves_expired: Expired + Revoke = Expired;
    f_5_revoking_leaves_refused: Refused + Revoke = Refused;
    f_5_revoking_leaves_withdrawn: Withdrawn + Revoke = Withdrawn;
    f_5_revoking_leaves_revoked: Revoked + Revoke = Revoked;
    f_5_revoking_leaves_invalidated: Invalidated + Revoke = Invalidated;

    f_5_invalidating_leaves_unknown: Unknown + Invalidate = Unknown;
    f_5_invalidating_leaves_requested: Requested + Invalidate = Requested;
    f_5_invalidating_leaves_deferred: Deferred + Invalidate = Deferred;
    f_5_invalidating_moves_given_to_invalidated: Given + Invalidate = Invalidated;
    f_5_invalidating_moves_renewed_to_invalidated: Renewed + Invalidate = Invalidated;
    f_5_invalidating_moves_expired_to_invalidated: Expired + Invalidate = Invalidated;
    f_5_invalidating_leaves_refused: Refused + Invalidate = Refused;
    f_5_invalidating_leaves_withdrawn: Withdrawn + Invalidate = Withdrawn;
    f_5_invalidating_leaves_revoked: Revoked + Invalidate = Revoked;
    f_5_invalidating_leaves_invalidated: Invalidated + Invalidate = Invalidated;
}

f_5_evidence! {
    f_5_renewing_nothing_is_evidence_in_unknown: Unknown + Renew;
    f_5_renewing_nothing_is_evidence_in_requested: Requested + Renew;
    f_5_renewing_nothing_is_evidence_in_deferred: Deferred + Renew;
    f_5_renewing_nothing_is_evidence_in_refused: Refused + Renew;
    f_5_renewing_nothing_is_evidence_in_withdrawn: Withdrawn + Renew;
    f_5_renewing_nothing_is_evidence_in_revoked: Revoked + Renew;
    f_5_renewing_nothing_is_evidence_in_invalidated: Invalidated + Renew;
}
