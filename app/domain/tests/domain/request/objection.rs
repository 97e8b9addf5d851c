use domain::privacy::request::ground::Ground;
use domain::privacy::request::objection::{PurposeEffect, Weighing, WeighingError};
use domain::privacy::request::refusal::{Extent, Refusal};
use domain::privacy::request::{Act, Case, Kind, Policy, State};

use super::*;

fn refusal(ground: Ground) -> Refusal {
    let kind = Kind::ObjectionGeneral;
    draft(ground)
        .complete(kind, Extent::Whole, &Policy::default())
        .unwrap()
}

fn compelling() -> Refusal {
    refusal(Ground::CompellingGrounds {
        weighing: record(1),
    })
}

fn overridden() -> Weighing {
    Weighing::Pending.override_by(&compelling()).unwrap()
}

#[test]
fn q_5_the_purpose_stands_still_while_the_objection_is_weighed() {
    assert_eq!(Weighing::Pending.effect(at(SOON)), PurposeEffect::Stopped);
}

#[test]
fn q_5_upheld_closes_the_purpose_for_good() {
    let upheld = Weighing::Pending.uphold().unwrap();
    assert_eq!(upheld.effect(at(SOON)), PurposeEffect::ClosedForGood);
    assert_eq!(upheld.tell(at(SOON)), Err(WeighingError::NotOverridden));
}

#[test]
fn q_5_overridden_resumes_only_after_the_person_was_told() {
    assert_eq!(overridden().effect(at(SOON)), PurposeEffect::Stopped);
    let told = overridden().tell(at(SOON)).unwrap();
    assert_eq!(told.effect(at(RECEIVED)), PurposeEffect::Stopped);
    assert_eq!(told.effect(at(SOON)), PurposeEffect::Resumed);
    assert_eq!(told.tell(at(RECEIVED)), Ok(told), "the first telling stays");
}

#[test]
fn q_5_only_compelling_grounds_override() {
    let nothing_held = refusal(Ground::NoData);
    assert_eq!(
        Weighing::Pending.override_by(&nothing_held),
        Err(WeighingError::NoCompellingGrounds)
    );
}

#[test]
fn q_5_an_objection_is_decided_once() {
    let upheld = Weighing::Pending.uphold().unwrap();
    let decided = Err(WeighingError::Decided);
    for weighing in [upheld, overridden()] {
        assert_eq!(weighing.uphold(), decided);
        assert_eq!(weighing.override_by(&compelling()), decided);
    }
    assert_eq!(
        Weighing::Pending.tell(at(SOON)),
        Err(WeighingError::NotOverridden)
    );
}

#[test]
fn q_5_a_part_that_is_refused_does_not_override() {
    let part = draft(Ground::CompellingGrounds {
        weighing: record(1),
    })
    .complete(Kind::ObjectionGeneral, Extent::Part, &Policy::default())
    .unwrap();
    assert_eq!(
        Weighing::Pending.override_by(&part),
        Err(WeighingError::NoCompellingGrounds)
    );
}

fn effect_of(case: &Case) -> PurposeEffect {
    let weighing = Weighing::of(case).unwrap();
    weighing.effect(at("2026-10-01T00:00:00.000Z"))
}

#[test]
fn q_5_the_states_of_the_request_say_what_the_purpose_does() {
    use State::*;
    for state in State::ALL {
        if matches!(state, Duplicate) {
            continue;
        }
        let case = in_state(Kind::ObjectionGeneral, state);
        // The way to `closed` leads through `delivered`; refused is here on another ground.
        let upheld = matches!(state, InFulfilment | AwaitingDeviceAck | Delivered | Closed);
        let wanted = if upheld {
            PurposeEffect::ClosedForGood
        } else {
            PurposeEffect::Stopped
        };
        assert_eq!(effect_of(&case), wanted, "{state:?}");
        assert_eq!(Weighing::of(&in_state(Kind::Erasure, state)), None);
    }
}

#[test]
fn q_5_a_refusal_on_compelling_grounds_resumes_the_purpose_when_it_is_sent() {
    let refuse = Act::Refuse(draft(Ground::CompellingGrounds {
        weighing: record(1),
    }));
    let assessed = in_state(Kind::ObjectionGeneral, State::InAssessment);
    let refused = done(&assessed, &refuse, SOON);
    assert_eq!(effect_of(&refused), PurposeEffect::Stopped);
    let sent = done(&refused, &Act::SendAnswer, SOON);
    assert_eq!(effect_of(&sent), PurposeEffect::Resumed);
    let closed = done(&sent, &Act::Close, SOON);
    assert_eq!(effect_of(&closed), PurposeEffect::Resumed);
    let again = done(&sent, &Act::Reopen, SOON);
    assert_eq!(effect_of(&again), PurposeEffect::Stopped);
}
