//! What came of a withdrawal.

use leptos::prelude::*;

use super::model::ResultPage;
use super::page::{document, proof};
use crate::i18n::{Locale, td_string};
use crate::people::channel_words;
use crate::ui::format;

/// Renders the page after a withdrawal; it answers the form itself, so it has no other language.
#[must_use]
pub fn render_result(page: &ResultPage, locale: Locale) -> String {
    let title = match page.what {
        Some(_) => td_string!(locale, portal.result.h1),
        None => td_string!(locale, portal.result.h1_all),
    };
    let body = view! {
        <h1>{title}</h1>
        <p role="status">{sentence(page, locale)}</p>
        <p>
            {if page.already {
                td_string!(locale, portal.result.already)
            } else {
                td_string!(locale, portal.result.effect)
            }}
        </p>
        <p>
            {td_string!(locale, portal.result.receipt)} " "
            <strong class="receipt-number">{page.receipt.clone()}</strong>
        </p>
        {proof(locale, &page.proof)}
        {page
            .session
            .then(|| {
                view! {
                    <p>
                        <a class="button" href="/portal">
                            {td_string!(locale, portal.result.back)}
                        </a>
                    </p>
                }
            })}
    };
    document(locale, title, false, body)
}

fn sentence(page: &ResultPage, locale: Locale) -> String {
    let date = format::long_date(locale, page.at);
    let time = format::time(page.at);
    match &page.what {
        Some((purpose, channel)) => td_string!(
            locale,
            portal.result.text,
            purpose = purpose.clone(),
            channel = channel_words(locale, *channel),
            date = date,
            time = time
        ),
        None => td_string!(locale, portal.result.text_all, date = date, time = time),
    }
}
