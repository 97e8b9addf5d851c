//! Every live consent can be shown (C-12).

use domain::privacy::ledger::WitnessKind;
use domain::privacy::proof::{Gap, ProvenText, Shown, of};

use super::*;

#[test]
fn c_12_a_live_consent_is_proven_by_who_when_which_text_and_how() {
    let grant = captured(1, 1).done();
    let state = folded(std::slice::from_ref(&grant), 9);
    let proof = of([&grant], &state).unwrap().unwrap();
    assert_eq!(proof.subject, grant.body.subject);
    assert_eq!(proof.actor.kind, ActorKind::Subject);
    assert_eq!((proof.occurred_at, proof.received_at), (hours(1), hours(1)));
    assert_eq!(proof.text, ProvenText::Version(&text_ref()));
    assert_eq!(proof.mode, Mode::Handover);
    assert_eq!(proof.indication, Shown::Act(Indication::RadioChoice));
    assert_eq!(proof.event_hashes, [grant.event_hash]);
    assert_eq!(of([&grant], &folded(&[], 9)), Ok(None));
}

#[test]
fn c_12_a_confirmed_consent_is_proven_by_both_events() {
    let form = captured(1, 1).mode(Mode::WebForm).done();
    let confirm = make(2, EventType::Confirm, 5)
        .mode(Mode::OwnChannel)
        .target(1)
        .witness(WitnessKind::OwnChannel, 2)
        .done();
    let events = [form, confirm];
    let proof = of(&events, &folded(&events, 9)).unwrap().unwrap();
    let hashes = events.each_ref().map(|event| event.event_hash);
    assert_eq!(proof.event_hashes, hashes);
}

#[test]
fn c_12_what_a_proof_lacks_is_named() {
    let gap = |change: fn(&mut LedgerEvent)| {
        let mut grant = captured(1, 1).done();
        change(&mut grant);
        let state = folded(std::slice::from_ref(&grant), 9);
        of([&grant], &state).unwrap_err()
    };
    assert_eq!(gap(|grant| grant.body.text = None), Gap::Text);
    assert_eq!(gap(|grant| grant.body.indication = None), Gap::Indication);
    assert_eq!(gap(|grant| grant.stamp = None), Gap::Receipt);
    let state = folded(&[captured(1, 1).done()], 9);
    assert_eq!(of([], &state), Err(Gap::Event));
}
