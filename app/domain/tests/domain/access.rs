//! Matrix 9.2, the training gate 9.3 and what follows from them.

use std::collections::BTreeSet;

use domain::access::{
    Access, Action, Ask, Case, Denied, Object, Principal, Reason, Right, Role, Scope, Training,
    Use, answer,
};
use domain::record::{Class, FieldEntry};
use domain::violation::Code;
use domain::{RecordId, SubjectId, Timestamp, UserId, starter};

mod lockbox;
mod matrix;
mod properties;
mod training;

const USER: UserId = UserId::new(uuid_ending_in(1));
const COLLEAGUE: UserId = UserId::new(uuid_ending_in(2));
const PERSON: SubjectId = SubjectId::new(uuid_ending_in(3));
const ANOTHER: SubjectId = SubjectId::new(uuid_ending_in(4));
const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

const CLASSES: [Class; 6] = [
    Class::Basic,
    Class::Notes,
    Class::Identity,
    Class::Financial,
    Class::Contractual,
    Class::Special,
];

const fn uuid_ending_in(last: u8) -> uuid::Uuid {
    uuid::Uuid::from_bytes([0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, last])
}

fn actions() -> Vec<Action> {
    let mut all = vec![
        Action::Read,
        Action::Unmask,
        Action::Write,
        Action::Import,
        Action::Propose,
        Action::Append,
        Action::Stop,
        Action::Decide,
        Action::Count,
        Action::Merge,
        Action::Hold,
    ];
    all.extend(Use::ALL.map(Action::Use));
    all
}

/// A field that the catalogue opens to every role.
fn open_field(class: Class) -> FieldEntry {
    let mut entry = starter::catalogue().fields.remove(0);
    entry.class = class;
    entry.enabled = true;
    entry.visible_to = Role::ALL.to_vec();
    entry.editable_by = Role::ALL.to_vec();
    entry
}

fn case(subject: SubjectId, rectifies: bool) -> Case {
    Case {
        id: RecordId::v4([5; 16]),
        subject,
        reason: Reason::new("Žádost 17").unwrap(),
        rectifies,
    }
}

/// A record of the own territory, about the person, without a case.
const OWN: Scope<'static> = Scope {
    owner: Some(USER),
    subject: Some(PERSON),
    case: None,
    reason: None,
    now: NOW,
};

struct Staff<'a> {
    roles: &'a [Role],
    rights: BTreeSet<Right>,
    training: Training,
}

impl<'a> Staff<'a> {
    fn trained(roles: &'a [Role]) -> Self {
        Self {
            roles,
            rights: BTreeSet::new(),
            training: Training::Valid {
                until: NOW.plus_millis(1),
            },
        }
    }

    fn with(mut self, right: Right) -> Self {
        self.rights.insert(right);
        self
    }

    fn untrained(mut self) -> Self {
        self.training = Training::Missing;
        self
    }

    fn asks(&self, action: Action, object: Object<'_>, scope: Scope<'_>) -> Result<Access, Denied> {
        answer(&Ask {
            who: Principal::Staff {
                user: USER,
                roles: self.roles,
                rights: &self.rights,
                training: self.training,
            },
            action,
            object,
            scope,
        })
    }
}

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
    assert!(Reason::new(&"x".repeat(2_001)).is_err());
    assert_eq!(Reason::new(" a ").unwrap().as_str(), "a");
    assert!(serde_json::from_str::<Reason>("\" \"").is_err());
}
