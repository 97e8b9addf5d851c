//! Who is named and who could be, with names.

use domain::UserId;
use domain::access::Role;
use domain::organisation::{Organisation, Signers};

use crate::people::names;
use crate::ui::sort::czech_key;

/// Who is named, and who is not though the role says so, or is though it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who is named.
    pub signers: Signers,
    /// Names of who has a role without being named for it.
    pub unnamed: String,
    /// Names of who is named without the role.
    pub outdated: String,
    /// Names of who may recover together, but has no device for it any more.
    pub gone: String,
}

/// Gives who is named now.
#[must_use]
pub fn named(organisation: &Organisation) -> Named {
    let signers = organisation.signers();
    let missing = |role, listed: &[UserId]| {
        let users = organisation.nameable(role).into_iter();
        users
            .filter(|user| !listed.contains(user))
            .collect::<Vec<_>>()
    };
    let mut unnamed = missing(Role::Administrator, &signers.administrators);
    for user in missing(Role::PrivacyOfficer, &signers.privacy_officers) {
        if !unnamed.contains(&user) {
            unnamed.push(user);
        }
    }
    Named {
        gone: names(organisation, &organisation.holders_gone()),
        unnamed: names(organisation, &unnamed),
        outdated: names(organisation, &organisation.named_without_role()),
        signers,
    }
}

/// Somebody who can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The user.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// One of the lists that the kit changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Those who sign users, devices and keys.
    Administrators,
    /// Those who sign fields, purposes and texts.
    PrivacyOfficers,
    /// Those who may recover together.
    Holders,
}

impl Group {
    /// Gives who can be named.
    #[must_use]
    pub fn nameable(self, organisation: &Organisation) -> Vec<UserId> {
        match self {
            Self::Administrators => organisation.nameable(Role::Administrator),
            Self::PrivacyOfficers => organisation.nameable(Role::PrivacyOfficer),
            Self::Holders => {
                let holders = organisation.holdable().into_iter();
                holders.map(|holder| holder.user).collect()
            }
        }
    }

    /// Who is named.
    #[must_use]
    pub fn listed(self, signers: &Signers) -> &[UserId] {
        match self {
            Self::Administrators => &signers.administrators,
            Self::PrivacyOfficers => &signers.privacy_officers,
            Self::Holders => &signers.holders,
        }
    }

    /// Who is named, to be changed.
    pub const fn listed_mut(self, signers: &mut Signers) -> &mut Vec<UserId> {
        match self {
            Self::Administrators => &mut signers.administrators,
            Self::PrivacyOfficers => &mut signers.privacy_officers,
            Self::Holders => &mut signers.holders,
        }
    }
}

/// Gives who can be named, in the Czech order of their names.
#[must_use]
pub fn candidates(organisation: &Organisation, group: Group) -> Vec<Candidate> {
    let users = group.nameable(organisation).into_iter();
    let mut found: Vec<_> = users
        .filter_map(|id| {
            let name = organisation.users.get(&id)?.name.clone();
            Some(Candidate { id, name })
        })
        .collect();
    found.sort_by_cached_key(|candidate| czech_key(&candidate.name));
    found
}

/// Gives the choice to begin with: who is named and still can be, and who chooses.
#[must_use]
pub fn first_choice(organisation: &Organisation, by: UserId) -> Signers {
    let mut signers = organisation.signers();
    for group in [
        Group::Administrators,
        Group::PrivacyOfficers,
        Group::Holders,
    ] {
        let able = group.nameable(organisation);
        group
            .listed_mut(&mut signers)
            .retain(|user| able.contains(user));
    }
    if !signers.administrators.contains(&by) {
        signers.administrators.push(by);
    }
    signers
}

#[cfg(test)]
mod tests;
