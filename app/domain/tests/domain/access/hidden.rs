//! Hidden and masked values, in every way they could show (mission S22).

use domain::access::{
    Access, Action, Ask, Denied, Object, Principal, Reason, Right, Role, Scope, Use, answer,
};
use domain::record::Class;

use super::{CLASSES, OWN, Staff, actions, open_field};

#[test]
fn s22_every_use_of_a_hidden_field_is_refused_for_every_role() {
    for class in CLASSES {
        let mut entry = open_field(class);
        for hidden in Role::ALL {
            entry.visible_to = Role::ALL
                .into_iter()
                .filter(|role| *role != hidden)
                .collect();
            let roles = [hidden];
            let mut staff = Staff::trained(&roles);
            staff.rights = Right::ALL.into_iter().collect();
            for action in actions() {
                if matches!(action, Action::Read | Action::Use(_) | Action::Unmask) {
                    let asked = staff.asks(action, Object::Field(Some(&entry)), OWN);
                    assert!(asked.is_err(), "{hidden:?} {class:?} {action:?}");
                }
            }
        }
        let support = Ask {
            who: Principal::Support { lockbox: None },
            action: Action::Read,
            object: Object::Field(Some(&entry)),
            scope: OWN,
        };
        assert_eq!(answer(&support), Err(Denied::NoLockbox));
    }
}

#[test]
fn s22_a_use_of_a_readable_field_is_answered_as_reading_it() {
    for role in Role::ALL {
        for class in CLASSES {
            let entry = open_field(class);
            let object = Object::Field(Some(&entry));
            let roles = [role];
            let mut staff = Staff::trained(&roles);
            staff.rights = Right::ALL.into_iter().collect();
            let read = staff.asks(Action::Read, object, OWN);
            for usage in Use::ALL {
                let used = staff.asks(Action::Use(usage), object, OWN);
                if read != Ok(Access::Masked) {
                    assert_eq!(used, read, "{role:?} {class:?} {usage:?}");
                }
            }
        }
    }
}

#[test]
fn a_masked_value_is_shown_and_never_compared() {
    let entry = open_field(Class::Basic);
    let object = Object::Field(Some(&entry));
    let auditor = Staff::trained(&[Role::Auditor])
        .with(Right::Export)
        .with(Right::BulkRead);
    for usage in Use::ALL {
        let expected = match usage {
            Use::Filter
            | Use::Sort
            | Use::Group
            | Use::Aggregate
            | Use::Search
            | Use::DuplicateCheck
            | Use::BulkRead => Err(Denied::NotThisUse),
            Use::Export
            | Use::Report
            | Use::Feed
            | Use::Notification
            | Use::Webhook
            | Use::ImportEcho
            | Use::ErrorText => Ok(Access::Masked),
        };
        assert_eq!(auditor.asks(Action::Use(usage), object, OWN), expected);
    }
}

#[test]
fn a_mask_is_lifted_with_the_right_and_a_reason() {
    let entry = open_field(Class::Basic);
    let object = Object::Field(Some(&entry));
    let reason = Reason::new("Kontrola souhlasů za říjen").unwrap();
    let scope = Scope {
        reason: Some(&reason),
        ..OWN
    };
    let auditor = Staff::trained(&[Role::Auditor]);
    assert_eq!(auditor.asks(Action::Read, object, OWN), Ok(Access::Masked));
    let asked = auditor.asks(Action::Unmask, object, scope);
    assert_eq!(asked, Err(Denied::RightMissing(Right::Unmask)));
    let auditor = auditor.with(Right::Unmask);
    let asked = auditor.asks(Action::Unmask, object, OWN);
    assert_eq!(asked, Err(Denied::ReasonNeeded));
    let asked = auditor.asks(Action::Unmask, object, scope);
    assert_eq!(asked, Ok(Access::Unmasked));
}
