//! Whose records a member of staff works with (matrix 9.2).

use crate::UserId;
use crate::access::Role;
use crate::record::Row;

impl Role {
    /// Says whether holders work with every record, not only with those of their own territory.
    #[must_use]
    pub const fn sees_all_territories(self) -> bool {
        matches!(
            self,
            Self::Manager | Self::PrivacyOfficer | Self::Administrator
        )
    }

    /// Says whether holders may append to the consent ledger.
    #[must_use]
    pub const fn appends_to_ledger(self) -> bool {
        matches!(self, Self::Rep | Self::Manager | Self::PrivacyOfficer)
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
