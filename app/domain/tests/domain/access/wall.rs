//! The walls besides the matrix: rights, the catalogue, several roles, what a refusal tells.

use domain::access::{
    Access, Action, Ask, Denied, Object, Principal, Reason, Right, Role, Scope, Use, answer,
};
use domain::record::Class;
use domain::violation::Code;

use super::{COLLEAGUE, OWN, PERSON, Staff, open_field};

#[test]
fn separate_rights_are_off_until_granted_and_widen_no_role() {
    let entry = open_field(Class::Basic);
    let field = Object::Field(Some(&entry));
    let questions = [
        (
            Role::Manager,
            Action::Use(Use::Export),
            field,
            Right::Export,
        ),
        (
            Role::Manager,
            Action::Use(Use::BulkRead),
            field,
            Right::BulkRead,
        ),
        (Role::Manager, Action::Import, field, Right::Import),
        (Role::Manager, Action::Merge, Object::Ledger, Right::Merge),
        (
            Role::PrivacyOfficer,
            Action::Merge,
            Object::Ledger,
            Right::Merge,
        ),
        (
            Role::PrivacyOfficer,
            Action::Hold,
            Object::Ledger,
            Right::Hold,
        ),
    ];
    for (role, action, object, right) in questions {
        let roles = [role];
        let without = Staff::trained(&roles).asks(action, object, OWN);
        assert_eq!(without, Err(Denied::RightMissing(right)));
        let with = Staff::trained(&roles).with(right).asks(action, object, OWN);
        assert_eq!(with, Ok(Access::Plain), "{role:?} {action:?}");
    }
    let rep = Staff::trained(&[Role::Rep])
        .with(Right::Merge)
        .with(Right::Hold);
    for action in [Action::Merge, Action::Hold] {
        let asked = rep.asks(action, Object::Ledger, OWN);
        assert_eq!(asked, Err(Denied::NotInMatrix));
    }
}

#[test]
fn a_field_that_is_switched_off_takes_no_value() {
    let mut entry = open_field(Class::Basic);
    entry.enabled = false;
    let object = Object::Field(Some(&entry));
    let manager = Staff::trained(&[Role::Manager]);
    let written = manager.asks(Action::Write, object, OWN);
    assert_eq!(written, Err(Denied::FieldOff));
    let read = manager.asks(Action::Read, object, OWN);
    assert_eq!(read, Ok(Access::Plain));
}

#[test]
fn who_writes_a_field_without_seeing_it_seals_it() {
    let mut entry = open_field(Class::Notes);
    entry.visible_to = vec![Role::Rep];
    let manager = Staff::trained(&[Role::Manager]);
    let asked = manager.asks(Action::Write, Object::Field(Some(&entry)), OWN);
    assert_eq!(asked, Ok(Access::Sealed));
}

#[test]
fn of_several_roles_the_best_answer_counts_and_the_nearest_wall_is_named() {
    let entry = open_field(Class::Basic);
    let object = Object::Field(Some(&entry));
    let foreign = Scope {
        owner: Some(COLLEAGUE),
        ..OWN
    };
    let both = Staff::trained(&[Role::Auditor, Role::Manager]);
    assert_eq!(both.asks(Action::Read, object, foreign), Ok(Access::Plain));
    let both = Staff::trained(&[Role::Rep, Role::Administrator]);
    let asked = both.asks(Action::Write, object, foreign);
    assert_eq!(asked, Err(Denied::OutsideTerritory));
    let nobody = Staff::trained(&[]);
    assert_eq!(nobody.asks(Action::Read, object, OWN), Err(Denied::NoRole));
}

#[test]
fn what_is_hidden_answers_like_what_does_not_exist() {
    assert_eq!(Denied::OutsideTerritory.code(), Code::NotFound);
    assert_eq!(Denied::NotOneself.code(), Code::NotFound);
    assert_eq!(Denied::NoLockbox.code(), Code::NotFound);
    assert_eq!(Denied::UnknownField.code(), Code::FieldWithoutPurpose);
    assert_eq!(Denied::FieldOff.code(), Code::FieldWithoutPurpose);
    assert_eq!(Denied::Untrained.code(), Code::NotAllowed);
    assert_eq!(Denied::ReasonNeeded.code(), Code::Required);
}

#[test]
fn a_reason_has_words() {
    assert!(Reason::new("  ").is_err());
    assert!(Reason::new(&"č".repeat(2_000)).is_ok());
    assert!(Reason::new(&"č".repeat(2_001)).is_err());
    assert_eq!(Reason::new(" a ").unwrap().as_str(), "a");
    assert!(serde_json::from_str::<Reason>("\" \"").is_err());
}

#[test]
fn a_person_sees_what_any_role_may_see_or_enter() {
    let mut entry = open_field(Class::Basic);
    for (seen, entered, expected) in [
        (vec![Role::Rep], vec![], Ok(Access::Plain)),
        (vec![], vec![Role::Rep], Ok(Access::Plain)),
        (vec![], vec![], Err(Denied::NotGranted)),
    ] {
        (entry.visible_to, entry.editable_by) = (seen, entered);
        let asked = answer(&Ask {
            who: Principal::Customer(PERSON),
            action: Action::Read,
            object: Object::Field(Some(&entry)),
            scope: OWN,
        });
        assert_eq!(asked, expected);
    }
}
