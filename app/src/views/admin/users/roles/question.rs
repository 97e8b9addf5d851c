//! The question before roles are taken.

use domain::access::Role;
use leptos::prelude::*;

use super::{RolesOf, signers};
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::people::role_words;
use crate::ui::button::Button;
use crate::ui::dialog::Dialog;
use crate::views::admin::keys::Progress;

/// The question, with everything it means.
#[component]
pub fn RoleDialog(
    /// Whose roles.
    roles_of: RolesOf,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || {
        let name = roles_of
            .user
            .with(|user| user.as_ref().map(|user| user.name.clone()));
        name.unwrap_or_default()
    };
    let title = Signal::derive(move || t_string!(i18n, admin.users.change_title, name = name()));
    view! {
        <Dialog name="roles" title open=roles_of.open>
            <Question roles_of />
        </Dialog>
    }
}

#[component]
fn Question(roles_of: RolesOf) -> impl IntoView {
    let i18n = use_i18n();
    let roles = roles_of
        .user
        .with_untracked(|user| user.as_ref().map(|user| user.roles.clone()));
    let boxes = roles
        .unwrap_or_default()
        .into_iter()
        .map(|role| view! { <RoleBox role roles_of /> })
        .collect_view();
    let meaning = move || {
        if roles_of.kept.with(Vec::is_empty) {
            t_string!(i18n, admin.users.leaves_means)
        } else {
            t_string!(i18n, admin.users.loses_means)
        }
    };
    let named = signers::use_stays_named(roles_of);
    let needs_server = use_needs_server();
    let blocked = Signal::derive(move || {
        let nothing = || t_string!(i18n, admin.users.change_nothing).to_owned();
        needs_server
            .get()
            .or_else(|| (!roles_of.changes()).then(nothing))
    });
    view! {
        <div class="dialog-body">
            <div class="choices" role="group" aria-labelledby="roles-kept">
                <span class="field-label" id="roles-kept">
                    {t!(i18n, admin.users.roles_kept)}
                </span>
                <div class="choices-row">{boxes}</div>
            </div>
            <p>{meaning}</p>
            <Show when=move || named.get()>
                <p>{t!(i18n, admin.signers.still_named)}</p>
            </Show>
            <Progress act=roles_of.act />
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.cancel).to_owned())
                    press=Callback::new(move |()| roles_of.open.set(false))
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.users.change_sign).to_owned())
                    press=Callback::new(move |()| roles_of.sign())
                    main=true
                    blocked
                />
            </p>
        </div>
    }
}

#[component]
fn RoleBox(role: Role, roles_of: RolesOf) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || roles_of.kept.with(|kept| kept.contains(&role))
                on:change:target=move |event| roles_of.set(role, event.target().checked())
            />
            <span>{move || role_words(i18n.get_locale(), role)}</span>
        </label>
    }
}
