//! Consents of older systems (C-20, I-2, O-6).

use domain::privacy::event::{Claim, ConfirmKind, Evidence, EvidenceKind};
use domain::privacy::proof::{ProvenText, Shown, of};

use super::*;

fn scan() -> Evidence {
    Evidence {
        kind: EvidenceKind::Scan,
        blob: RecordId::v4([2; 16]),
        sha256: Hash([3; 32]),
        size: 10_000,
    }
}

/// A claim of a yes with everything O-6 asks for.
fn claim() -> Make {
    let mut made = make(1, EventType::Import, 100).claims(Claim::Given);
    made.body.recorded_by = Some(UserId::v4([1; 16]));
    let import = made.body.import.as_mut().unwrap();
    import.claimed_at = Some(hours(10));
    import.text_ref = Some("leaflet_2025".to_owned());
    import.method = Some("wet_signature".to_owned());
    import.default_state = Some(DefaultState::Unselected);
    made
}

fn check() -> Make {
    let mut made = make(2, EventType::Confirm, 200)
        .mode(Mode::Desk)
        .actor(ActorKind::Controller)
        .target(1);
    made.body.confirm_kind = Some(ConfirmKind::DocumentCheck);
    made.body.recorded_by = Some(UserId::v4([9; 16]));
    made.body.scope_rev = Some(1);
    made.body.evidence = vec![scan()];
    made
}

#[test]
fn c_20_a_claim_without_proof_never_becomes_valid() {
    let alone = folded(&[claim().done()], 300);
    assert_eq!((alone.state, alone.unproven), (State::Unknown, true));
    let lacks: [fn(&mut Make, &mut Make); 7] = [
        |claim, _| claim.body.import.as_mut().unwrap().claimed_at = None,
        |claim, _| claim.body.import.as_mut().unwrap().text_ref = None,
        |claim, _| claim.body.import.as_mut().unwrap().method = None,
        |claim, _| claim.body.import.as_mut().unwrap().default_state = None,
        |_, check| check.body.evidence.clear(),
        |_, check| check.body.recorded_by = Some(UserId::v4([1; 16])),
        |claim, _| claim.body.import.as_mut().unwrap().claimed_at = Some(hours(201)),
    ];
    for lack in lacks {
        let (mut claim, mut check) = (claim(), check());
        lack(&mut claim, &mut check);
        let state = folded(&[claim.done(), check.done()], 300);
        assert_eq!((state.state, state.unproven), (State::Unknown, true));
        assert_eq!(state.rejected, [(id(2), Rejection::NotProven)]);
    }
}

#[test]
fn c_20_a_claim_from_a_preticked_box_stays_unproven_for_good() {
    let mut preticked = claim();
    preticked.body.import.as_mut().unwrap().default_state = Some(DefaultState::Preselected);
    let state = folded(&[preticked.done(), check().done()], 300);
    assert_eq!((state.valid, state.unproven), (false, true));
}

#[test]
fn o_6_i_2_a_fully_proven_claim_is_completed_by_the_document() {
    let events = [claim().done(), check().done()];
    let state = folded(&events, 300);
    assert_eq!((state.state, state.unproven), (State::Given, false));
    assert_eq!((state.grant, state.decided_by), (Some(id(1)), Some(id(2))));
    // It lives from the act that the document proves, not from its check.
    assert_eq!(state.valid_until, Some(hours(10).plus_months_prague(24)));
    assert!(state.evidence_only.is_empty() && state.scope_current);
    let proof = of(&events, &state).unwrap().unwrap();
    assert_eq!(proof.text, ProvenText::Named("leaflet_2025"));
    assert_eq!(proof.indication, Shown::Method("wet_signature"));
    assert_eq!(proof.evidence, [&scan()]);
    let stop = make(3, EventType::Withdraw, 150).done();
    let stopped = [claim().done(), stop, check().done()];
    assert!(!folded(&stopped, 300).valid);
}
