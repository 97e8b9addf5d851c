//! Whether the person here may sign what administrators sign.

use leptos::prelude::*;

use crate::replica::use_replica;
use crate::session::use_me;

/// Says whether the organisation log names the person as an administrator.
#[must_use]
pub fn use_administers() -> Memo<bool> {
    let me = use_me();
    let data = use_replica().data;
    Memo::new(move |_| {
        let user = me.with(|me| me.as_ref().map(|me| me.user));
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            user.zip(organisation)
                .is_some_and(|(user, organisation)| organisation.administrators.contains(&user))
        })
    })
}
