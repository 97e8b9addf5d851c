//! What an edit is made on.

use domain::OpId;
use domain::record::Base;
use sync::client::Input;

use super::*;
use crate::fixture::{START, record};

#[test]
fn an_edit_is_made_on_the_state_it_foresees() {
    let mut desk = Desk::settled();
    desk.engine.handle(Input::Offline, START);
    let state = |version, op| Some(Base { version, op });
    let other = OpId::v4([9; 16]);
    let stored = state(4, other);
    assert_eq!(desk.engine.base(record(1), stored), stored);
    let first = desk.put(4, "a");
    let one = first.id;
    desk.acts(Input::Saved(first));
    assert_eq!(desk.engine.base(record(1), stored), state(5, one));
    let second = desk.put(5, "b");
    let two = second.id;
    desk.acts(Input::Saved(second));
    assert_eq!(desk.engine.base(record(1), stored), state(6, two));
    // Pulled before the answer to the push: the stored row has the edits already, or others.
    for pulled in [state(6, two), state(6, other), state(8, other)] {
        assert_eq!(desk.engine.base(record(1), pulled), pulled);
    }
    assert_eq!(desk.engine.base(record(2), None), None);
}
