//! The people who can be named, each with a box.

use domain::organisation::Signers;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::views::admin::users::signers::model::{Candidate, Group, candidates};

/// Everybody who can be named, each with a box.
#[component]
pub fn People(
    /// The list.
    group: Group,
    /// Who is chosen.
    chosen: RwSignal<Option<Signers>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let id = match group {
        Group::Administrators => "signers-administrators",
        Group::PrivacyOfficers => "signers-officers",
        Group::Holders => "signers-holders",
    };
    let title = move || match group {
        Group::Administrators => t_string!(i18n, admin.signers.administrators),
        Group::PrivacyOfficers => t_string!(i18n, admin.signers.officers),
        Group::Holders => t_string!(i18n, admin.signers.holders),
    };
    let people = Memo::new(move |_| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or_else(Vec::new, |organisation| candidates(organisation, group))
        })
    });
    let boxes = move || {
        let people = people.get().into_iter();
        people
            .map(|candidate| view! { <Person group candidate chosen /> })
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
fn Person(group: Group, candidate: Candidate, chosen: RwSignal<Option<Signers>>) -> impl IntoView {
    let me = use_me();
    let Candidate { id, name } = candidate;
    let own = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.user == id));
    let fixed = own && group == Group::Administrators;
    let checked = move || {
        chosen.with(|chosen| {
            let chosen = chosen.as_ref();
            chosen.is_some_and(|chosen| group.listed(chosen).contains(&id))
        })
    };
    let set = move |stays: bool| {
        chosen.update(|chosen| {
            if let Some(chosen) = chosen {
                let listed = group.listed_mut(chosen);
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
