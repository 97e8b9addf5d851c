//! The validity rules of section 6 that a ledger keeps, one test or more for each.

use domain::privacy::acceptance::{
    by_the_right_actor, for_an_erased_person, has_its_members, lawful_capture,
};
use domain::privacy::event::{
    ActorKind, AgeCheck, Basis, BasisChange, DefaultState, EventType, Indication, Mode, Statement,
    TextRef,
};
use domain::privacy::fold::{Rejection, State};
use domain::privacy::{Body, ContactFacts, LedgerEvent, Reason, Registry, fold, may_contact};
use domain::violation::Code;
use domain::{FieldId, Hash, RecordId, TextId, UserId, Violation, starter};

use crate::event::{Make, hours, id, make, newsletter};

mod age;
mod capture;
mod easy;
mod older_system;
mod proof;
mod schema;

fn text_ref() -> TextRef {
    TextRef {
        id: TextId::new("marketing_consent"),
        version: 1,
        locale: "cs".to_owned(),
        sha256: Hash([1; 32]),
        screen: "hand_over@1".to_owned(),
    }
}

/// A grant as the screen makes it.
fn captured(number: u8, hour: i64) -> Make {
    let mut made = make(number, EventType::Grant, hour);
    made.body.text = Some(text_ref());
    made.body.basis = Some(Basis::Consent);
    made.body.default_state = Some(DefaultState::Unselected);
    made.body.indication = Some(Indication::RadioChoice);
    made
}

fn refusal(body: &Body) -> Option<Code> {
    refusal_in(body, &starter::purposes()).map(|violation| violation.code)
}

fn refusal_in(body: &Body, registry: &Registry) -> Option<Violation> {
    has_its_members(body)
        .and_then(|()| by_the_right_actor(body))
        .and_then(|()| lawful_capture(body, registry))
        .err()
}

fn refusal_with(change: impl FnOnce(&mut Body)) -> Option<Code> {
    let mut made = captured(1, 1);
    change(&mut made.body);
    refusal(&made.body)
}

fn folded(events: &[LedgerEvent], hour: i64) -> domain::privacy::KeyState {
    fold(events, &starter::purposes(), &newsletter(), hours(hour))
}

#[test]
fn c_10_a_withdrawal_leaves_the_past_as_it_was() {
    let given = make(1, EventType::Grant, 1).done();
    let withdrawn = make(2, EventType::Withdraw, 10).done();
    let now = folded(&[given.clone(), withdrawn.clone()], 20);
    assert_eq!(now.state, State::Withdrawn);
    // What was known at hour 9 still folds to what was true then.
    let events = [given, withdrawn];
    let known: Vec<LedgerEvent> = events
        .iter()
        .filter(|event| event.stamp.as_ref().unwrap().received_at <= hours(9))
        .cloned()
        .collect();
    assert_eq!(folded(&known, 9).state, State::Given);
}

#[test]
fn c_11_after_a_withdrawal_the_gate_stays_shut_whatever_basis_is_recorded() {
    let given = make(1, EventType::Grant, 1).done();
    let withdrawn = make(2, EventType::Withdraw, 10).done();
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        for channel in &mut purpose.channels {
            channel.bases = vec![Basis::Consent, Basis::SoftOptIn, Basis::LegitimateInterest];
        }
    }
    let mut facts = ContactFacts::of_point(Some((RecordId::v4([7; 16]), 1)));
    facts.verified = true;
    for basis in [Basis::SoftOptIn, Basis::LegitimateInterest, Basis::Contract] {
        let swap = make(3, EventType::Basis, 20).record(basis, BasisChange::Start);
        let events = [given.clone(), withdrawn.clone(), swap.done()];
        let decision = may_contact(&events, &registry, &facts, &newsletter(), hours(30));
        assert_eq!(
            (decision.allowed, decision.reason),
            (false, Reason::Withdrawn)
        );
    }
}

#[test]
fn c_15_untouched_controls_answer_nothing() {
    // What the screen makes of an untouched pair is `ask`; the test of capture shows that.
    let shown = make(1, EventType::Ask, 1).actor(ActorKind::Controller);
    let state = folded(&[shown.done()], 9);
    assert_eq!((state.state, state.valid), (State::Requested, false));
    let given = make(1, EventType::Grant, 1).done();
    let asked = make(2, EventType::Ask, 5).done();
    let before = folded(std::slice::from_ref(&given), 9);
    assert_eq!(folded(&[given, asked], 9), before);
}
