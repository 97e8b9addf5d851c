//! The people who can be named, each with a box.

use domain::UserId;
use domain::access::Role;
use domain::organisation::Signers;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::views::admin::users::signers::model::{Candidate, candidates};

/// Everybody who has the role, each with a box.
#[component]
pub fn People(
    /// The role.
    role: Role,
    /// Who is chosen.
    chosen: RwSignal<Option<Signers>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let administrators = role == Role::Administrator;
    let id = if administrators {
        "signers-administrators"
    } else {
        "signers-officers"
    };
    let title = move || {
        if administrators {
            t_string!(i18n, admin.signers.administrators)
        } else {
            t_string!(i18n, admin.signers.officers)
        }
    };
    let people = Memo::new(move |_| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or_else(Vec::new, |organisation| candidates(organisation, role))
        })
    });
    let boxes = move || {
        let people = people.get().into_iter();
        people
            .map(|candidate| view! { <Person role candidate chosen /> })
            .collect_view()
    };
    view! {
        <div class="choices" role="group" aria-labelledby=id>
            <span class="field-label" id=id>
                {title}
            </span>
            <div class="choices-row">{boxes}</div>
        </div>
    }
}

/// The box of a person; who uses the kit stays an administrator.
#[component]
fn Person(role: Role, candidate: Candidate, chosen: RwSignal<Option<Signers>>) -> impl IntoView {
    let me = use_me();
    let Candidate { id, name } = candidate;
    let own = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.user == id));
    let fixed = own && role == Role::Administrator;
    let checked = move || {
        chosen.with(|chosen| {
            let chosen = chosen.as_ref();
            chosen.is_some_and(|chosen| listed(chosen, role).contains(&id))
        })
    };
    let set = move |stays: bool| {
        chosen.update(|chosen| {
            if let Some(chosen) = chosen {
                let listed = listed_mut(chosen, role);
                listed.retain(|user| *user != id);
                listed.extend(stays.then_some(id));
            }
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                disabled=fixed
                prop:checked=checked
                on:change:target=move |event| set(event.target().checked())
            />
            <span>{name}</span>
        </label>
    }
}

fn listed(signers: &Signers, role: Role) -> &[UserId] {
    if role == Role::Administrator {
        &signers.administrators
    } else {
        &signers.privacy_officers
    }
}

const fn listed_mut(signers: &mut Signers, role: Role) -> &mut Vec<UserId> {
    if matches!(role, Role::Administrator) {
        &mut signers.administrators
    } else {
        &mut signers.privacy_officers
    }
}
