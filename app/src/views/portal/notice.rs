//! Pages that only say something.

use leptos::prelude::*;

use super::model::{Notice, NoticePage};
use super::page::document;
use crate::i18n::{Locale, td_string};

/// Renders a notice.
#[must_use]
pub fn render_notice(page: &NoticePage, locale: Locale) -> String {
    let (title, lines) = match page.notice {
        Notice::SessionOver => (
            td_string!(locale, portal.over.h1),
            vec![
                td_string!(locale, portal.over.text),
                td_string!(locale, portal.over.how),
            ],
        ),
        Notice::Missing => (
            td_string!(locale, portal.missing.h1),
            vec![td_string!(locale, portal.missing.text)],
        ),
        Notice::Busy => (
            td_string!(locale, portal.busy.h1),
            vec![td_string!(locale, portal.busy.text)],
        ),
    };
    let body = view! {
        <h1>{title}</h1>
        {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        {page.organisation.clone().map(|name| view! { <p class="portal-note">{name}</p> })}
    };
    document(locale, title, true, body)
}
