//! The keys of a file, read out of the organisation log.

use std::collections::BTreeMap;

use super::{SignerId, SignerKey, SignerKind};
use crate::organisation::{Statement, StatementBody};
use crate::{PublicKey, Timestamp};

/// Gives every key that ever could sign an event, from a verified log with the moment at which the
/// server took each statement.
///
/// The moments are the server's, like those of the events: the clock of the device that signed a
/// statement proves nothing about which came first.
#[must_use]
pub fn signer_keys<'a>(
    log: impl IntoIterator<Item = (&'a Statement, Timestamp)>,
) -> BTreeMap<SignerId, SignerKey> {
    let mut keys = Keys::default();
    for (statement, at) in log {
        keys.take(statement, at);
    }
    keys.known
}

#[derive(Default)]
struct Keys {
    known: BTreeMap<SignerId, SignerKey>,
    server: Option<SignerId>,
}

impl Keys {
    fn take(&mut self, statement: &Statement, at: Timestamp) {
        match &statement.content {
            StatementBody::Device {
                device, signing, ..
            } => self.begin(SignerId::device(*device), *signing, SignerKind::Device, at),
            StatementBody::Revoke { device } => self.end(&SignerId::device(*device), at),
            StatementBody::ServerKeys { witness, .. } => self.witness(*witness, statement.n, at),
            StatementBody::Root { .. }
            | StatementBody::Admins { .. }
            | StatementBody::Recovery { .. }
            | StatementBody::User { .. }
            | StatementBody::ClassEpoch { .. }
            | StatementBody::Catalogue(_)
            | StatementBody::Purposes(_)
            | StatementBody::Text(_)
            | StatementBody::Policy(_)
            | StatementBody::Acknowledged(_)
            | StatementBody::MinFormat(_)
            | StatementBody::Restore(_)
            | StatementBody::Countersigned { .. } => {}
        }
    }

    /// A new witness key ends the one before; the same one stated again goes on.
    fn witness(&mut self, key: PublicKey, statement: u64, at: Timestamp) {
        let current = self.server.clone();
        let same = current
            .as_ref()
            .and_then(|current| self.known.get(current))
            .is_some_and(|current| current.ed25519 == key);
        if same {
            return;
        }
        if let Some(current) = current {
            self.end(&current, at);
        }
        let new = SignerId::server(statement);
        self.begin(new.clone(), key, SignerKind::Server, at);
        self.server = Some(new);
    }

    fn begin(&mut self, signer: SignerId, ed25519: PublicKey, kind: SignerKind, at: Timestamp) {
        let key = SignerKey {
            ed25519,
            kind,
            valid_from: at,
            valid_to: None,
        };
        self.known.insert(signer, key);
    }

    fn end(&mut self, signer: &SignerId, at: Timestamp) {
        if let Some(key) = self.known.get_mut(signer)
            && key.valid_to.is_none()
        {
            key.valid_to = Some(at.max(key.valid_from));
        }
    }
}
