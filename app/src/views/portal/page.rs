//! The document around every portal page.

use leptos::prelude::*;
use leptos_i18n::Locale as _;

use super::model::ProofRow;
use crate::i18n::{Locale, td_string};

/// Renders a whole document; with `switch` the page offers the other language by `?lang=`.
pub(super) fn document(locale: Locale, title: &str, switch: bool, body: impl IntoView) -> String {
    let html = view! {
        <html lang=locale.as_str()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{format!("{title} · Souhlas")}</title>
                <link rel="stylesheet" href="/pkg/souhlas.css" />
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <script src="/portal.js" defer></script>
            </head>
            <body class="portal">
                {switch.then(|| languages(locale))} <main class="portal-main">{body.into_any()}</main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", html.to_html())
}

fn languages(current: Locale) -> impl IntoView {
    let link = |locale: Locale, name: &'static str| {
        view! {
            <a
                class="portal-language"
                href=format!("?lang={}", locale.as_str())
                hreflang=locale.as_str()
                lang=locale.as_str()
                aria-current=(locale == current).then_some("true")
            >
                {name}
            </a>
        }
    };
    view! {
        <nav class="portal-languages" aria-label=td_string!(current, portal.language)>
            {link(Locale::cs, td_string!(current, portal.language_cs))}
            {link(Locale::en, td_string!(current, portal.language_en))}
        </nav>
    }
}

/// A line "name: value" of a description list.
pub(super) fn fact(name: &'static str, value: impl IntoView) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

/// The fingerprints of an act, to keep with the receipt.
pub(super) fn proof(locale: Locale, rows: &[ProofRow]) -> impl IntoView {
    let lines = rows
        .iter()
        .map(|row| {
            view! {
                <li>
                    {td_string!(locale, portal.receipt.event)} " "
                    <code class="fingerprint">{row.event_hash.clone()}</code> " "
                    {td_string!(locale, portal.receipt.chain)} " "
                    <code class="fingerprint">{row.chain_head.clone()}</code>
                </li>
            }
        })
        .collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="portal-proof">
                <summary>{td_string!(locale, portal.receipt.proof)}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}
