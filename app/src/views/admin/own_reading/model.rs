//! What the first administrator reads, who else does, and beside whom.

use domain::organisation::{KeepsReading, Organisation};
use domain::record::Class;
use domain::{Timestamp, UserId};

use crate::people::names;
use crate::replica::Data;

/// What the person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Each class with the names of the others who read it.
    pub classes: Vec<(Class, String)>,
    /// Why they cannot stop, if they cannot.
    pub stop: Option<KeepsReading>,
    /// The present readers; an answer holds until they change.
    pub beside: String,
}

/// Gives the question; none for who is not to be asked.
#[must_use]
pub fn reading(data: &Data, user: UserId) -> Option<Reading> {
    let organisation = data.organisation.as_deref()?;
    let now = data.now.unwrap_or(Timestamp::from_millis(0));
    let own = organisation.own_reading(user, now)?;
    Some(Reading {
        classes: own
            .classes
            .iter()
            .map(|(class, others)| (*class, names(organisation, others)))
            .collect(),
        stop: own.stop.err(),
        beside: beside(organisation, &own.classes),
    })
}

fn beside(organisation: &Organisation, classes: &[(Class, Vec<UserId>)]) -> String {
    let line = |(class, others): &(Class, Vec<UserId>)| {
        let mut all = others.clone();
        all.extend(organisation.administrators.iter().copied());
        all.sort_unstable();
        all.dedup();
        let all: Vec<_> = all.iter().map(ToString::to_string).collect();
        format!("{class:?}: {}", all.join(" "))
    };
    let lines: Vec<_> = classes.iter().map(line).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::access::Role;
    use domain::organisation::state::{ClassEpoch, Tenure};
    use domain::organisation::{Device, Organisation, User};
    use domain::record::Class;
    use domain::{DeviceId, Hash, PublicKey, UserId};

    use super::{Reading, reading};
    use crate::fixture::{NOW, organisation};
    use crate::replica::Data;

    const FIRST: u8 = 51;
    const ROLES: [Role; 2] = [Role::Administrator, Role::PrivacyOfficer];

    fn id(number: u8) -> UserId {
        UserId::v4([number; 16])
    }

    fn join(organisation: &mut Organisation, number: u8) {
        let (user, device) = (id(number), DeviceId::v4([number; 16]));
        let name = format!("Person {number}");
        let roles = ROLES.to_vec();
        let (n, at) = (u64::from(number), NOW);
        organisation.tenures.insert(
            user,
            vec![Tenure {
                n,
                at,
                roles: roles.clone(),
            }],
        );
        organisation.users.insert(
            user,
            User {
                id: user,
                name,
                roles,
            },
        );
        organisation.devices.insert(
            device,
            Device {
                id: device,
                user,
                signing: PublicKey([number; 32]),
                agreement: PublicKey([number; 32]),
                name: "Tablet".to_owned(),
                code: "7F3K".to_owned(),
                since: NOW,
                revoked: false,
            },
        );
        organisation.administrators.push(user);
        organisation.privacy_officers.push(user);
        let readers = organisation.users.keys().copied().collect();
        let epoch = ClassEpoch {
            epoch: 1,
            intake: PublicKey([1; 32]),
            readers,
            statement: Hash([1; 32]),
        };
        organisation.classes.insert(Class::Notes, epoch);
    }

    fn asked(people: &[u8], user: u8) -> Option<Reading> {
        let mut organisation = organisation();
        for number in people {
            join(&mut organisation, *number);
        }
        let data = Data {
            organisation: Some(Arc::new(organisation)),
            ..crate::fixture::data(Vec::new())
        };
        reading(&data, id(user))
    }

    #[test]
    fn the_first_administrator_sees_what_they_read_and_who_else_does() {
        assert_eq!(asked(&[FIRST], FIRST), None);
        let question = asked(&[FIRST, 52], FIRST).expect("asked");
        assert_eq!(question.classes, [(Class::Notes, "Person 52".to_owned())]);
        assert_eq!(question.stop, None);
        assert_eq!(asked(&[FIRST, 52], 52), None);
    }

    #[test]
    fn an_answer_holds_until_the_readers_change() {
        let beside = |people: &[u8]| asked(people, FIRST).expect("asked").beside;
        assert_eq!(beside(&[FIRST, 52]), beside(&[FIRST, 52]));
        assert_ne!(beside(&[FIRST, 52]), beside(&[FIRST, 52, 53]));
        assert_ne!(beside(&[FIRST, 52]), beside(&[FIRST, 53]));
    }
}
