//! The lockbox of support (Y-2).

use std::collections::BTreeSet;

use domain::access::{Access, Action, Ask, Denied, Lockbox, Object, Principal, Scope, answer};
use domain::record::Class;

use super::{ANOTHER, NOW, OWN, PERSON, open_field};

const HOUR: i64 = 60 * 60 * 1000;

fn lockbox() -> Lockbox {
    Lockbox::approved(
        BTreeSet::from([Class::Financial]),
        BTreeSet::from([PERSON]),
        NOW,
        NOW.plus_millis(8 * HOUR),
    )
    .unwrap()
}

fn asks(class: Class, scope: Scope<'_>) -> Result<Access, Denied> {
    let entry = open_field(class);
    answer(&Ask {
        who: Principal::Support {
            lockbox: Some(&lockbox()),
        },
        action: Action::Read,
        object: Object::Field(Some(&entry)),
        scope,
    })
}

#[test]
fn y_2_support_gets_sealed_copies_of_exactly_what_was_approved() {
    assert_eq!(asks(Class::Financial, OWN), Ok(Access::SealedCopy));
    assert_eq!(asks(Class::Notes, OWN), Err(Denied::NoLockbox));
    let other = Scope {
        subject: Some(ANOTHER),
        ..OWN
    };
    assert_eq!(asks(Class::Financial, other), Err(Denied::NoLockbox));
    let nobody = Scope {
        subject: None,
        ..OWN
    };
    assert_eq!(asks(Class::Financial, nobody), Err(Denied::NoLockbox));
}

#[test]
fn y_2_a_lockbox_ends_at_its_end_and_does_not_begin_before() {
    let at = |millis: i64| {
        let scope = Scope {
            now: NOW.plus_millis(millis),
            ..OWN
        };
        asks(Class::Financial, scope)
    };
    assert_eq!(at(-1), Err(Denied::NoLockbox));
    assert_eq!(at(8 * HOUR - 1), Ok(Access::SealedCopy));
    assert_eq!(at(8 * HOUR), Err(Denied::NoLockbox));
}

#[test]
fn y_2_a_lockbox_lists_persons_and_lasts_eight_hours_at_most() {
    let classes = || BTreeSet::from([Class::Financial]);
    let persons = || BTreeSet::from([PERSON]);
    let until = |millis: i64| NOW.plus_millis(millis);
    assert!(Lockbox::approved(classes(), BTreeSet::new(), NOW, until(HOUR)).is_none());
    assert!(Lockbox::approved(BTreeSet::new(), persons(), NOW, until(HOUR)).is_none());
    assert!(Lockbox::approved(classes(), persons(), NOW, until(8 * HOUR + 1)).is_none());
    assert!(Lockbox::approved(classes(), persons(), NOW, NOW).is_none());
    assert!(Lockbox::approved(classes(), persons(), NOW, until(8 * HOUR)).is_some());
}
