//! Typed addresses of the staff areas and the roles that may see them.

use domain::RecordId;
use domain::access::Role;

use crate::replica::DecisionId;

/// A page of a staff area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of contacts.
    Contacts,
    /// The form for a new contact.
    NewContact,
    /// One contact.
    Contact(RecordId),
    /// The form of one contact.
    EditContact(RecordId),
    /// Asking a contact for consent.
    NewConsent(RecordId),
    /// The customer's screen.
    HandOver(RecordId),
    /// Import of a file.
    Import,
    /// Changes that wait.
    Outbox,
    /// What needs a decision.
    Conflicts,
    /// One decision.
    Conflict(DecisionId),
    /// This device.
    ThisDevice,
    /// The own account: sign-ins, passphrase.
    Account,
    /// Requests of administrators that this holder can help with.
    HelpRecovery,
    /// Figures of the organisation.
    Overview,
    /// Staff and invitations.
    Users,
    /// The audit.
    Audit,
    /// Devices of the organisation.
    Devices,
    /// The mail queue.
    Mail,
    /// Consents to review.
    Review,
    /// Signed statements of the organisation.
    Statements,
}

impl Place {
    /// Reads an address; an unknown one is no place.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let all = [
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ];
        match all {
            [Some("sales"), None | Some("contacts"), None, ..] => Some(Self::Contacts),
            [Some("sales"), Some("contacts"), Some("new"), None, _] => Some(Self::NewContact),
            [Some("sales"), Some("contacts"), Some(id), None, _] => {
                RecordId::parse(id).map(Self::Contact)
            }
            [
                Some("sales"),
                Some("contacts"),
                Some(id),
                Some("edit"),
                None,
            ] => RecordId::parse(id).map(Self::EditContact),
            [
                Some("sales"),
                Some("contacts"),
                Some(id),
                Some("consents"),
                Some("new"),
            ] => RecordId::parse(id).map(Self::NewConsent),
            [Some("hand-over"), Some(id), None, ..] => RecordId::parse(id).map(Self::HandOver),
            [Some("sales"), Some("import"), None, ..] => Some(Self::Import),
            [Some("me"), None | Some("outbox"), None, ..] => Some(Self::Outbox),
            [Some("me"), Some("conflicts"), None, ..] => Some(Self::Conflicts),
            [Some("me"), Some("conflicts"), Some(id), None, _] => {
                DecisionId::parse(id).map(Self::Conflict)
            }
            [Some("me"), Some("device"), None, ..] => Some(Self::ThisDevice),
            [Some("me"), Some("account"), None, ..] => Some(Self::Account),
            [Some("me"), Some("recovery"), None, ..] => Some(Self::HelpRecovery),
            [Some("admin"), None, ..] => Some(Self::Overview),
            [Some("admin"), Some("users"), None, ..] => Some(Self::Users),
            [Some("admin"), Some("audit"), None, ..] => Some(Self::Audit),
            [Some("admin"), Some("devices"), None, ..] => Some(Self::Devices),
            [Some("admin"), Some("mail"), None, ..] => Some(Self::Mail),
            [Some("admin"), Some("review"), None, ..] => Some(Self::Review),
            [Some("admin"), Some("statements"), None, ..] => Some(Self::Statements),
            _ => None,
        }
    }

    /// Writes the address.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Contacts => "/sales/contacts".to_owned(),
            Self::NewContact => "/sales/contacts/new".to_owned(),
            Self::Contact(id) => format!("/sales/contacts/{id}"),
            Self::EditContact(id) => format!("/sales/contacts/{id}/edit"),
            Self::NewConsent(id) => format!("/sales/contacts/{id}/consents/new"),
            Self::HandOver(id) => format!("/hand-over/{id}"),
            Self::Import => "/sales/import".to_owned(),
            Self::Outbox => "/me/outbox".to_owned(),
            Self::Conflicts => "/me/conflicts".to_owned(),
            Self::Conflict(id) => format!("/me/conflicts/{id}"),
            Self::ThisDevice => "/me/device".to_owned(),
            Self::Account => "/me/account".to_owned(),
            Self::HelpRecovery => "/me/recovery".to_owned(),
            Self::Overview => "/admin".to_owned(),
            Self::Users => "/admin/users".to_owned(),
            Self::Audit => "/admin/audit".to_owned(),
            Self::Devices => "/admin/devices".to_owned(),
            Self::Mail => "/admin/mail".to_owned(),
            Self::Review => "/admin/review".to_owned(),
            Self::Statements => "/admin/statements".to_owned(),
        }
    }

    /// Says whether one of the roles opens the page; what a role lacks does not exist for it.
    #[must_use]
    pub fn opens_for(self, roles: &[Role]) -> bool {
        let any = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
        match self {
            Self::Outbox
            | Self::Conflicts
            | Self::Conflict(_)
            | Self::ThisDevice
            | Self::Account
            | Self::HelpRecovery => true,
            Self::Contacts | Self::Contact(_) => {
                any(&[Role::Rep, Role::Manager, Role::PrivacyOfficer])
            }
            Self::NewContact | Self::EditContact(_) | Self::Import => {
                any(&[Role::Rep, Role::Manager])
            }
            Self::NewConsent(_) | Self::HandOver(_) => {
                any(&[Role::Rep, Role::Manager, Role::PrivacyOfficer])
            }
            Self::Overview => any(&[
                Role::Manager,
                Role::PrivacyOfficer,
                Role::Administrator,
                Role::Auditor,
            ]),
            Self::Audit | Self::Review | Self::Statements => {
                any(&[Role::PrivacyOfficer, Role::Auditor, Role::Administrator])
            }
            Self::Users | Self::Devices | Self::Mail => any(&[Role::Administrator, Role::Auditor]),
        }
    }

    /// The first page of a person with these roles.
    #[must_use]
    pub fn home(roles: &[Role]) -> Self {
        [Self::Contacts, Self::Overview]
            .into_iter()
            .find(|place| place.opens_for(roles))
            .unwrap_or(Self::ThisDevice)
    }
}

#[cfg(test)]
mod tests {
    use domain::RecordId;
    use domain::access::Role;

    use super::Place;
    use crate::replica::DecisionId;

    const ALL: fn(RecordId) -> [Place; 21] = |id| {
        [
            Place::Contacts,
            Place::NewContact,
            Place::Contact(id),
            Place::EditContact(id),
            Place::NewConsent(id),
            Place::HandOver(id),
            Place::Import,
            Place::Outbox,
            Place::Conflicts,
            Place::Conflict(DecisionId::Op(12)),
            Place::Conflict(DecisionId::Restored(3)),
            Place::ThisDevice,
            Place::Account,
            Place::HelpRecovery,
            Place::Overview,
            Place::Users,
            Place::Audit,
            Place::Devices,
            Place::Mail,
            Place::Review,
            Place::Statements,
        ]
    };

    #[test]
    fn every_address_that_is_written_is_read_back() {
        for place in ALL(RecordId::v4([7; 16])) {
            assert_eq!(Place::parse(&place.path()), Some(place));
        }
    }

    #[test]
    fn unknown_and_broken_addresses_are_no_place() {
        for path in [
            "/",
            "/sales/nothing",
            "/sales/contacts/1",
            "/admin/users/x",
            "/me/device/x",
            "/me/conflicts/x1",
            "/me/conflicts/01",
            "/portal",
        ] {
            assert_eq!(Place::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_rep_opens_no_page_of_the_administration() {
        for place in ALL(RecordId::v4([7; 16])) {
            let admin = place.path().starts_with("/admin");
            assert_eq!(place.opens_for(&[Role::Rep]), !admin, "{place:?}");
        }
    }

    #[test]
    fn somebody_without_a_role_opens_only_their_own_pages() {
        for place in ALL(RecordId::v4([7; 16])) {
            assert_eq!(
                place.opens_for(&[]),
                place.path().starts_with("/me"),
                "{place:?}"
            );
        }
    }

    #[test]
    fn home_is_the_first_page_the_roles_open() {
        assert_eq!(Place::home(&[Role::Rep]), Place::Contacts);
        assert_eq!(Place::home(&[Role::Administrator]), Place::Overview);
        assert_eq!(Place::home(&[]), Place::ThisDevice);
    }
}
