//! Who may sign for the organisation, as `admins` names them (security design, section 4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Organisation;
use crate::UserId;
use crate::access::Role;
use crate::organisation::StatementBody;

/// The users an `admins` statement names, and the holders in the `recovery` beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signers {
    /// Those who sign users, devices and keys.
    pub administrators: Vec<UserId>,
    /// Those who sign fields, purposes and texts.
    pub privacy_officers: Vec<UserId>,
    /// Whose pairs hold the recovery key beside the kit; nobody, or three to eight.
    #[serde(default)]
    pub holders: Vec<UserId>,
}

/// Why users cannot be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SignersFault {
    /// Without the one who uses the kit nobody could sign the new keys, and the last administrator
    /// could go.
    #[error("who uses the kit is not named as an administrator")]
    LeavesOneselfOut,
    /// Nobody could sign fields, purposes and texts.
    #[error("no privacy officer is named")]
    NoPrivacyOfficer,
    /// Somebody who does not have the role.
    #[error("{0} does not have the role")]
    WithoutRole(UserId),
    /// Fewer holders than three, or more than eight.
    #[error("holders are none, or three to eight")]
    HolderCount,
    /// Somebody without a device, or who is not here.
    #[error("{0} has no device to hold recovery with")]
    CannotHold(UserId),
    /// Somebody is named twice.
    #[error("{0} is named twice")]
    Twice(UserId),
    /// Nothing would change.
    #[error("they are named already")]
    Unchanged,
}

impl Signers {
    /// The statement that names them.
    #[must_use]
    pub fn statement(&self) -> StatementBody {
        StatementBody::Admins {
            administrators: self.administrators.clone(),
            privacy_officers: self.privacy_officers.clone(),
        }
    }

    fn sets(&self) -> [BTreeSet<UserId>; 3] {
        [&self.administrators, &self.privacy_officers, &self.holders]
            .map(|named| named.iter().copied().collect::<BTreeSet<_>>())
    }
}

impl Organisation {
    /// Gives who is named now.
    #[must_use]
    pub fn signers(&self) -> Signers {
        Signers {
            administrators: self.administrators.clone(),
            privacy_officers: self.privacy_officers.clone(),
            holders: self.holders.named.iter().map(|held| held.user).collect(),
        }
    }

    /// Checks whom an administrator wants to name with the kit or two holders. They stay named themselves, so
    /// that the last administrator never goes.
    ///
    /// # Errors
    /// With the first thing that is wrong.
    pub fn check_signers(&self, by: UserId, wanted: &Signers) -> Result<(), SignersFault> {
        if !wanted.administrators.contains(&by) {
            return Err(SignersFault::LeavesOneselfOut);
        }
        if wanted.privacy_officers.is_empty() {
            return Err(SignersFault::NoPrivacyOfficer);
        }
        self.check_named(Role::Administrator, &wanted.administrators)?;
        self.check_named(Role::PrivacyOfficer, &wanted.privacy_officers)?;
        self.check_holders(&wanted.holders)?;
        if wanted.sets() == self.signers().sets() && self.holders_gone().is_empty() {
            return Err(SignersFault::Unchanged);
        }
        Ok(())
    }

    /// Gives who has the role and so can be named for it.
    #[must_use]
    pub fn nameable(&self, role: Role) -> Vec<UserId> {
        let users = self.users.values();
        users
            .filter(|user| user.roles.contains(&role))
            .map(|user| user.id)
            .collect()
    }

    /// Gives who is named for what their role no longer is.
    #[must_use]
    pub fn named_without_role(&self) -> Vec<UserId> {
        let administrators = self.lacking(Role::Administrator, &self.administrators);
        let officers = self.lacking(Role::PrivacyOfficer, &self.privacy_officers);
        administrators
            .chain(officers)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    fn lacking<'a>(&'a self, role: Role, named: &'a [UserId]) -> impl Iterator<Item = UserId> + 'a {
        let named = named.iter().copied();
        named.filter(move |user| !self.roles(*user).contains(&role))
    }

    fn check_named(&self, role: Role, named: &[UserId]) -> Result<(), SignersFault> {
        if let Some(user) = self.lacking(role, named).next() {
            return Err(SignersFault::WithoutRole(user));
        }
        let mut seen = BTreeSet::new();
        let twice = named.iter().find(|user| !seen.insert(**user));
        twice.map_or(Ok(()), |user| Err(SignersFault::Twice(*user)))
    }
}
