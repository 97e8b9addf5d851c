//! Whether somebody stays named among those who may sign, though the role goes.

use domain::UserId;
use domain::access::Role;
use domain::organisation::Organisation;
use leptos::prelude::*;

use super::RolesOf;
use crate::replica::use_replica;

/// Says whether the roles that go leave the user named for one of them.
#[must_use]
pub fn use_stays_named(roles_of: RolesOf) -> Memo<bool> {
    let data = use_replica().data;
    Memo::new(move |_| {
        let user = roles_of
            .user
            .with(|user| user.as_ref().map(|user| (user.id, user.roles.clone())));
        let kept = roles_of.kept.get();
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            user.zip(organisation)
                .is_some_and(|((user, roles), organisation)| {
                    let mut gone = roles.iter().filter(|role| !kept.contains(role));
                    gone.any(|role| named_for(organisation, user, *role))
                })
        })
    })
}

fn named_for(organisation: &Organisation, user: UserId, role: Role) -> bool {
    match role {
        Role::Administrator => organisation.administrators.contains(&user),
        Role::PrivacyOfficer => organisation.privacy_officers.contains(&user),
        Role::Rep | Role::Manager | Role::Auditor | Role::Support => false,
    }
}
