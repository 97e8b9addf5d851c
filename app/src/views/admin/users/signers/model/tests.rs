use domain::access::Role;
use domain::organisation::{Device, Holder, Organisation, Signers, User};
use domain::{DeviceId, PublicKey, UserId};

use super::{Group, candidates, first_choice, named};
use crate::fixture::{NOW, organisation};

fn id(number: u8) -> UserId {
    UserId::v4([number; 16])
}

fn with(users: &[(u8, &str, &[Role])], signers: Signers) -> Organisation {
    let users = users.iter().map(|(number, name, roles)| {
        let user = User {
            id: id(*number),
            name: (*name).to_owned(),
            roles: roles.to_vec(),
        };
        (user.id, user)
    });
    Organisation {
        users: users.collect(),
        administrators: signers.administrators,
        privacy_officers: signers.privacy_officers,
        ..organisation()
    }
}

fn office() -> Organisation {
    let users: [(u8, &str, &[Role]); 4] = [
        (1, "Zdena", &[Role::Administrator, Role::PrivacyOfficer]),
        (2, "Čeněk", &[Role::Administrator]),
        (3, "Cyril", &[Role::Rep]),
        (4, "Dana", &[Role::PrivacyOfficer]),
    ];
    let signers = Signers {
        administrators: vec![id(1), id(3)],
        privacy_officers: vec![id(1)],
        holders: Vec::new(),
    };
    with(&users, signers)
}

#[test]
fn who_cannot_sign_yet_and_who_still_could_are_named() {
    let named = named(&office());
    assert_eq!(named.unnamed, "Čeněk, Dana");
    assert_eq!(named.outdated, "Cyril");
}

#[test]
fn the_choice_begins_with_who_has_the_role_and_with_who_chooses() {
    let office = office();
    let choice = first_choice(&office, id(2));
    assert_eq!(choice.administrators, [id(1), id(2)]);
    assert_eq!(choice.privacy_officers, [id(1)]);
    assert_eq!(office.check_signers(id(2), &choice), Ok(()));
}

#[test]
fn only_who_has_the_role_can_be_chosen() {
    let names = |group| {
        let found = candidates(&office(), group).into_iter();
        found.map(|candidate| candidate.name).collect::<Vec<_>>()
    };
    assert_eq!(names(Group::Administrators), ["Čeněk", "Zdena"]);
    assert_eq!(names(Group::PrivacyOfficers), ["Dana", "Zdena"]);
}

/// A holder at a device that is in the log.
fn holder(organisation: &mut Organisation, number: u8, revoked: bool) -> Holder {
    let device = Device {
        id: DeviceId::v4([number; 16]),
        user: id(number),
        signing: PublicKey([number; 32]),
        agreement: PublicKey([number; 32]),
        name: format!("device {number}"),
        code: "7F3K".to_owned(),
        since: NOW,
        revoked,
    };
    let (user, device) = (
        device.user,
        organisation.devices.entry(device.id).or_insert(device).id,
    );
    Holder { user, device }
}

#[test]
fn whose_device_is_gone_is_told_and_is_no_longer_chosen_to_recover_together() {
    let mut office = office();
    let named_holders = [(1, false), (2, false), (3, true)]
        .map(|(number, revoked)| holder(&mut office, number, revoked));
    office.holders.named = named_holders.to_vec();
    assert_eq!(named(&office).gone, "Cyril");
    assert_eq!(first_choice(&office, id(1)).holders, [id(1), id(2)]);
    let able = candidates(&office, Group::Holders);
    let able: Vec<_> = able.into_iter().map(|candidate| candidate.name).collect();
    assert_eq!(able, ["Čeněk", "Zdena"]);
}
