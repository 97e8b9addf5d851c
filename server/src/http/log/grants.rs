//! Which appends give somebody a right, so that they are confirmed first.

use domain::UserId;
use domain::organisation::{Organisation, StatementBody};
use sync::message::account::LogAppend;

/// Whether an append gives a role, a key, a device to somebody else, or changes who is trusted.
///
/// What cannot be read here is refused by the route; what takes rights away waits for nothing.
pub(crate) fn grants(organisation: &Organisation, by: UserId, body: &[u8]) -> bool {
    serde_json::from_slice(body).is_ok_and(|append: LogAppend| {
        append
            .statements
            .iter()
            .filter_map(|signed| signed.read().ok())
            .any(|statement| gives(organisation, by, &statement.content))
    })
}

fn gives(organisation: &Organisation, by: UserId, body: &StatementBody) -> bool {
    match body {
        StatementBody::Root { .. }
        | StatementBody::Recovery { .. }
        | StatementBody::Countersigned { .. } => true,
        StatementBody::Admins {
            administrators,
            privacy_officers,
        } => {
            gains(&organisation.administrators, administrators)
                || gains(&organisation.privacy_officers, privacy_officers)
        }
        StatementBody::User { user, roles, .. } => {
            let known = organisation.users.get(user);
            known.map_or(!roles.is_empty(), |known| gains(&known.roles, roles))
        }
        StatementBody::Device { user, .. } => *user != by,
        StatementBody::ClassEpoch { class, readers, .. } => {
            let known = organisation.classes.get(class);
            known.is_none_or(|known| gains(&known.readers, readers))
        }
        StatementBody::Revoke { .. }
        | StatementBody::ServerKeys { .. }
        | StatementBody::Catalogue(_)
        | StatementBody::Purposes(_)
        | StatementBody::Text(_)
        | StatementBody::Policy(_)
        | StatementBody::MinFormat(_)
        | StatementBody::Restore(_)
        | StatementBody::Acknowledged(_) => false,
    }
}

fn gains<T: PartialEq>(before: &[T], after: &[T]) -> bool {
    after.iter().any(|one| !before.contains(one))
}
