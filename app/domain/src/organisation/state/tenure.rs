//! What people and devices were allowed at an earlier place of the log.

use super::{Organisation, User};
use crate::access::Role;
use crate::record::Class;
use crate::{DeviceId, Timestamp, UserId};

/// A place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the statement from which it holds.
    pub n: u64,
    /// When that was signed.
    pub at: Timestamp,
}

/// The roles of a user from a place on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Number of the statement.
    pub n: u64,
    /// When it was signed.
    pub at: Timestamp,
    /// The roles; none after the user left.
    pub roles: Vec<Role>,
}

impl Organisation {
    /// Gives the roles a user had when the log had so many statements.
    #[must_use]
    pub fn roles_at(&self, user: UserId, n: u64) -> &[Role] {
        let tenures = self.tenures.get(&user).map_or(&[][..], Vec::as_slice);
        let tenure = tenures.iter().rev().find(|tenure| tenure.n <= n);
        tenure.map_or(&[], |tenure| &tenure.roles)
    }

    /// Says whether a device could write values of the class when the log had so many statements.
    #[must_use]
    pub fn could_seal(&self, device: DeviceId, class: Class, n: u64) -> bool {
        let revoked = self.revocations.get(&device);
        self.devices.get(&device).is_some_and(|device| {
            let roles = self.roles_at(device.user, n);
            roles.iter().any(|role| role.seals(class))
        }) && revoked.is_none_or(|revoked| n < revoked.n)
    }

    /// Gives where a device was revoked.
    #[must_use]
    pub fn revoked_at(&self, device: DeviceId) -> Option<Place> {
        self.revocations.get(&device).copied()
    }

    /// Notes new roles, before they are taken.
    pub(super) fn begin_tenure(&mut self, user: &User, place: Place) {
        let tenures = self.tenures.entry(user.id).or_default();
        if tenures.last().is_none_or(|last| last.roles != user.roles) {
            tenures.push(Tenure {
                n: place.n,
                at: place.at,
                roles: user.roles.clone(),
            });
        }
    }
}
