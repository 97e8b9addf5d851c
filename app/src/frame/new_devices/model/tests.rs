use domain::access::Role;
use domain::organisation::{Device, Organisation, User};
use domain::{DeviceId, OrgId, PublicKey, UserId};

use super::stated;
use crate::fixture::{NOW, organisation};
use crate::replica::Me;

/// Devices by number: user, minutes after the start, whether it is revoked.
fn office(devices: &[(u8, u8, i64, bool)]) -> Organisation {
    let devices = devices.iter().map(|&(number, user, minutes, revoked)| {
        let device = Device {
            id: DeviceId::v4([number; 16]),
            user: UserId::v4([user; 16]),
            signing: PublicKey([number; 32]),
            agreement: PublicKey([number; 32]),
            name: format!("device {number}"),
            code: format!("00{number:02}"),
            since: NOW.plus_millis(minutes * 60_000),
            revoked,
        };
        (device.id, device)
    });
    let users = [1, 2].map(|number| {
        let user = User {
            id: UserId::v4([number; 16]),
            name: format!("user {number}"),
            roles: vec![Role::Rep],
        };
        (user.id, user)
    });
    Organisation {
        devices: devices.collect(),
        users: users.into(),
        ..organisation()
    }
}

fn told(organisation: &Organisation, user: u8, device: u8, role: Role) -> Vec<String> {
    let me = Me {
        user: UserId::v4([user; 16]),
        device: DeviceId::v4([device; 16]),
        roles: vec![role],
        org: OrgId::v4([1; 16]),
        email: String::new(),
        name: String::new(),
        signed_in: true,
    };
    let told = stated(organisation, &me).into_iter();
    told.map(|stated| match stated.user {
        Some(user) => format!("{user}: {}", stated.name),
        None => stated.name,
    })
    .collect()
}

#[test]
fn a_person_is_told_on_every_device_but_the_new_one_itself() {
    let office = office(&[(11, 1, 0, false), (12, 1, 5, false), (21, 2, 0, false)]);
    assert_eq!(told(&office, 1, 11, Role::Rep), ["device 12"]);
    assert_eq!(told(&office, 1, 12, Role::Rep), ["device 11"]);
    assert_eq!(told(&office, 2, 21, Role::Rep), [""; 0]);
}

#[test]
fn an_administrator_is_told_of_further_devices_and_not_of_those_that_were_certified() {
    let office = office(&[(11, 1, 0, false), (12, 1, 5, false), (21, 2, 0, false)]);
    assert_eq!(
        told(&office, 2, 21, Role::Administrator),
        ["user 1: device 12"]
    );
}

#[test]
fn nobody_is_told_of_a_device_that_is_trusted_no_more_or_came_in_place_of_one() {
    let office = office(&[
        (11, 1, 0, true),
        (12, 1, 5, false),
        (13, 1, 6, true),
        (21, 2, 0, false),
    ]);
    assert_eq!(told(&office, 2, 21, Role::Administrator), [""; 0]);
}
