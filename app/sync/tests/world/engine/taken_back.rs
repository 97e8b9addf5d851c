//! Operations that their writer takes back.

use sync::client::{Fault, Input};

use super::*;

#[test]
fn an_operation_is_taken_back_only_while_no_push_held_it() {
    let mut desk = Desk::new();
    let (first, second) = (desk.put(0, "Růže"), desk.put(1, "Lípa"));
    desk.acts(Input::Saved(first.clone()));
    assert!(desk.engine.is_unsent(1));
    assert_eq!(desk.engine.take_back(1), Some(first.clone()));
    assert_eq!(desk.engine.pending().count(), 0);
    desk.acts(Input::Saved(first));
    desk.acts(Input::Online);
    // The push may have arrived although its answer was lost.
    desk.acts(Input::Failed(Fault::Network));
    desk.acts(Input::Saved(second.clone()));
    assert!(!desk.engine.is_unsent(1));
    assert_eq!(desk.engine.take_back(1), None);
    assert_eq!(desk.engine.take_back(2), Some(second));
    assert_eq!(desk.engine.take_back(9), None);
}
