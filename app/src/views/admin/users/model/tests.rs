use domain::access::Role;
use domain::organisation::{Device, Organisation, PendingGrant, User};
use domain::record::Class;
use domain::{DeviceId, InviteId, PublicKey, Signature, UserId};
use sync::message::account::{Invite, InviteClaim, PendingInvite};

use super::{Stage, invites, together, users, waiting};
use crate::fixture::{NOW, organisation};
use crate::replica::CheckedInvite;

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

fn pending(number: u8, days: i64, claimed_by: Option<u8>) -> CheckedInvite {
    let id = InviteId::v4([number; 16]);
    let pending = PendingInvite {
        invite: Invite {
            id,
            key: PublicKey([number; 32]),
            name: format!("Invitee {number}"),
            email: "eva@example.cz".to_owned(),
            role: Role::Rep,
            expires_at: NOW.plus_millis(days * 86_400_000),
        },
        claim: claimed_by.map(|user| InviteClaim {
            id,
            user: UserId::v4([user; 16]),
            device: DeviceId::v4([user; 16]),
            signing: PublicKey([user; 32]),
            agreement: PublicKey([user; 32]),
            device_name: "Chromium".to_owned(),
            signature: Signature([0; 64]),
        }),
        certified: false,
    };
    CheckedInvite {
        proven: claimed_by.is_some(),
        pending,
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
fn what_waits_for_a_signature_stands_first_and_what_ran_out_last() {
    let organisation = with(vec![user(4, "Eva", &[Role::Rep])], Vec::new());
    let all = [
        pending(1, -1, None),
        pending(2, 3, None),
        pending(3, 1, Some(5)),
        pending(4, 2, Some(4)),
    ];
    let stages: Vec<_> = invites(&all, Some(&organisation), NOW)
        .into_iter()
        .map(|row| row.stage)
        .collect();
    let device = "Chromium".to_owned();
    assert_eq!(
        stages,
        [
            Stage::WaitsForYou {
                device,
                proven: true
            },
            Stage::WaitsForPerson,
            Stage::Certified,
            Stage::Expired
        ]
    );
}

#[test]
fn an_accepted_invitation_does_not_run_out() {
    let rows = invites(&[pending(1, -1, Some(5))], None, NOW);
    assert!(matches!(rows[0].stage, Stage::WaitsForYou { .. }));
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

#[test]
fn one_signature_lets_in_who_accepted_and_fits_and_is_not_left_out() {
    let foreign = CheckedInvite {
        proven: false,
        ..pending(4, 2, Some(7))
    };
    let all = [
        pending(1, 3, None),
        pending(2, 3, Some(5)),
        pending(3, 2, Some(6)),
        foreign,
    ];
    let rows = invites(&all, None, NOW);
    let ids = |left_out: &[InviteId]| -> Vec<InviteId> {
        let chosen = together(&rows, left_out).into_iter();
        chosen.map(|(id, _)| id).collect()
    };
    let [second, third] = [2, 3].map(|number| InviteId::v4([number; 16]));
    assert_eq!(ids(&[]), [second, third]);
    assert_eq!(ids(&[second]), [third]);
}
