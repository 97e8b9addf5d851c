//! Copies of one event (F-1).

use super::*;

#[test]
fn f_1_of_two_copies_of_a_yes_the_accepted_one_holds_in_either_order() {
    let accepted = grant(1, 1);
    let unsent = make(1, EventType::Grant, 1).unsent().done();
    let alone = folded(std::slice::from_ref(&accepted), 5);
    assert!(!alone.waiting);
    assert_eq!(folded(&[accepted.clone(), unsent.clone()], 5), alone);
    assert_eq!(folded(&[unsent, accepted], 5), alone);
}

#[test]
fn f_1_a_copy_of_a_stop_still_on_a_device_does_not_close_what_was_opened_since() {
    let stop = make(1, EventType::Withdraw, 5).done();
    let unsent = make(1, EventType::Withdraw, 5).unsent().done();
    let again = make(2, EventType::Grant, 20).portal().done();
    let with_copy = [unsent, stop.clone(), again.clone()];
    assert_eq!(folded(&with_copy, 30), folded(&[stop, again], 30));
    assert_eq!(state(&with_copy), State::Given);
}
