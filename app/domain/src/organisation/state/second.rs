//! Statements that need two signers, where there are two (security design, section 4).

use super::effect::Taken;
use super::{LogError, Organisation};
use crate::organisation::{Signer, StatementBody};
use crate::record::Class;
use crate::{DeviceId, Hash, Timestamp, UserId};

/// A statement without effect until another administrator has signed `countersigned`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its place in the log.
    pub n: u64,
    /// Its hash, which `countersigned` names.
    pub hash: Hash,
    /// Who signed first.
    pub signer: Signer,
    /// When.
    pub at: Timestamp,
    /// What takes effect then.
    pub content: StatementBody,
}

impl Organisation {
    /// Names the administrators who could sign second after this one; with none, one is enough.
    #[must_use]
    pub fn second_signers(&self, first: UserId) -> Vec<UserId> {
        let others = self.administrators.iter().filter(|user| **user != first);
        others
            .filter(|user| !self.roles(**user).is_empty() && self.has_live_device(**user))
            .copied()
            .collect()
    }

    /// Says whether the content has no effect until a second administrator has signed it.
    #[must_use]
    pub fn needs_second(&self, signer: Signer, content: &StatementBody) -> bool {
        let double = match content {
            StatementBody::ClassEpoch { class, .. } => *class == Class::Special,
            StatementBody::Restore(_) => true,
            StatementBody::Root { .. }
            | StatementBody::Admins { .. }
            | StatementBody::Recovery { .. }
            | StatementBody::User { .. }
            | StatementBody::Device { .. }
            | StatementBody::Revoke { .. }
            | StatementBody::ServerKeys { .. }
            | StatementBody::Catalogue(_)
            | StatementBody::Purposes(_)
            | StatementBody::Text(_)
            | StatementBody::Policy(_)
            | StatementBody::Acknowledged(_)
            | StatementBody::MinFormat(_)
            | StatementBody::Countersigned { .. } => false,
        };
        let user = self.signing_user(signer);
        double && user.is_some_and(|user| !self.second_signers(user).is_empty())
    }

    /// Lists what waits and still would take effect if a second administrator signed it now.
    #[must_use]
    pub fn completable(&self) -> Vec<&Waiting> {
        let holds = |waiting: &&Waiting| {
            let taken = Taken {
                n: self.n + 1,
                hash: waiting.hash,
                signer: waiting.signer,
                at: waiting.at,
            };
            self.has_right(waiting.signer, &waiting.content)
                && self.clone().take(&waiting.content, taken).is_ok()
        };
        self.waiting.iter().filter(holds).collect()
    }

    /// Says whether a new epoch of the class waits for a second administrator.
    #[must_use]
    pub fn epoch_waits(&self, class: Class) -> bool {
        self.completable().iter().any(|waiting| {
            matches!(&waiting.content, StatementBody::ClassEpoch { class: of, .. } if *of == class)
        })
    }

    /// Says whether a device may sign second what waits.
    #[must_use]
    pub fn may_countersign(&self, device: DeviceId, waiting: &Waiting) -> bool {
        let signer = Signer::Device(device);
        let content = StatementBody::Countersigned {
            statement: waiting.hash,
        };
        self.has_right(signer, &content)
            && self.signing_user(signer) != self.signing_user(waiting.signer)
    }

    /// Gives the readers named by an epoch that waits under this statement.
    #[must_use]
    pub fn waiting_readers(&self, class: Class, epoch: u32, statement: Hash) -> Option<&[UserId]> {
        let mut waiting = self.waiting.iter();
        let waiting = waiting.find(|waiting| waiting.hash == statement)?;
        let StatementBody::ClassEpoch {
            class: of,
            epoch: stated,
            readers,
            ..
        } = &waiting.content
        else {
            return None;
        };
        ((*of, *stated) == (class, epoch)).then_some(readers)
    }

    /// The secret of an epoch that waits was sealed to its readers: who is cut off could hold it,
    /// so that epoch never takes effect.
    pub(super) fn drop_epochs_of(&mut self, reader: UserId) {
        self.waiting.retain(|waiting| {
            !matches!(&waiting.content, StatementBody::ClassEpoch { readers, .. }
                if readers.contains(&reader))
        });
    }

    /// A secret that waits is sealed to the recovery key that was renewed.
    pub(super) fn drop_epochs(&mut self) {
        self.waiting
            .retain(|waiting| !matches!(waiting.content, StatementBody::ClassEpoch { .. }));
    }

    /// Keeps content that is sound until it is countersigned; it takes the place of an older one.
    pub(super) fn wait(&mut self, content: &StatementBody, taken: Taken) -> Result<(), LogError> {
        self.clone().take(content, taken)?;
        self.end_waiting(content);
        self.waiting.push(Waiting {
            n: taken.n,
            hash: taken.hash,
            signer: taken.signer,
            at: taken.at,
            content: content.clone(),
        });
        Ok(())
    }

    /// Takes what waited, if it still holds: its signer has the right, and the second is another.
    pub(super) fn complete(&mut self, hash: Hash, second: Taken) -> Result<(), LogError> {
        let n = second.n;
        let found = self.waiting.iter().find(|waiting| waiting.hash == hash);
        let first = found.cloned().ok_or(LogError::Malformed { n })?;
        let other = self.signing_user(first.signer) != self.signing_user(second.signer);
        if !other || !self.has_right(first.signer, &first.content) {
            return Err(LogError::WithoutRight { n });
        }
        let taken = Taken {
            n,
            hash: first.hash,
            signer: first.signer,
            at: second.at,
        };
        self.take(&first.content, taken)?;
        self.end_waiting(&first.content);
        Ok(())
    }

    /// What is settled by one signer, or anew, waits no more.
    pub(super) fn end_waiting(&mut self, content: &StatementBody) {
        self.waiting.retain(|other| !is_about(other, content));
    }

    pub(super) fn signing_user(&self, signer: Signer) -> Option<UserId> {
        match signer {
            Signer::OrgRoot => None,
            Signer::Device(device) => self.devices.get(&device).map(|device| device.user),
        }
    }
}

fn is_about(waiting: &Waiting, content: &StatementBody) -> bool {
    match (&waiting.content, content) {
        (
            StatementBody::ClassEpoch { class, .. },
            StatementBody::ClassEpoch { class: other, .. },
        ) => class == other,
        (StatementBody::Restore(_), StatementBody::Restore(_)) => true,
        _ => false,
    }
}
