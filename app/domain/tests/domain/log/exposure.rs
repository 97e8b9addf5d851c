//! What a lost device could open.

use domain::organisation::{ExposedClass, Exposure};

use super::*;

const REVOKE: StatementBody = StatementBody::Revoke { device: REP_DEVICE };

/// The statements of a log, in their order.
struct Told {
    log: Log,
    statements: Vec<Statement>,
}

impl Told {
    /// An administrator and a representative with a device each; nobody reads anything.
    fn new() -> Self {
        let log = Log::set_up();
        let mut told = Self {
            log,
            statements: Vec::new(),
        };
        told.statements
            .push(statement(1, genesis(ORG), Signer::OrgRoot, user(REP, &[Role::Rep])).0);
        told.statements
            .push(statement(2, genesis(ORG), Signer::OrgRoot, device(REP_DEVICE, REP)).0);
        told
    }

    fn at(&mut self, minute: i64, content: StatementBody) {
        let (n, prev) = (self.log.organisation.n + 1, self.log.organisation.head);
        let (mut statement, hash) = statement(n, prev, Signer::Device(ADMIN_DEVICE), content);
        statement.at = Timestamp::from_millis(minute * 60_000);
        self.log.organisation.apply(&statement, hash).unwrap();
        self.statements.push(statement);
    }

    fn exposure(&self) -> Exposure {
        let organisation = &self.log.organisation;
        organisation.exposure(&self.statements, REP_DEVICE).unwrap()
    }
}

fn notes(since: i64, until: Option<i64>) -> Vec<ExposedClass> {
    vec![ExposedClass {
        class: Class::Notes,
        since: Timestamp::from_millis(since * 60_000),
        until: until.map(|minute| Timestamp::from_millis(minute * 60_000)),
    }]
}

#[test]
fn a_device_could_open_what_its_user_was_named_a_reader_of() {
    let mut told = Told::new();
    assert_eq!(told.exposure().classes, []);
    told.at(5, epoch(1, 1, &[ADMIN]));
    assert_eq!(told.exposure().classes, []);
    told.at(6, epoch(1, 1, &[ADMIN, REP]));
    told.at(9, epoch(1, 1, &[ADMIN, REP]));
    assert_eq!(told.exposure().classes, notes(6, None));
}

#[test]
fn the_roll_after_the_revoke_ends_what_it_opens_and_an_earlier_one_does_not() {
    let mut told = Told::new();
    told.at(5, epoch(1, 1, &[ADMIN, REP]));
    told.at(6, epoch(2, 2, &[ADMIN, REP]));
    told.at(7, REVOKE);
    assert_eq!(told.exposure().classes, notes(5, None));
    told.at(8, epoch(3, 3, &[ADMIN]));
    told.at(9, epoch(4, 4, &[ADMIN]));
    assert_eq!(told.exposure().classes, notes(5, Some(8)));
}

#[test]
fn a_class_its_user_came_to_read_after_the_revoke_is_none_of_it() {
    let mut told = Told::new();
    told.at(7, REVOKE);
    told.at(8, epoch(1, 1, &[ADMIN]));
    told.at(9, device(DeviceId::v4([7; 16]), REP));
    told.at(10, epoch(1, 1, &[ADMIN, REP]));
    assert_eq!(told.exposure().classes, []);
}

#[test]
fn a_second_device_could_open_what_its_user_read_before_it_came() {
    let mut told = Told::new();
    let tablet = DeviceId::v4([7; 16]);
    told.at(5, epoch(1, 1, &[ADMIN, REP]));
    told.at(6, device(tablet, REP));
    let organisation = &told.log.organisation;
    let exposure = organisation.exposure(&told.statements, tablet).unwrap();
    assert_eq!(exposure.classes, notes(6, None));
}

#[test]
fn the_roles_are_those_before_somebody_left() {
    let mut told = Told::new();
    told.at(5, epoch(1, 1, &[ADMIN, REP]));
    told.at(6, user(REP, &[Role::Manager, Role::Rep]));
    told.at(7, user(REP, &[]));
    told.at(8, REVOKE);
    told.at(9, epoch(2, 2, &[ADMIN]));
    let exposure = told.exposure();
    assert_eq!(exposure.roles, [Role::Manager, Role::Rep]);
    assert_eq!(exposure.classes, notes(5, Some(9)));
}

#[test]
fn a_device_the_log_does_not_state_has_no_exposure() {
    let told = Told::new();
    let organisation = &told.log.organisation;
    let unknown = DeviceId::v4([9; 16]);
    assert_eq!(organisation.exposure(&told.statements, unknown), None);
}
