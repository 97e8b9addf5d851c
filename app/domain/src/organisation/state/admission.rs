//! Letting newcomers in: the statements of one act (security design, section 4).

use super::Organisation;
use crate::access::Role;
use crate::organisation::StatementBody;
use crate::record::Class;
use crate::{DeviceId, InviteId, PublicKey, UserId};

/// Somebody whose acceptance of an invitation was verified, with the device they made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The invitation.
    pub invite: InviteId,
    /// The new user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The new device.
    pub device: DeviceId,
    /// Its Ed25519 public key.
    pub signing: PublicKey,
    /// Its X25519 public key.
    pub agreement: PublicKey,
    /// Its name in lists.
    pub device_name: String,
    /// Its four characters of receipt numbers.
    pub code: String,
}

impl Organisation {
    /// Names the classes that an administrator can grant to a newcomer of this role now.
    ///
    /// What needs a second administrator stays a pending grant. Where a policy stands they are
    /// named all the same: the secret is sealed once they have acknowledged it.
    #[must_use]
    pub fn grantable(&self, by: UserId, role: Role) -> Vec<Class> {
        let alone = self.second_signers(by).is_empty();
        let sealed = Class::SEALED.into_iter();
        sealed
            .filter(|class| role.reads(*class) && self.classes.contains_key(class))
            .filter(|class| alone || *class != Class::Special)
            .collect()
    }

    /// Gives the statements that let all of them in: each user and device, then each class once,
    /// with everybody who reads it from now on.
    #[must_use]
    pub fn admission(&self, by: UserId, newcomers: &[Newcomer]) -> Vec<StatementBody> {
        let people = newcomers.iter().flat_map(Newcomer::statements);
        let classes = Class::SEALED.into_iter();
        let classes = classes.filter_map(|class| self.with_readers(class, by, newcomers));
        people.chain(classes).collect()
    }

    fn with_readers(
        &self,
        class: Class,
        by: UserId,
        newcomers: &[Newcomer],
    ) -> Option<StatementBody> {
        let known = self.classes.get(&class)?;
        let mut readers = known.readers.clone();
        for newcomer in newcomers {
            let reads = self.grantable(by, newcomer.role).contains(&class);
            if reads && !readers.contains(&newcomer.user) {
                readers.push(newcomer.user);
            }
        }
        (readers.len() > known.readers.len()).then_some(StatementBody::ClassEpoch {
            class,
            epoch: known.epoch,
            intake: known.intake,
            readers,
        })
    }
}

impl Newcomer {
    fn statements(&self) -> [StatementBody; 2] {
        [
            StatementBody::User {
                user: self.user,
                name: self.name.clone(),
                roles: vec![self.role],
                invite: Some(self.invite),
            },
            StatementBody::Device {
                device: self.device,
                user: self.user,
                signing: self.signing,
                agreement: self.agreement,
                name: self.device_name.clone(),
                code: self.code.clone(),
            },
        ]
    }
}
