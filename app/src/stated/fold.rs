//! What stood before a statement, so that it can be said what it changes and for whom.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::organisation::{Signer, Statement, StatementBody};
use domain::record::Class;
use domain::{Hash, UserId};

use super::{People, Says};

/// The log so far.
pub(super) struct Fold<'a> {
    people: &'a People,
    roles: BTreeMap<UserId, Vec<Role>>,
    readers: BTreeMap<Class, Vec<UserId>>,
    signers: Vec<UserId>,
    holders: Vec<UserId>,
    places: BTreeMap<Hash, u64>,
    about: BTreeMap<u64, Vec<UserId>>,
}

impl<'a> Fold<'a> {
    /// Before the first statement.
    pub(super) const fn new(people: &'a People) -> Self {
        Self {
            people,
            roles: BTreeMap::new(),
            readers: BTreeMap::new(),
            signers: Vec::new(),
            holders: Vec::new(),
            places: BTreeMap::new(),
            about: BTreeMap::new(),
        }
    }

    /// Gives what the next statement says, and whom it concerns.
    pub(super) fn next(&mut self, statement: &Statement) -> (Says, Vec<UserId>) {
        self.places
            .insert(statement.prev, statement.n.saturating_sub(1));
        let (says, mut about) = self.said(statement);
        about.sort_unstable();
        about.dedup();
        self.about.insert(statement.n, about.clone());
        (says, about)
    }

    fn said(&mut self, statement: &Statement) -> (Says, Vec<UserId>) {
        match &statement.content {
            StatementBody::Admins {
                administrators,
                privacy_officers,
            } => self.signers(administrators, privacy_officers),
            StatementBody::Recovery { holders, .. } => {
                self.recovery(holders.iter().map(|holder| holder.user).collect())
            }
            StatementBody::User { user, roles, .. } => self.user(*user, roles),
            StatementBody::Device { user, name, .. } => {
                let (user_name, device) = (self.people.name(*user), name.clone());
                let user_id = *user;
                let says = Says::Device {
                    user: user_name,
                    device,
                };
                (says, vec![user_id])
            }
            StatementBody::Revoke { device } => {
                let known = self.people.devices.get(device).cloned();
                known.map_or((revoked("", ""), Vec::new()), |(user, name)| {
                    (revoked(&self.people.name(user), &name), vec![user])
                })
            }
            StatementBody::ClassEpoch {
                class,
                epoch,
                readers,
                ..
            } => self.keys((*class, *epoch), readers, statement.signer),
            StatementBody::Countersigned { statement } => {
                let of = self.places.get(statement).copied();
                let about = of.and_then(|n| self.about.get(&n).cloned());
                (Says::Second { of }, about.unwrap_or_default())
            }
            StatementBody::Root { .. }
            | StatementBody::ServerKeys { .. }
            | StatementBody::Catalogue(_)
            | StatementBody::Purposes(_)
            | StatementBody::Text(_)
            | StatementBody::Policy(_)
            | StatementBody::Acknowledged(_)
            | StatementBody::MinFormat(_)
            | StatementBody::Restore(_) => (of_nobody(&statement.content), Vec::new()),
        }
    }

    fn signers(&mut self, administrators: &[UserId], officers: &[UserId]) -> (Says, Vec<UserId>) {
        let named = [administrators, officers].concat();
        let before = core::mem::replace(&mut self.signers, named.clone());
        let says = Says::Signers {
            administrators: self.people.names(administrators),
            officers: self.people.names(officers),
        };
        (says, [before, named].concat())
    }

    fn recovery(&mut self, holders: Vec<UserId>) -> (Says, Vec<UserId>) {
        let before = core::mem::replace(&mut self.holders, holders.clone());
        let says = Says::Recovery {
            holders: self.people.names(&holders),
        };
        (says, [before, holders].concat())
    }

    fn user(&mut self, user: UserId, roles: &[Role]) -> (Says, Vec<UserId>) {
        let before = self.roles.insert(user, roles.to_vec());
        let says = Says::User {
            name: self.people.name(user),
            before,
            after: roles.to_vec(),
        };
        (says, vec![user])
    }

    fn keys(
        &mut self,
        (class, epoch): (Class, u32),
        readers: &[UserId],
        signer: Signer,
    ) -> (Says, Vec<UserId>) {
        let before = self.readers.insert(class, readers.to_vec());
        let before = before.unwrap_or_default();
        let added = without(readers, &before);
        let dropped = without(&before, readers);
        let oneself = match signer {
            Signer::OrgRoot => None,
            Signer::Device(device) => self.people.devices.get(&device).map(|(user, _)| *user),
        };
        let says = Says::Keys {
            class,
            epoch,
            readers: self.people.names(readers),
            added: self.people.names(&added),
            dropped: self.people.names(&dropped),
            oneself: oneself.is_some_and(|user| added.contains(&user)),
        };
        (says, [added, dropped].concat())
    }
}

fn without(users: &[UserId], others: &[UserId]) -> Vec<UserId> {
    let users = users.iter().copied();
    users.filter(|user| !others.contains(user)).collect()
}

fn revoked(user: &str, device: &str) -> Says {
    Says::Revoked {
        user: user.to_owned(),
        device: device.to_owned(),
    }
}

/// What names no user.
fn of_nobody(content: &StatementBody) -> Says {
    match content {
        StatementBody::Root { name, .. } => Says::Founded { name: name.clone() },
        StatementBody::Catalogue(fields) => Says::Fields {
            version: fields.version,
        },
        StatementBody::Purposes(purposes) => Says::Purposes {
            version: purposes.version,
        },
        StatementBody::Text(text) => Says::Text {
            name: text.id.to_string(),
            version: text.version,
            locale: text.locale.clone(),
        },
        StatementBody::Policy(_) => Says::Policy,
        StatementBody::Acknowledged(_) => Says::Acknowledged,
        StatementBody::MinFormat(_) => Says::Formats,
        StatementBody::Restore(restore) => Says::Restore {
            reason: restore.reason.clone(),
        },
        StatementBody::ServerKeys { .. }
        | StatementBody::Admins { .. }
        | StatementBody::Recovery { .. }
        | StatementBody::User { .. }
        | StatementBody::Device { .. }
        | StatementBody::Revoke { .. }
        | StatementBody::ClassEpoch { .. }
        | StatementBody::Countersigned { .. } => Says::ServerKeys,
    }
}
