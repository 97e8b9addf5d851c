//! A checked document completes a written yes (O-6).

use domain::privacy::event::{
    ActorKind, ConfirmKind, DefaultState, EventType, Evidence, EvidenceKind, Mode, TextRef,
};
use domain::privacy::fold::{Rejection, State};
use domain::privacy::{Body, LedgerEvent};
use domain::{Hash, RecordId, TextId, UserId};

use super::folded;
use crate::event::{id, make};

fn paper() -> LedgerEvent {
    let mut made = make(1, EventType::Grant, 1).mode(Mode::Paper);
    made.body.text = Some(TextRef {
        id: TextId::new("marketing_consent"),
        version: 1,
        locale: "cs".to_owned(),
        sha256: Hash([1; 32]),
        screen: "paper@1".to_owned(),
    });
    made.body.default_state = Some(DefaultState::Unselected);
    made.body.recorded_by = Some(UserId::v4([1; 16]));
    made.body.evidence = vec![Evidence {
        kind: EvidenceKind::Scan,
        blob: RecordId::v4([2; 16]),
        sha256: Hash([3; 32]),
        size: 10_000,
    }];
    made.done()
}

fn check() -> LedgerEvent {
    let mut made = make(2, EventType::Confirm, 5)
        .mode(Mode::Desk)
        .actor(ActorKind::Controller)
        .target(1);
    made.body.confirm_kind = Some(ConfirmKind::DocumentCheck);
    made.body.recorded_by = Some(UserId::v4([9; 16]));
    made.done()
}

#[test]
fn a_proven_document_completes_a_yes_on_paper() {
    let folded = folded(&[paper(), check()], 10);
    assert_eq!(
        (folded.state, folded.decided_by),
        (State::Given, Some(id(2)))
    );
}

#[test]
fn what_the_document_does_not_prove_stays_pending() {
    let lacks: [fn(&mut Body); 6] = [
        |grant| grant.text = None,
        |grant| grant.default_state = None,
        |grant| grant.evidence.clear(),
        |grant| grant.mode = Mode::Phone,
        // Who recorded it cannot also check it.
        |grant| grant.recorded_by = Some(UserId::v4([9; 16])),
        |grant| grant.mode = Mode::WebForm,
    ];
    for lack in lacks {
        let mut grant = paper();
        lack(&mut grant.body);
        let folded = folded(&[grant, check()], 10);
        assert_eq!((folded.valid, folded.pending), (false, true));
        assert_eq!(folded.rejected, [(id(2), Rejection::NotProven)]);
    }
}

#[test]
fn a_document_never_overturns_a_stop() {
    let stop = make(3, EventType::Withdraw, 0).done();
    let folded = folded(&[stop, paper(), check()], 10);
    assert_eq!((folded.state, folded.pending), (State::Refused, true));
    assert_eq!(folded.rejected, [(id(2), Rejection::NotProven)]);
}
