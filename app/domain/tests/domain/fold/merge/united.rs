//! What both records bring to the one person (M-1).

use domain::privacy::ledger::WitnessKind;

use super::*;

#[test]
fn m_1_objections_and_pending_yeses_are_united() {
    let marketing = in_b(1, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let general = make(2, EventType::Object, 6)
        .object_kind(ObjectKind::General)
        .done();
    let form = in_b(3, EventType::Grant, 7).mode(Mode::WebForm).done();
    let state = joint(&[marketing, general, form, merge(4, 50)]);
    assert_eq!(state.objection_dm, Some(hours(5)));
    assert_eq!(state.objection_general, Some(GeneralObjection::Pending));
    assert_eq!(state.pending_grants, [id(3)]);
}

#[test]
fn m_1_a_stop_of_either_record_needs_a_witness_later_than_itself() {
    let yes = make(1, EventType::Grant, 10).portal().done();
    let stop = in_b(2, EventType::Withdraw, 20).done();
    let closed = [yes, stop, merge(3, 50)];
    assert_eq!(joint(&closed).state, State::Refused);
    let on_paper = make(4, EventType::Grant, 60).done();
    let mut waiting = closed.to_vec();
    waiting.push(on_paper);
    assert_eq!(joint(&waiting).pending_grants, [id(4)]);
    let mut opened = closed.to_vec();
    opened.push(in_b(5, EventType::Grant, 60).portal().done());
    assert_eq!(joint(&opened).state, State::Given);
}

#[test]
fn a_merge_widens_neither_notices_nor_other_bases() {
    let notice = |number, of| {
        make(number, EventType::Inform, 5)
            .of(of)
            .notice(Notice::Objection214)
            .done()
    };
    let one = joint(&[notice(1, b()), merge(9, 50)]);
    assert!(one.informed.is_empty());
    let both = joint(&[notice(1, b()), notice(2, a()), merge(9, 50)]);
    assert_eq!(both.informed.len(), 1);

    let recorded = |number, of, basis, change| {
        let made = make(number, EventType::Basis, 5).of(of);
        made.record(basis, change).done()
    };
    let interest = Basis::LegitimateInterest;
    let ended = joint(&[
        recorded(1, a(), interest, BasisChange::Start),
        recorded(2, b(), interest, BasisChange::End),
        merge(9, 50),
    ]);
    assert!(!ended.other_bases[&interest].live);
    let stop = make(2, EventType::Refuse, 6).of(b()).done();
    let sale = recorded(1, a(), Basis::SoftOptIn, BasisChange::Start);
    let stopped = joint(&[sale, stop, merge(9, 50)]);
    assert!(!stopped.other_bases[&Basis::SoftOptIn].live);
}

#[test]
fn an_answer_to_an_objection_reaches_the_one_person() {
    let object = in_b(1, EventType::Object, 5)
        .object_kind(ObjectKind::General)
        .done();
    let overridden = make(3, EventType::Decide, 60)
        .ruling(Ruling::Overridden)
        .done();
    let events = [object, merge(2, 50), overridden];
    assert_eq!(joint(&events).objection_general, None);
}

#[test]
fn m_1_a_contract_of_either_record_goes_on() {
    let recorded = |number, of, change| {
        let made = make(number, EventType::Basis, 5).of(of);
        made.record(Basis::Contract, change).done()
    };
    for (running, over) in [(a(), b()), (b(), a())] {
        let state = joint(&[
            recorded(1, running, BasisChange::Start),
            recorded(2, over, BasisChange::End),
            merge(9, 50),
        ]);
        assert!(state.other_bases[&Basis::Contract].live);
    }
}

#[test]
fn m_1_of_two_consents_that_end_together_the_survivors_holds() {
    let events = [
        make(1, EventType::Grant, 1).done(),
        in_b(2, EventType::Grant, 1).done(),
        merge(3, 50),
    ];
    assert_eq!(joint(&events).grant, Some(id(1)));
}

#[test]
fn m_1_after_a_merge_a_challenge_opens_only_what_both_refused_in_person() {
    let answered = |ours: Mode, theirs: Mode| {
        let stop = make(1, EventType::Refuse, 5).mode(ours).done();
        let other = in_b(2, EventType::Refuse, 6).mode(theirs).done();
        let again = make(3, EventType::Grant, 60)
            .witness(WitnessKind::Nonce, 59)
            .done();
        joint(&[stop, other, merge(9, 50), again]).state
    };
    assert_eq!(answered(Mode::Handover, Mode::Phone), State::Given);
    assert_eq!(answered(Mode::Portal, Mode::Handover), State::Refused);
    assert_eq!(answered(Mode::Handover, Mode::Portal), State::Refused);
}
