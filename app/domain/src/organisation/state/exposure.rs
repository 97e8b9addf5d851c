//! What a device could open: said at once when it is lost (security design, section 1.3).

use std::collections::BTreeMap;

use super::Organisation;
use crate::access::Role;
use crate::organisation::{Statement, StatementBody};
use crate::record::Class;
use crate::{DeviceId, Timestamp, UserId};

/// What a device could open, as the log says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// The last roles of its user before it was cut off.
    pub roles: Vec<Role>,
    /// Sealed classes whose secret it was granted, in the order of their strength.
    pub classes: Vec<ExposedClass>,
}

/// A sealed class that a device could open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExposedClass {
    /// The class.
    pub class: Class,
    /// Since when a statement named its user as a reader while the device was in the log.
    pub since: Timestamp,
    /// When the keys were rolled after it was cut off: it opens nothing written under them.
    pub until: Option<Timestamp>,
}

impl Organisation {
    /// Says what a device could open; none for a device the log does not state.
    ///
    /// `statements` are those this state was read from. A grant that waited for a second signer
    /// counts from its first signature: too early rather than too late.
    #[must_use]
    pub fn exposure(&self, statements: &[Statement], device: DeviceId) -> Option<Exposure> {
        let user = self.devices.get(&device)?.user;
        let mut found = Found::default();
        for statement in statements {
            found.note(statement, (user, device));
        }
        let classes = found.since.iter().map(|(class, since)| ExposedClass {
            class: *class,
            since: *since,
            until: found.cut.and_then(|cut| self.rolled_after(*class, cut)),
        });
        Some(Exposure {
            classes: classes.collect(),
            roles: found.roles,
        })
    }

    /// When the first epoch began after a place in the log.
    fn rolled_after(&self, class: Class, n: u64) -> Option<Timestamp> {
        let mut epochs = self.begun.range((class, 0)..=(class, u32::MAX));
        epochs
            .find(|(_, begun)| begun.n > n)
            .map(|(_, begun)| begun.at)
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    stated: bool,
    reads: Vec<Class>,
    since: BTreeMap<Class, Timestamp>,
    roles: Vec<Role>,
    /// Where the device was revoked or its user left.
    cut: Option<u64>,
}

impl Found {
    fn note(&mut self, statement: &Statement, (user, device): (UserId, DeviceId)) {
        let content = &statement.content;
        if let StatementBody::Device { device: stated, .. } = content {
            if *stated == device {
                self.stated = true;
                self.name_readers(statement.at);
            }
        } else if let StatementBody::Revoke { device: revoked } = content {
            if *revoked == device {
                self.cut.get_or_insert(statement.n);
            }
        } else if let StatementBody::User {
            user: of, roles, ..
        } = content
        {
            if *of == user {
                self.take_roles(statement.n, roles);
            }
        } else if let StatementBody::ClassEpoch { class, readers, .. } = content
            && self.cut.is_none()
        {
            self.take_epoch(*class, readers.contains(&user), statement.at);
        }
    }

    fn take_epoch(&mut self, class: Class, named: bool, at: Timestamp) {
        self.reads.retain(|read| *read != class);
        if named {
            self.reads.push(class);
            if self.stated {
                self.since.entry(class).or_insert(at);
            }
        }
    }

    /// A new device of a reader is granted what its user reads.
    fn name_readers(&mut self, at: Timestamp) {
        for class in &self.reads {
            self.since.entry(*class).or_insert(at);
        }
    }

    fn take_roles(&mut self, n: u64, roles: &[Role]) {
        if self.cut.is_some() {
            return;
        }
        if roles.is_empty() {
            self.cut = Some(n);
        } else {
            self.roles = roles.to_vec();
        }
    }
}
