use domain::privacy::request::history::{ActName, By};
use domain::privacy::request::{Act, ActRefused, Kind, State};

use super::rows::every_act;
use super::*;

#[test]
fn q_2_a_device_does_nothing_to_a_request_that_exists() {
    let by = By::Device(device(7));
    for from in State::ALL {
        let case = in_state(Kind::Access, from);
        for act in every_act() {
            let (policy, rules) = (Policy::default(), Rules::default());
            let after = case.after(&act, by, at(SOON), &policy, &rules);
            assert_eq!(after, Err(ActRefused::DeviceOnlyNotes), "{from:?}");
        }
    }
}

#[test]
fn some_acts_are_for_the_officer_and_some_for_the_person() {
    let (policy, rules) = (Policy::default(), Rules::default());
    let act = |from, act: &Act, by| {
        let case = in_state(Kind::Access, from);
        case.after(act, by, at(SOON), &policy, &rules)
            .map(|after| after.state())
    };
    let refuse = Act::Refuse(no_data());
    for (from, what) in [
        (State::InAssessment, refuse.clone()),
        (State::InAssessment, refuse_in_part(no_data())),
        (State::InAssessment, extend()),
        (State::InAssessment, ask_identity()),
        (State::InAssessment, ask_clarification()),
    ] {
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::System), no);
        assert_eq!(act(from, &what, By::Subject), no);
    }
    for (from, what) in [
        (State::Received, Act::TakeBack),
        (State::Delivered, Act::Reopen),
    ] {
        assert!(act(from, &what, By::Subject).is_ok());
        assert!(act(from, &what, officer()).is_ok());
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::System), no);
    }
    for (from, what) in [
        (State::Received, Act::Acknowledge),
        (State::Acknowledged, Act::Assess),
        (State::InFulfilment, Act::Deliver(Vec::new())),
        (State::Delivered, Act::Close),
    ] {
        assert!(act(from, &what, By::System).is_ok());
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::Subject), no);
    }
    assert!(act(State::IdentityPending, &Act::TakeAnswer, By::Subject).is_ok());
    assert_eq!(
        act(State::Delivered, &Act::Download(record(1)), officer()),
        Err(ActRefused::NotForAuthor(ActName::Download))
    );
}
