//! Who may sign which kind of statement.

use crate::UserId;
use crate::organisation::{Organisation, Signer, StatementBody};

impl Organisation {
    pub(super) fn has_right(&self, signer: Signer, body: &StatementBody) -> bool {
        match signer {
            Signer::OrgRoot => self.root_may(body),
            Signer::Device(device) => self
                .live_device(device)
                .is_some_and(|device| self.user_may(device.user, body)),
        }
    }

    fn root_may(&self, body: &StatementBody) -> bool {
        match body {
            StatementBody::Admins { .. }
            | StatementBody::Recovery { .. }
            | StatementBody::MinFormat(_)
            // Only the root can move a field to a weaker class.
            | StatementBody::Catalogue(_) => true,
            // Before the first device nobody else can sign the first user and device.
            StatementBody::User { .. } => self.devices.is_empty(),
            StatementBody::Device { user, .. } => {
                self.devices.is_empty() || self.may_be_recovered(*user)
            }
            StatementBody::Root { .. }
            | StatementBody::Revoke { .. }
            | StatementBody::ClassEpoch { .. }
            | StatementBody::ServerKeys { .. }
            | StatementBody::Purposes(_)
            | StatementBody::Text(_)
            | StatementBody::Policy(_)
            | StatementBody::Acknowledged(_)
            | StatementBody::Restore(_)
            | StatementBody::Countersigned { .. } => false,
        }
    }

    fn user_may(&self, user: UserId, body: &StatementBody) -> bool {
        if self.roles(user).is_empty() {
            return false;
        }
        let administrator = self.administrators.contains(&user);
        let privacy_officer = self.privacy_officers.contains(&user);
        match body {
            StatementBody::Device { user: owner, .. } => administrator || *owner == user,
            // Whoever signs speaks of the own training only.
            StatementBody::Acknowledged(_) => true,
            StatementBody::User { .. }
            | StatementBody::Revoke { .. }
            | StatementBody::ClassEpoch { .. }
            | StatementBody::ServerKeys { .. }
            | StatementBody::Restore(_)
            | StatementBody::Countersigned { .. } => administrator,
            StatementBody::Catalogue(_)
            | StatementBody::Purposes(_)
            | StatementBody::Text(_)
            | StatementBody::Policy(_) => privacy_officer,
            StatementBody::Root { .. }
            | StatementBody::Admins { .. }
            | StatementBody::MinFormat(_)
            | StatementBody::Recovery { .. } => false,
        }
    }
}
