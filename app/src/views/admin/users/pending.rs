//! The invitations: where each stands, and the signature an accepted one waits for.

use domain::InviteId;
use leptos::prelude::*;

use super::certify::{Certify, Said};
use super::model::{self, InviteRow, Stage};
use super::together::{Included, SignAll, Together};
use crate::asked::{Asked, Standby, use_needs_server};
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::people::role_words;
use crate::replica::{CheckedInvite, use_replica};
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;

/// The list of invitations.
#[component]
pub fn Pending(
    /// The invitations.
    asked: Asked<Vec<CheckedInvite>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let answer = asked.answer();
    let rows = Memo::new(move |_| {
        let answer = answer.get()?;
        Some(data.with(|data| {
            let now = data.now.unwrap_or(domain::Timestamp::from_millis(0));
            model::invites(&answer, data.organisation.as_deref(), now)
        }))
    });
    let certify = Certify::new(asked);
    let together = Together::new(certify, rows);
    let drawn = move || {
        rows.get().map(|rows| {
            if rows.is_empty() {
                view! {
                    <EmptyState text=Signal::derive(move || {
                        t_string!(i18n, admin.users.no_pending).to_owned()
                    }) />
                }
                .into_any()
            } else {
                let items = rows
                    .into_iter()
                    .map(|row| view! { <Item row certify together /> })
                    .collect_view();
                view! { <ul class="invites" aria-labelledby="invites-title">{items}</ul> }
                    .into_any()
            }
        })
    };
    view! {
        <section class="admin-section" aria-labelledby="invites-title">
            <h2 id="invites-title">{t!(i18n, admin.users.pending)}</h2>
            <p class="muted">{t!(i18n, admin.users.pending_hint)}</p>
            <Standby asked />
            <Said certify />
            <SignAll together />
            {drawn}
        </section>
    }
}

#[component]
fn Item(row: InviteRow, certify: Certify, together: Together) -> impl IntoView {
    let i18n = use_i18n();
    let InviteRow {
        id,
        name,
        email,
        role,
        until,
        stage,
    } = row;
    let sign = if let Stage::WaitsForYou { proven, .. } = stage {
        let name = name.clone();
        Some(view! { <Sign id name proven certify together /> })
    } else {
        None
    };
    view! {
        <li class="invite">
            <p>
                <strong>{name}</strong>
                " "
                <span class="muted">{email} ", " {move || role_words(i18n.get_locale(), role)}</span>
            </p>
            <p>{move || stage_words(i18n.get_locale(), &stage, until)}</p>
            {sign}
        </li>
    }
}

/// The signature for one; what does not fit says so instead.
#[component]
fn Sign(
    id: InviteId,
    name: String,
    proven: bool,
    certify: Certify,
    together: Together,
) -> impl IntoView {
    let i18n = use_i18n();
    let needs_server = use_needs_server();
    let blocked = Signal::derive(move || {
        let not_proven = || t_string!(i18n, admin.users.not_proven).to_owned();
        (!proven).then(not_proven).or_else(|| needs_server.get())
    });
    let (label, signed) = (name.clone(), name.clone());
    view! {
        {proven.then(|| view! { <Included id name together /> })}
        <Button
            label=Signal::derive(move || {
                t_string!(i18n, admin.users.certify_name, name = label.clone())
            })
            press=Callback::new(move |()| certify.run(vec![(id, signed.clone())]))
            blocked
        />
    }
}

fn stage_words(locale: Locale, stage: &Stage, until: domain::Timestamp) -> String {
    match stage {
        Stage::WaitsForYou { device, proven } => {
            let device = device.clone();
            if *proven {
                td_string!(locale, admin.users.waits_you, device = device)
            } else {
                td_string!(locale, admin.users.waits_unproven, device = device)
            }
        }
        Stage::WaitsForPerson => format!(
            "{}; {}",
            td_string!(locale, admin.users.waits_person),
            td_string!(
                locale,
                admin.users.until,
                date = format::long_date(locale, until)
            )
        ),
        Stage::Expired => td_string!(locale, admin.users.expired).to_owned(),
        Stage::Certified => td_string!(locale, admin.users.certified).to_owned(),
    }
}
