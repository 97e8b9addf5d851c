//! Matrix 9.2, the training gate 9.3 and what follows from them.

use std::collections::BTreeSet;

use domain::access::{
    Access, Action, Ask, Case, Denied, Object, Principal, Reason, Right, Role, Scope, Training,
    Use, answer,
};
use domain::record::{Class, FieldEntry};
use domain::{RecordId, SubjectId, Timestamp, UserId, starter};

mod case;
mod decide;
mod hidden;
mod lease;
mod lockbox;
mod matrix;
mod properties;
mod territory;
mod training;
mod wall;

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
