mod invitations;

use domain::access::Role;
use domain::organisation::{Device, Organisation, PendingGrant, User};
use domain::record::Class;
use domain::{DeviceId, PublicKey, UserId};

use super::{users, waiting};
use crate::fixture::{NOW, organisation};

fn user(number: u8, name: &str, roles: &[Role]) -> User {
    User {
        id: UserId::v4([number; 16]),
        name: name.to_owned(),
        roles: roles.to_vec(),
    }
}

fn device(number: u8, user: u8, revoked: bool) -> Device {
    Device {
        id: DeviceId::v4([number; 16]),
        user: UserId::v4([user; 16]),
        signing: PublicKey([number; 32]),
        agreement: PublicKey([number; 32]),
        name: format!("Tablet {number}"),
        code: "7F3K".to_owned(),
        since: NOW,
        revoked,
    }
}

fn with(users: Vec<User>, devices: Vec<Device>) -> Organisation {
    Organisation {
        users: users.into_iter().map(|user| (user.id, user)).collect(),
        devices: devices
            .into_iter()
            .map(|device| (device.id, device))
            .collect(),
        ..organisation()
    }
}

#[test]
fn users_follow_the_czech_order_and_those_who_left_stand_last() {
    let organisation = with(
        vec![
            user(1, "Adam Starý", &[]),
            user(2, "Žofie Malá", &[Role::Manager]),
            user(3, "Čeněk Bílý", &[Role::Rep]),
        ],
        Vec::new(),
    );
    let names: Vec<_> = users(&organisation)
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(names, ["Čeněk Bílý", "Žofie Malá", "Adam Starý"]);
}

#[test]
fn a_revoked_device_is_no_device_of_its_user() {
    let organisation = with(
        vec![user(1, "Eva", &[Role::Rep])],
        vec![device(1, 1, true), device(2, 1, false), device(3, 9, false)],
    );
    assert_eq!(users(&organisation)[0].devices, ["Tablet 2"]);
}

#[test]
fn what_a_user_reads_is_what_the_log_granted_not_what_the_role_may() {
    let organisation = with(vec![user(1, "Eva", &[Role::PrivacyOfficer])], Vec::new());
    assert_eq!(users(&organisation)[0].reads, [] as [Class; 0]);
}

#[test]
fn the_longest_wait_comes_first_and_strangers_are_left_out() {
    let organisation = with(
        vec![
            user(1, "Alena", &[Role::Manager]),
            user(2, "Čeněk", &[Role::Rep]),
        ],
        vec![device(1, 1, false), device(2, 2, false)],
    );
    let pending = |number: u8, minutes: i64, named: bool| PendingGrant {
        class: Class::Notes,
        epoch: 1,
        user: UserId::v4([number; 16]),
        device: DeviceId::v4([number; 16]),
        named,
        since: NOW.plus_millis(minutes * 60_000),
    };
    let asked = [
        pending(1, 5, true),
        pending(2, 1, false),
        pending(9, 0, true),
    ];
    let rows = waiting(&asked, Some(&organisation));
    let shown: Vec<_> = rows
        .iter()
        .map(|row| (row.name.as_str(), row.device.as_str(), row.named))
        .collect();
    assert_eq!(
        shown,
        [("Čeněk", "Tablet 2", false), ("Alena", "Tablet 1", true)]
    );
    assert_eq!(waiting(&asked, None), []);
}
