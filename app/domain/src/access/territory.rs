//! Whose records a member of staff works with (matrix 9.2).

use super::action::Verb;
use super::matrix::{Party, Within, term};
use crate::UserId;
use crate::access::{Access, Area, Role};
use crate::record::{Class, Row};

impl Role {
    /// Says whether holders work with every record, not only with those of their own territory.
    #[must_use]
    pub fn sees_all_territories(self) -> bool {
        let basic = Area::Class(Class::Basic);
        term(Party::Staff(self), basic, Verb::Read)
            .is_some_and(|term| term.within == Within::Everywhere && term.access == Access::Plain)
    }

    /// Says whether holders may append to the consent ledger.
    #[must_use]
    pub fn appends_to_ledger(self) -> bool {
        term(Party::Staff(self), Area::Ledger, Verb::Append).is_some()
    }

    /// Says whether this is the role of field sales.
    #[must_use]
    pub const fn is_sales(self) -> bool {
        matches!(self, Self::Rep | Self::Manager)
    }

    /// Says whether this is the role that runs the installation.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Administrator)
    }
}

/// Says whether a user with these roles may see the record at all.
#[must_use]
pub fn in_territory(user: UserId, roles: &[Role], row: &Row) -> bool {
    roles
        .iter()
        .any(|role| role.sees_all_territories() || (*role == Role::Rep && row.owner == user))
}
