//! What waits for a second signer, from the log.

use domain::organisation::{Organisation, Signer, StatementBody, Waiting};
use domain::{DeviceId, Hash, Timestamp, UserId};

/// Who has to sign now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The person here may sign this statement.
    Here(Hash),
    /// The person here signed first: names of who may sign second.
    Others(Vec<String>),
    /// The person here signs nothing of the kind.
    Nobody,
}

/// A statement that one administrator signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfSigned {
    /// What takes effect once it is signed again.
    pub what: StatementBody,
    /// Name of who signed first.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Who has to sign now.
    pub turn: Turn,
}

/// What waits and would still take effect, as the person at a device sees it.
#[must_use]
pub fn half_signed(organisation: &Organisation, device: DeviceId) -> Vec<HalfSigned> {
    organisation
        .completable()
        .into_iter()
        .map(|waiting| row(organisation, device, waiting))
        .collect()
}

fn row(organisation: &Organisation, device: DeviceId, waiting: &Waiting) -> HalfSigned {
    let first = match waiting.signer {
        Signer::OrgRoot => None,
        Signer::Device(device) => organisation.devices.get(&device).map(|device| device.user),
    };
    HalfSigned {
        what: waiting.content.clone(),
        by: first
            .map(|user| name(organisation, user))
            .unwrap_or_default(),
        at: waiting.at,
        turn: turn(organisation, device, waiting, first),
    }
}

fn turn(
    organisation: &Organisation,
    device: DeviceId,
    waiting: &Waiting,
    first: Option<UserId>,
) -> Turn {
    if organisation.may_countersign(device, waiting) {
        return Turn::Here(waiting.hash);
    }
    let here = organisation.devices.get(&device).map(|device| device.user);
    match first.filter(|first| here == Some(*first)) {
        Some(first) => {
            let others = organisation.second_signers(first).into_iter();
            Turn::Others(others.map(|user| name(organisation, user)).collect())
        }
        None => Turn::Nobody,
    }
}

fn name(organisation: &Organisation, user: UserId) -> String {
    let user = organisation.users.get(&user);
    user.map(|user| user.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::access::Role;
    use domain::organisation::{Device, Organisation, Signer, StatementBody, User, Waiting};
    use domain::record::Class;
    use domain::{DeviceId, Hash, PublicKey, UserId};

    use super::{Turn, half_signed};
    use crate::fixture::{NOW, organisation};

    const FIRST: u8 = 51;
    const SECOND: u8 = 52;
    const OFFICER: u8 = 53;

    fn person(number: u8, role: Role) -> (User, Device) {
        let id = UserId::v4([number; 16]);
        let user = User {
            id,
            name: format!("Person {number}"),
            roles: vec![role],
        };
        let device = Device {
            id: DeviceId::v4([number; 16]),
            user: id,
            signing: PublicKey([number; 32]),
            agreement: PublicKey([number; 32]),
            name: "Tablet".to_owned(),
            code: "7F3K".to_owned(),
            since: NOW,
            revoked: false,
        };
        (user, device)
    }

    fn with_waiting() -> Organisation {
        let mut organisation = organisation();
        for (number, role) in [
            (FIRST, Role::Administrator),
            (SECOND, Role::Administrator),
            (OFFICER, Role::PrivacyOfficer),
        ] {
            let (user, device) = person(number, role);
            organisation.users.insert(user.id, user);
            organisation.devices.insert(device.id, device);
        }
        organisation.administrators = [FIRST, SECOND]
            .map(|number| UserId::v4([number; 16]))
            .into();
        organisation.waiting = vec![Waiting {
            n: 9,
            hash: Hash([9; 32]),
            signer: Signer::Device(DeviceId::v4([FIRST; 16])),
            at: NOW,
            content: StatementBody::ClassEpoch {
                class: Class::Special,
                epoch: organisation
                    .classes
                    .get(&Class::Special)
                    .map_or(1, |known| known.epoch + 1),
                intake: PublicKey([8; 32]),
                readers: vec![UserId::v4([OFFICER; 16])],
            },
        }];
        organisation
    }

    fn turn(number: u8) -> Turn {
        half_signed(&with_waiting(), DeviceId::v4([number; 16]))
            .remove(0)
            .turn
    }

    #[test]
    fn the_other_administrator_signs_the_first_one_waits_and_nobody_else_acts() {
        assert_eq!(turn(SECOND), Turn::Here(Hash([9; 32])));
        assert_eq!(turn(FIRST), Turn::Others(vec!["Person 52".to_owned()]));
        assert_eq!(turn(OFFICER), Turn::Nobody);
    }
}
