//! Roles; a role is a key grant.

use serde::{Deserialize, Serialize};

use super::action::Verb;
use super::matrix::{Party, term};
use crate::access::Area;
use crate::record::Class;

/// A role of a member of staff (specification 9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sells in the field, in a territory of their own.
    Rep,
    /// Leads reps.
    Manager,
    /// Answers for privacy.
    PrivacyOfficer,
    /// Runs the installation.
    Administrator,
    /// Reads everything in Admin, changes nothing.
    Auditor,
    /// Helps from outside; sees nothing but through a lockbox (Y-2).
    Support,
}

impl Role {
    /// All roles, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Rep,
        Self::Manager,
        Self::PrivacyOfficer,
        Self::Administrator,
        Self::Auditor,
        Self::Support,
    ];

    /// Says whether holders get the class secret, so that their devices open its values.
    #[must_use]
    pub fn reads(self, class: Class) -> bool {
        term(Party::Staff(self), Area::Class(class), Verb::Read).is_some()
    }

    /// Says whether holders may write values of the class, with or without reading them.
    #[must_use]
    pub fn seals(self, class: Class) -> bool {
        term(Party::Staff(self), Area::Class(class), Verb::Write).is_some()
    }
}
