//! The validity rules of section 6 that a ledger keeps, one test or more for each.

use domain::privacy::acceptance::{
    by_the_right_actor, for_an_erased_person, has_its_members, lawful_capture,
};
use domain::privacy::age::{completes, needs_guardian};
use domain::privacy::event::{
    Actor, ActorKind, AgeCheck, Basis, BasisChange, Claim, ConfirmKind, DefaultState, EventType,
    Evidence, EvidenceKind, Indication, Mode, Statement, TextRef,
};
use domain::privacy::fold::{Rejection, State};
use domain::privacy::proof::{self, Gap, ProvenText, Shown};
use domain::privacy::{Body, ContactFacts, LedgerEvent, Reason, Registry, fold, may_contact};
use domain::violation::Code;
use domain::{FieldId, Hash, LocalDate, RecordId, TextId, UserId, Violation, starter};

use crate::event::{Make, hours, id, make, newsletter};

mod easy;

fn text_ref() -> TextRef {
    TextRef {
        id: TextId::new("marketing_consent"),
        version: 1,
        locale: "cs".to_owned(),
        sha256: Hash([1; 32]),
        screen: "hand_over@1".to_owned(),
    }
}

fn scan() -> Evidence {
    Evidence {
        kind: EvidenceKind::Scan,
        blob: RecordId::v4([2; 16]),
        sha256: Hash([3; 32]),
        size: 10_000,
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
fn what_the_screen_makes_is_accepted() {
    assert_eq!(refusal(&captured(1, 1).body), None);
}

#[test]
fn c_01_a_preselected_or_unstated_control_is_refused() {
    let preselected = Some(DefaultState::Preselected);
    assert_eq!(
        refusal_with(|body| body.default_state = preselected),
        Some(Code::Preselected)
    );
    assert_eq!(
        refusal_with(|body| body.default_state = None),
        Some(Code::Preselected)
    );
    let mut slipped_in = make(1, EventType::Grant, 1);
    slipped_in.body.default_state = preselected;
    let state = folded(&[slipped_in.portal().done()], 9);
    assert_eq!(state.rejected, [(id(1), Rejection::Preselected)]);
    assert!(!state.valid);
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
fn c_12_a_live_consent_is_proven_by_who_when_which_text_and_how() {
    let grant = captured(1, 1).done();
    let state = folded(std::slice::from_ref(&grant), 9);
    let proof = proof::of([&grant], &state).unwrap().unwrap();
    assert_eq!(proof.subject, grant.body.subject);
    assert_eq!(proof.actor.kind, ActorKind::Subject);
    assert_eq!((proof.occurred_at, proof.received_at), (hours(1), hours(1)));
    assert_eq!(proof.text, ProvenText::Version(&text_ref()));
    assert_eq!(proof.mode, Mode::Handover);
    assert_eq!(proof.indication, Shown::Act(Indication::RadioChoice));
    assert_eq!(proof.event_hashes, [grant.event_hash]);
    assert_eq!(proof::of([&grant], &folded(&[], 9)), Ok(None));
}

#[test]
fn c_12_a_confirmed_consent_is_proven_by_both_events() {
    let form = captured(1, 1).mode(Mode::WebForm).done();
    let confirm = make(2, EventType::Confirm, 5)
        .mode(Mode::OwnChannel)
        .target(1)
        .witness(domain::privacy::ledger::WitnessKind::OwnChannel, 2)
        .done();
    let events = [form, confirm];
    let proof = proof::of(&events, &folded(&events, 9)).unwrap().unwrap();
    let hashes = events.each_ref().map(|event| event.event_hash);
    assert_eq!(proof.event_hashes, hashes);
}

#[test]
fn c_12_what_a_proof_lacks_is_named() {
    let gap = |change: fn(&mut LedgerEvent)| {
        let mut grant = captured(1, 1).done();
        change(&mut grant);
        let state = folded(std::slice::from_ref(&grant), 9);
        proof::of([&grant], &state).unwrap_err()
    };
    assert_eq!(gap(|grant| grant.body.text = None), Gap::Text);
    assert_eq!(gap(|grant| grant.body.indication = None), Gap::Indication);
    assert_eq!(gap(|grant| grant.stamp = None), Gap::Receipt);
    let state = folded(&[captured(1, 1).done()], 9);
    assert_eq!(proof::of([], &state), Err(Gap::Event));
}

#[test]
fn c_14_every_consent_has_an_end_within_the_policy() {
    let outside = Some(Code::ValidityOutsidePolicy);
    let until = |hour| refusal_with(|body| body.valid_until = Some(hours(hour)));
    assert_eq!(refusal_with(|body| body.valid_until = None), outside);
    // 24 months from 1 January 2026 01:00 UTC.
    let end = 1 + 730 * 24;
    assert_eq!(until(end), None);
    assert_eq!(until(end + 1), outside);
    assert_eq!(until(1), outside);
    assert_eq!(until(2), None);
}

#[test]
fn c_14_no_event_without_an_end_or_beyond_36_months_counts() {
    let counts = |millis: i64| {
        let mut grant = make(1, EventType::Grant, 0);
        let longest = grant.body.occurred_at.plus_months_prague(36);
        grant.body.valid_until = Some(longest.plus_millis(millis));
        folded(&[grant.done()], 5).valid
    };
    assert!(counts(0) && !counts(1));
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

#[test]
fn c_17_explicit_consent_is_typed_signed_or_said_twice() {
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        for channel in &mut purpose.channels {
            channel.bases = vec![Basis::ExplicitConsent];
        }
    }
    let with = |statement| {
        let mut made = captured(1, 1);
        made.body.basis = Some(Basis::ExplicitConsent);
        made.body.statement = statement;
        refusal_in(&made.body, &registry).map(|violation| violation.code)
    };
    assert_eq!(with(None), Some(Code::NoSubjectAct));
    assert_eq!(with(Some(Statement::None)), Some(Code::NoSubjectAct));
    for statement in [Statement::TwoStep, Statement::Typed, Statement::Signed] {
        assert_eq!(with(Some(statement)), None);
    }
}

#[test]
fn c_18_a_service_for_children_asks_for_the_age() {
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        purpose.age_check = true;
    }
    let missing = Some(Violation::field(Code::Required, FieldId::new("age_check")));
    let with = |age, actor| {
        let mut made = captured(1, 1).actor(actor);
        made.body.age_check = age;
        refusal_in(&made.body, &registry)
    };
    let (child, guardian) = (ActorKind::Subject, ActorKind::Guardian);
    assert_eq!(with(None, child), missing);
    assert_eq!(with(Some(AgeCheck::None), child), missing);
    assert_eq!(with(Some(AgeCheck::Declared15Plus), child), None);
    assert_eq!(with(Some(AgeCheck::Guardian), guardian), None);
    assert_eq!(with(Some(AgeCheck::Guardian), child), missing);
    assert_eq!(with(Some(AgeCheck::Declared15Plus), guardian), missing);
    let mut unasked = captured(1, 1);
    unasked.body.age_check = Some(AgeCheck::Declared15Plus);
    assert_eq!(refusal(&unasked.body), None);
}

fn date(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

#[test]
fn c_18_a_guardian_consents_until_the_fifteenth_birthday() {
    let born = date("2011-06-10");
    assert!(needs_guardian(born, date("2026-06-09")));
    assert!(!needs_guardian(born, date("2026-06-10")));
}

#[test]
fn c_19_who_was_born_on_29_february_is_fifteen_on_1_march_of_a_common_year() {
    let leap = date("2012-02-29");
    assert_eq!(completes(leap, 15), date("2027-03-01"));
    assert!(needs_guardian(leap, date("2027-02-28")));
    assert!(!needs_guardian(leap, date("2027-03-01")));
    assert_eq!(completes(leap, 16), date("2028-02-29"));
    assert_eq!(completes(date("2012-02-28"), 15), date("2027-02-28"));
    assert_eq!(completes(date("2012-03-01"), 15), date("2027-03-01"));
    assert_eq!(completes(date("2011-12-31"), 15), date("2026-12-31"));
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
    let proof = proof::of(&events, &state).unwrap().unwrap();
    assert_eq!(proof.text, ProvenText::Named("leaflet_2025"));
    assert_eq!(proof.indication, Shown::Method("wet_signature"));
    assert_eq!(proof.evidence, [&scan()]);
    let stop = make(3, EventType::Withdraw, 150).done();
    let stopped = [claim().done(), stop, check().done()];
    assert!(!folded(&stopped, 300).valid);
}

#[test]
fn c_21_a_yes_told_to_staff_waits_for_the_person() {
    for mode in [Mode::Phone, Mode::Spoken, Mode::Paper] {
        let told = captured(1, 1).actor(ActorKind::StaffOnBehalf).mode(mode);
        assert_eq!(refusal(&told.body), None);
        let state = folded(&[told.done()], 9);
        assert_eq!((state.valid, state.pending), (false, true));
    }
    for (actor, mode) in [
        (ActorKind::StaffOnBehalf, Mode::Handover),
        (ActorKind::StaffOnBehalf, Mode::Desk),
        (ActorKind::Controller, Mode::Phone),
        (ActorKind::System, Mode::Portal),
        (ActorKind::Importer, Mode::Legacy),
    ] {
        let made = captured(1, 1).actor(actor).mode(mode);
        assert_eq!(refusal(&made.body), Some(Code::NoSubjectAct));
        assert_eq!(
            folded(&[made.done()], 9).rejected,
            [(id(1), Rejection::NoSubjectAct)]
        );
    }
}

#[test]
fn c_22_a_yes_needs_a_living_record_and_a_stop_does_not() {
    for kind in [EventType::Grant, EventType::Renew, EventType::Confirm] {
        let refused = for_an_erased_person(&make(1, kind, 1).body).unwrap_err();
        assert_eq!(refused.code, Code::SubjectErased);
    }
    for kind in [
        EventType::Refuse,
        EventType::Withdraw,
        EventType::Object,
        EventType::Revoke,
    ] {
        assert_eq!(for_an_erased_person(&make(1, kind, 1).body), Ok(()));
    }
}

#[test]
fn each_type_has_its_actors() {
    use ActorKind::{Controller, Guardian, Importer, StaffOnBehalf, Subject, System};
    let all = [
        Subject,
        Guardian,
        StaffOnBehalf,
        Controller,
        Importer,
        System,
    ];
    let allowed = |kind, mode| {
        let may = |actor: &ActorKind| {
            let mut body = make(1, kind, 1).mode(mode).body;
            body.actor = Actor::of(*actor);
            by_the_right_actor(&body).is_ok()
        };
        all.into_iter().filter(may).collect::<Vec<_>>()
    };
    let spoken = |kind| allowed(kind, Mode::Spoken);
    for kind in [EventType::Grant, EventType::Renew] {
        assert_eq!(spoken(kind), [Subject, Guardian, StaffOnBehalf]);
        assert_eq!(allowed(kind, Mode::Handover), [Subject, Guardian]);
    }
    for kind in [EventType::Refuse, EventType::Withdraw, EventType::Object] {
        assert_eq!(spoken(kind), [Subject, Guardian, StaffOnBehalf]);
    }
    for kind in [EventType::Defer, EventType::Confirm] {
        assert_eq!(spoken(kind), [Subject, Guardian]);
    }
    for kind in [EventType::Revoke, EventType::Invalidate, EventType::Basis] {
        assert_eq!(spoken(kind), [Controller, System]);
    }
    for kind in [EventType::Decide, EventType::Merge, EventType::Unmerge] {
        assert_eq!(spoken(kind), [Controller]);
    }
    assert_eq!(spoken(EventType::Import), [Importer]);
    assert_eq!(spoken(EventType::Ask), all);
    assert_eq!(
        spoken(EventType::Inform),
        [StaffOnBehalf, Controller, System]
    );
}

#[test]
fn an_event_has_the_members_of_its_type_and_no_others() {
    let malformed = |body: &Body| has_its_members(body).is_err();
    let bare = |kind| make(1, kind, 1).body;
    // Each of these says nothing without its object.
    for kind in [
        EventType::Object,
        EventType::Confirm,
        EventType::Invalidate,
        EventType::Import,
        EventType::Decide,
        EventType::Basis,
        EventType::Inform,
        EventType::Merge,
        EventType::Unmerge,
    ] {
        assert!(malformed(&bare(kind)), "{kind:?}");
    }
    let merge = make(1, EventType::Merge, 1);
    let other = domain::SubjectId::v4([9; 16]);
    assert!(!malformed(&merge.into(other).body));
    let mut keyed = make(1, EventType::Merge, 1).into(other).body;
    keyed.purpose = bare(EventType::Ask).purpose;
    assert!(malformed(&keyed));
    let mut whole = bare(EventType::Withdraw);
    assert!(!malformed(&whole));
    whole.purpose = domain::privacy::PurposeOrAll::Whole;
    assert!(malformed(&whole));
    let mut carrying = bare(EventType::Withdraw);
    carrying.points = vec![RecordId::v4([1; 16])];
    assert!(malformed(&carrying));
    let consent = make(1, EventType::Basis, 1).record(Basis::Consent, BasisChange::Start);
    assert!(malformed(&consent.body));
    let contract = make(1, EventType::Basis, 1).record(Basis::Contract, BasisChange::Start);
    assert!(!malformed(&contract.body));
}
