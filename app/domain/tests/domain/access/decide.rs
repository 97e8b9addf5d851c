//! The short question of lists and forms, which knows no scope.

use std::collections::BTreeSet;

use domain::access::{Action, Right, Role, Use, decide};
use domain::record::Class;

use super::{actions, open_field};

#[test]
fn it_says_yes_where_some_scope_would() {
    let read = |role, class| decide(&[role], Action::Read, &open_field(class));
    let write = |role, class| decide(&[role], Action::Write, &open_field(class));
    assert!(read(Role::Rep, Class::Notes));
    assert!(write(Role::Rep, Class::Identity) && !read(Role::Rep, Class::Identity));
    assert!(read(Role::PrivacyOfficer, Class::Special));
    assert!(!read(Role::Manager, Class::Special));
    assert!(decide(
        &[Role::Auditor, Role::Rep],
        Action::Read,
        &open_field(Class::Basic)
    ));
}

#[test]
fn a_masked_value_is_not_read() {
    let basic = open_field(Class::Basic);
    assert!(!decide(&[Role::Auditor], Action::Read, &basic));
}

#[test]
fn a_field_that_is_switched_off_is_read_and_not_written() {
    let mut off = open_field(Class::Basic);
    off.enabled = false;
    assert!(decide(&[Role::Manager], Action::Read, &off));
    assert!(!decide(&[Role::Manager], Action::Write, &off));
}

#[test]
fn the_catalogue_must_name_the_role() {
    let mut entry = open_field(Class::Basic);
    entry.visible_to = vec![Role::Manager];
    entry.editable_by = vec![Role::Rep];
    let may = |role, action| decide(&[role], action, &entry);
    assert!(may(Role::Manager, Action::Read) && !may(Role::Manager, Action::Write));
    assert!(may(Role::Rep, Action::Write) && !may(Role::Rep, Action::Read));
}

#[test]
fn what_needs_a_right_of_its_own_is_never_a_matter_of_roles() {
    let entry = open_field(Class::Basic);
    let rights = actions()
        .into_iter()
        .filter(|action| action.right().is_some());
    let mut seen = BTreeSet::new();
    for action in rights {
        assert!(!decide(&Role::ALL, action, &entry), "{action:?}");
        seen.extend(action.right());
    }
    assert_eq!(seen, BTreeSet::from(Right::ALL));
    assert!(decide(&[Role::Rep], Action::Use(Use::Search), &entry));
}
