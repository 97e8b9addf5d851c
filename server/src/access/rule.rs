//! The rules of routes.

use domain::access::Role;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Anyone: pages and acts that carry their own secret.
    Everyone,
    /// A person in a portal session.
    Portal,
    /// A member of staff, also with a locked session: nothing personal is answered.
    Session,
    /// A member of staff whose device proved an open vault.
    Unlocked,
    /// As [`Rule::Unlocked`], for one's own account.
    Account,
    /// As [`Rule::Unlocked`], with a role that deals with contacts.
    Sales,
    /// As [`Rule::Unlocked`], with the role of administrator.
    Administrator,
    /// As [`Rule::Unlocked`], with a role that oversees the installation.
    Oversight,
    /// As [`Rule::Unlocked`], with a role that answers for the ledgers or checks them.
    Ledger,
    /// As [`Rule::Unlocked`], with the role of support.
    Support,
}

impl Rule {
    /// The roles of which one is needed; none means that the role does not matter.
    #[must_use]
    pub const fn roles(self) -> Option<&'static [Role]> {
        match self {
            Self::Everyone | Self::Portal | Self::Session | Self::Unlocked | Self::Account => None,
            Self::Sales => Some(&[Role::Rep, Role::Manager, Role::PrivacyOfficer]),
            Self::Administrator => Some(&[Role::Administrator]),
            Self::Oversight => Some(&[Role::Administrator, Role::PrivacyOfficer, Role::Auditor]),
            Self::Support => Some(&[Role::Support]),
            Self::Ledger => Some(&[Role::PrivacyOfficer, Role::Auditor]),
        }
    }
}
