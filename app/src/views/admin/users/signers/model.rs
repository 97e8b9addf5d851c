//! Who is named and who could be, with names.

use domain::UserId;
use domain::access::Role;
use domain::organisation::{Organisation, Signers};

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
        unnamed: names(organisation, &unnamed),
        outdated: names(organisation, &organisation.named_without_role()),
        signers,
    }
}

/// Gives names in their Czech order.
#[must_use]
pub fn names(organisation: &Organisation, users: &[UserId]) -> String {
    let mut names: Vec<_> = users
        .iter()
        .filter_map(|user| organisation.users.get(user))
        .map(|user| user.name.as_str())
        .collect();
    names.sort_by_cached_key(|name| czech_key(name));
    names.join(", ")
}

/// Somebody who has the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The user.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// Gives who has the role, in the Czech order of their names.
#[must_use]
pub fn candidates(organisation: &Organisation, role: Role) -> Vec<Candidate> {
    let users = organisation.nameable(role).into_iter();
    let mut found: Vec<_> = users
        .filter_map(|id| {
            let name = organisation.users.get(&id)?.name.clone();
            Some(Candidate { id, name })
        })
        .collect();
    found.sort_by_cached_key(|candidate| czech_key(&candidate.name));
    found
}

/// Gives the choice to begin with: who is named and still has the role, and who chooses.
#[must_use]
pub fn first_choice(organisation: &Organisation, by: UserId) -> Signers {
    let still = |role, listed: &[UserId]| {
        let able = organisation.nameable(role);
        let listed = listed.iter().copied();
        listed
            .filter(|user| able.contains(user))
            .collect::<Vec<_>>()
    };
    let mut administrators = still(Role::Administrator, &organisation.administrators);
    if !administrators.contains(&by) {
        administrators.push(by);
    }
    Signers {
        administrators,
        privacy_officers: still(Role::PrivacyOfficer, &organisation.privacy_officers),
        holders: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
