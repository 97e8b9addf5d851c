//! What is opened only inside a case.

use domain::access::{Access, Action, Denied, Object, Right, Role, Scope, Use};
use domain::record::Class;

use super::{ANOTHER, OWN, PERSON, Staff, case, open_field};

#[test]
fn what_is_opened_in_a_case_is_read_there_and_used_nowhere() {
    let entry = open_field(Class::Notes);
    let object = Object::Field(Some(&entry));
    let open = case(PERSON, true);
    let scope = Scope {
        case: Some(&open),
        ..OWN
    };
    let mut officer = Staff::trained(&[Role::PrivacyOfficer]);
    officer.rights = Right::ALL.into_iter().collect();
    assert_eq!(officer.asks(Action::Read, object, scope), Ok(Access::Case));
    for usage in Use::ALL {
        let used = officer.asks(Action::Use(usage), object, scope);
        assert_eq!(used, Err(Denied::NotThisUse));
    }
}

#[test]
fn a_case_about_somebody_else_opens_nothing() {
    let entry = open_field(Class::Financial);
    let object = Object::Field(Some(&entry));
    let elsewhere = case(ANOTHER, true);
    let scope = Scope {
        case: Some(&elsewhere),
        ..OWN
    };
    let officer = Staff::trained(&[Role::PrivacyOfficer]);
    let asked = officer.asks(Action::Read, object, scope);
    assert_eq!(asked, Err(Denied::CaseNeeded));
    let nobody = Scope {
        subject: None,
        ..scope
    };
    let asked = officer.asks(Action::Read, object, nobody);
    assert_eq!(asked, Err(Denied::CaseNeeded));
}

#[test]
fn a_case_that_does_not_rectify_writes_nothing() {
    let entry = open_field(Class::Basic);
    let open = case(PERSON, false);
    let scope = Scope {
        case: Some(&open),
        ..OWN
    };
    let officer = Staff::trained(&[Role::PrivacyOfficer]);
    let asked = officer.asks(Action::Write, Object::Field(Some(&entry)), scope);
    assert_eq!(asked, Err(Denied::RectificationNeeded));
}
