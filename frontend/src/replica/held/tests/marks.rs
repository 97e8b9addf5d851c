//! Marks of own writes live and go with their row.

use sync::client::{Item, Marked, Marks};

use super::*;

#[wasm_bindgen_test]
fn a_mark_is_kept_as_a_thing_of_its_own_and_goes_with_its_row() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let row = row(random::record(now()), random::subject(), 1);
    let (id, marked) = (row.id, Marked::from([(FieldId::new("bank_account"), 7)]));
    put(&mut held, row);
    let item = Item::Marked(id, marked);
    assert_eq!(held.restore(item.clone()), Some(Key::Marked(id)));
    let kept = held.item(Key::Marked(id)).expect("it is held");
    assert_eq!(postcard::to_allocvec(&kept), postcard::to_allocvec(&item));
    let keys = held.follow(Verb::Remove { record: id });
    assert_eq!(keys, [Key::Row(id), Key::Marked(id)]);
    assert!(held.item(Key::Marked(id)).is_none());
}

#[wasm_bindgen_test]
fn what_another_database_left_counts_for_rows_that_are_there_again() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let row = row(random::record(now()), random::subject(), 1);
    let (here, gone) = (row.id, random::record(now()));
    put(&mut held, row);
    let mut left = Marks::default();
    for record in [here, gone] {
        left.put(record, Marked::from([(FieldId::new("bank_account"), 7)]));
    }
    let mut keys = held.marks_left(left);
    keys.sort_unstable();
    let mut all = [Key::Marked(here), Key::Marked(gone)];
    all.sort_unstable();
    assert_eq!(keys, all);
    assert!(held.item(Key::Marked(here)).is_some());
    assert!(held.item(Key::Marked(gone)).is_none());
}
