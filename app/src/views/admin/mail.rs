//! The mail queue: what was sent to whom, masked; the text of a mail is nowhere.

pub mod model;

use leptos::prelude::*;

use crate::asked::{Asked, Refresh, Standby};
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::ui::listing::{Listing, cell, number_cell, short_cell};
use model::{MailRow, Post};

/// The page.
#[component]
pub fn Mail() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.mail());
    let answer = asked.answer();
    let shown = move || {
        answer.get().map(|answer| {
            let rows = model::rows(&answer);
            if rows.is_empty() {
                view! { <NoMail /> }.into_any()
            } else {
                view! { <Queue rows /> }.into_any()
            }
        })
    };
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, admin.mail.h1).to_owned()) />
            <Refresh asked />
        </div>
        <Standby asked />
        {shown}
    }
}

#[component]
fn Queue(rows: Vec<MailRow>) -> impl IntoView {
    let i18n = use_i18n();
    let kind = Signal::derive(move || t_string!(i18n, admin.mail.kind).to_owned());
    let to = Signal::derive(move || t_string!(i18n, admin.mail.to).to_owned());
    let queued = Signal::derive(move || t_string!(i18n, admin.mail.queued).to_owned());
    let state = Signal::derive(move || t_string!(i18n, admin.mail.state).to_owned());
    let tries = Signal::derive(move || t_string!(i18n, admin.mail.tries).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let MailRow {
                kind: code,
                queued_at,
                post,
                ..
            } = row;
            let failed = matches!(post, Post::Failed(_));
            view! {
                <tr data-tone=failed.then_some("withdrawn")>
                    <th scope="row">{move || kind_words(i18n.get_locale(), &code)}</th>
                    {cell(to, row.to)}
                    {short_cell(queued, move || format::date_time(i18n.get_locale(), queued_at))}
                    {cell(state, move || post_words(i18n.get_locale(), &post))}
                    {number_cell(tries, row.tries)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, admin.mail.h1).to_owned())
            columns=vec![kind, to, queued, state, tries]
            numbers=1
        >
            {drawn}
        </Listing>
    }
}

#[component]
fn NoMail() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, admin.mail.none).to_owned())
            hint=Signal::derive(move || t_string!(i18n, admin.mail.none_hint).to_owned())
        />
    }
}

fn kind_words(locale: Locale, code: &str) -> String {
    match code {
        "copy_code" => td_string!(locale, admin.mail.copy_code).to_owned(),
        "factor_reset" => td_string!(locale, admin.mail.factor_reset).to_owned(),
        "portal_link" => td_string!(locale, admin.mail.portal_link).to_owned(),
        "receipt" => td_string!(locale, admin.mail.receipt).to_owned(),
        other => td_string!(locale, admin.mail.other, code = other.to_owned()),
    }
}

fn post_words(locale: Locale, post: &Post) -> String {
    match post {
        Post::Sent(at) => td_string!(locale, admin.mail.sent, at = format::date_time(locale, *at)),
        Post::Waiting => td_string!(locale, admin.mail.waiting).to_owned(),
        Post::Failed(code) => {
            td_string!(locale, admin.mail.failed, error = error_words(locale, code))
        }
    }
}

/// Why a mail did not leave; a code without words stands for itself, it names no person.
fn error_words(locale: Locale, code: &str) -> String {
    match code {
        "address_refused" => td_string!(locale, admin.mail.address_refused).to_owned(),
        "mail_not_built" => td_string!(locale, admin.mail.mail_not_built).to_owned(),
        "folder_not_writable" => td_string!(locale, admin.mail.folder_not_writable).to_owned(),
        other => other.to_owned(),
    }
}
