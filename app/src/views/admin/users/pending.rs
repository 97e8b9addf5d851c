//! The invitations: where each stands, and the signature an accepted one waits for.

use leptos::prelude::*;
use sync::message::account::PendingInvite;

use super::certify::{Certify, Said};
use super::model::{self, InviteRow, Stage};
use crate::asked::{Asked, Standby, use_needs_server};
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::people::role_words;
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;

/// The list of invitations.
#[component]
pub fn Pending(
    /// The invitations.
    asked: Asked<Vec<PendingInvite>>,
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
                    .map(|row| view! { <Item row certify /> })
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
            {drawn}
        </section>
    }
}

#[component]
fn Item(row: InviteRow, certify: Certify) -> impl IntoView {
    let i18n = use_i18n();
    let InviteRow {
        id,
        name,
        email,
        role,
        until,
        stage,
    } = row;
    let button = matches!(stage, Stage::WaitsForYou { .. }).then(|| {
        let (label, signed) = (name.clone(), name.clone());
        view! {
            <Button
                label=Signal::derive(move || {
                    t_string!(i18n, admin.users.certify_name, name = label.clone())
                })
                press=Callback::new(move |()| certify.run(id, signed.clone()))
                blocked=use_needs_server()
            />
        }
    });
    view! {
        <li class="invite">
            <p>
                <strong>{name}</strong>
                " "
                <span class="muted">{email} ", " {move || role_words(i18n.get_locale(), role)}</span>
            </p>
            <p>{move || stage_words(i18n.get_locale(), &stage, until)}</p>
            {button}
        </li>
    }
}

fn stage_words(locale: Locale, stage: &Stage, until: domain::Timestamp) -> String {
    match stage {
        Stage::WaitsForYou { device } => {
            td_string!(locale, admin.users.waits_you, device = device.clone())
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
