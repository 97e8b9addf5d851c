//! One receipt, for the screen and for print.

use leptos::prelude::*;

use super::home::way_words;
use super::model::{AnswerRow, ReceiptPage, Said};
use super::page::{document, fact, proof};
use crate::i18n::{Locale, td_string};
use crate::people::channel_words;
use crate::ui::format;

/// Renders a receipt.
#[must_use]
pub fn render_receipt(page: &ReceiptPage, locale: Locale) -> String {
    let title = td_string!(locale, portal.receipt.h1, number = page.number.clone());
    let answers = page
        .answers
        .iter()
        .map(|row| view! { <li>{answer(row, locale)}</li> })
        .collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="portal-facts">
            {fact(td_string!(locale, portal.receipt.organisation), page.organisation.clone())}
            {fact(td_string!(locale, portal.receipt.when), format::date_time(locale, page.at))}
            {fact(td_string!(locale, portal.receipt.place), way_words(locale, page.way))}
            {fact(td_string!(locale, portal.receipt.language), language_words(&page.language, locale))}
            {fact(td_string!(locale, portal.receipt.choices), view! { <ul>{answers}</ul> })}
            {text(page, locale)}
            {fact(
                td_string!(locale, portal.receipt.how_to_withdraw),
                td_string!(locale, portal.receipt.how_to_withdraw_text),
            )}
            {fact(td_string!(locale, portal.receipt.contact), page.contact.clone())}
            {fact(
                td_string!(locale, portal.receipt.authority),
                td_string!(locale, portal.receipt.authority_value),
            )}
        </dl>
        {proof(locale, &page.proof)}
        <p class="no-print">
            <button class="button" type="button" data-print="" hidden>
                {td_string!(locale, ui.print)}
            </button>
            " "
            <a class="button" href="/portal">
                {td_string!(locale, portal.receipt.back)}
            </a>
        </p>
    };
    document(locale, &title, true, body)
}

/// The name of a language in itself.
fn language_words(code: &str, locale: Locale) -> &'static str {
    match code.parse() {
        Ok(Locale::en) => td_string!(locale, portal.language_en),
        Ok(Locale::cs) | Err(_) => td_string!(locale, portal.language_cs),
    }
}

fn text(page: &ReceiptPage, locale: Locale) -> impl IntoView {
    page.text.as_ref().map(|text| {
        let name = td_string!(
            locale,
            portal.receipt.text_value,
            text = text.id.clone(),
            version = text.version
        );
        view! {
            {fact(td_string!(locale, portal.receipt.text), name)}
            {fact(
                td_string!(locale, portal.receipt.fingerprint),
                view! { <code class="fingerprint">{text.sha256.clone()}</code> },
            )}
        }
    })
}

fn answer(row: &AnswerRow, locale: Locale) -> String {
    let said = match row.said {
        Said::Yes => td_string!(locale, portal.receipt.yes),
        Said::No => td_string!(locale, portal.receipt.no),
        Said::NotAnswered => td_string!(locale, portal.receipt.not_answered),
        Said::Withdrawn => td_string!(locale, portal.receipt.withdrawn),
        Said::Objected => td_string!(locale, portal.receipt.objected),
    };
    let what: Vec<String> = row
        .name
        .clone()
        .into_iter()
        .chain(
            row.channel
                .map(|channel| channel_words(locale, channel).to_owned()),
        )
        .collect();
    let until = row.valid_until.map(|at| {
        td_string!(
            locale,
            portal.receipt.valid_until,
            date = format::date(locale, at)
        )
    });
    let sentence = if what.is_empty() {
        said.to_owned()
    } else {
        format!("{}: {said}", what.join(", "))
    };
    [Some(sentence), until]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;
    use domain::privacy::Channel;

    use super::super::model::{AnswerRow, ProofRow, ReceiptPage, Said, TextShown, Way};
    use super::render_receipt;
    use crate::i18n::Locale;

    const NOW: Timestamp = Timestamp::from_millis(1_773_481_320_000);

    #[test]
    fn a_receipt_says_what_when_where_with_which_text_and_who_watches() {
        let html = render_receipt(
            &ReceiptPage {
                organisation: "Pekárna Klas".to_owned(),
                number: "7F3K-0042-O".to_owned(),
                at: NOW,
                way: Way::Handover,
                language: "cs".to_owned(),
                answers: vec![AnswerRow {
                    name: Some("Novinky".to_owned()),
                    channel: Some(Channel::Email),
                    said: Said::Yes,
                    valid_until: Some(NOW),
                }],
                text: Some(TextShown {
                    id: "marketing_consent".to_owned(),
                    version: 1,
                    sha256: "abcd".to_owned(),
                }),
                contact: "soukromi@example.cz".to_owned(),
                proof: vec![ProofRow {
                    event_hash: "e1".to_owned(),
                    chain_head: "c1".to_owned(),
                }],
            },
            Locale::cs,
        );
        for part in [
            "7F3K-0042-O",
            "Novinky, e-mail: Souhlasím, platí do 14.\u{a0}3.\u{a0}2026",
            "na\u{20}našem tabletu",
            "marketing_consent, verze 1",
            "abcd",
            "Úřad pro ochranu osobních údajů",
            "soukromi@example.cz",
            "e1",
            "c1",
        ] {
            assert!(html.contains(part), "{part} is missing");
        }
    }
}
