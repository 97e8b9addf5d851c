use std::sync::Arc;

use domain::record::Row;
use domain::{FieldId, RecordId};

use super::ContactList;
use crate::fixture::{contact, data, note};
use crate::replica::Data;

fn names(list: &ContactList) -> Vec<String> {
    list.rows().iter().map(|row| row.name()).collect()
}

fn people() -> Vec<Row> {
    vec![
        contact(1, &[("given_name", "Jan"), ("family_name", "Žák")]),
        contact(2, &[("given_name", "Eva"), ("family_name", "Čapková")]),
        contact(3, &[("given_name", "Petr"), ("family_name", "Cyril")]),
    ]
}

/// Later data that shares what did not change, as the replica hands it on.
fn with(data: &Data, row: Row) -> Data {
    let mut rows = (*data.rows).clone();
    rows.insert(row.id, Arc::new(row));
    Data {
        rows: Arc::new(rows),
        ..data.clone()
    }
}

#[test]
fn the_list_follows_the_czech_order_of_family_names() {
    let list = ContactList::of(&data(people()), None);
    assert_eq!(names(&list), ["Petr Cyril", "Eva Čapková", "Jan Žák"]);
}

#[test]
fn what_changed_moves_and_what_did_not_is_the_same_row() {
    let before = data(people());
    let list = ContactList::of(&before, None);
    let mut married = (*before.rows[&RecordId::v4([1; 16])]).clone();
    let name = FieldId::new("family_name");
    married.fields.insert(name, "Adam".into());
    let after = with(&before, married);
    let next = ContactList::of(&after, Some(&list));
    assert_eq!(names(&next), ["Jan Adam", "Petr Cyril", "Eva Čapková"]);
    assert!(Arc::ptr_eq(&next.rows()[1], &list.rows()[0]));
    assert_eq!(names(&next), names(&ContactList::of(&after, None)));
}

#[test]
fn what_is_new_is_sorted_in_and_what_is_gone_leaves() {
    let before = data(people());
    let list = ContactList::of(&before, None);
    let mut after = with(&before, contact(4, &[("family_name", "Dvořák")]));
    let mut rows = (*after.rows).clone();
    rows.remove(&RecordId::v4([2; 16]));
    after.rows = Arc::new(rows);
    let next = ContactList::of(&after, Some(&list));
    assert_eq!(names(&next), ["Petr Cyril", "Dvořák", "Jan Žák"]);
}

#[test]
fn a_list_of_data_that_was_closed_holds_nothing() {
    let list = ContactList::of(&data(people()), None);
    let row = Arc::downgrade(&list.rows()[0]);
    let next = ContactList::of(&Data::default(), Some(&list));
    drop(list);
    assert!(next.rows().is_empty());
    assert!(row.upgrade().is_none());
}

#[test]
fn a_change_of_something_else_leaves_the_list_as_it_is() {
    let before = data(people());
    let list = ContactList::of(&before, None);
    let about = before.rows[&RecordId::v4([1; 16])].clone();
    let next = ContactList::of(&with(&before, note(9, &about)), Some(&list));
    assert!(Arc::ptr_eq(next.rows(), list.rows()));
}

#[test]
fn search_finds_words_in_any_order_without_their_marks() {
    let person = |id, given, family| {
        let fields = [
            ("given_name", given),
            ("family_name", family),
            ("town", "Brno"),
        ];
        contact(id, &fields)
    };
    let rows = vec![person(1, "Řehoř", "Žižka"), person(2, "Jana", "Nováková")];
    let list = ContactList::of(&data(rows), None);
    assert_eq!(list.found("zizka rehor").len(), 1);
    assert_eq!(list.found("BRNO").len(), 2);
    assert_eq!(list.found("zizka praha").len(), 0);
}

#[test]
fn an_empty_search_shows_everything() {
    let list = ContactList::of(&data(vec![contact(1, &[("company", "Potraviny")])]), None);
    assert!(Arc::ptr_eq(&list.found("  "), list.rows()));
}
