//! The page behind a link: both acts are forms, opening the page changes nothing.

use leptos::prelude::*;

use super::model::{LinkPage, LinkState};
use super::page::document;
use crate::i18n::{Locale, td_string};

/// Renders the page behind a link.
#[must_use]
pub fn render_link(page: &LinkPage, locale: Locale) -> String {
    match &page.state {
        LinkState::Alive => alive(page, locale),
        LinkState::Dead { ask } => dead(ask.as_deref(), locale),
    }
}

fn alive(page: &LinkPage, locale: Locale) -> String {
    let title = td_string!(locale, portal.h1, organisation = page.organisation.clone());
    let act = |value: &'static str, kind: &'static str, words: &'static str| {
        view! {
            <form method="post" action=page.path.clone() class="portal-act">
                <input type="hidden" name="act" value=value />
                <button class=kind type="submit">
                    {words}
                </button>
            </form>
        }
    };
    let body = view! {
        <h1>{title.clone()}</h1>
        <p>{td_string!(locale, portal.link.intro)}</p>
        {act("open", "button button-main", td_string!(locale, portal.link.open))}
        <p class="portal-note">{td_string!(locale, portal.link.note)}</p>
        <hr />
        {act("stop_all", "button", td_string!(locale, portal.link.stop_all))}
        <p class="portal-note">{td_string!(locale, portal.link.stop_all_note)}</p>
    };
    document(locale, &title, true, body)
}

fn dead(ask: Option<&str>, locale: Locale) -> String {
    let title = td_string!(locale, portal.dead.h1);
    let form = ask.map(|path| {
        view! {
            <form method="post" action=path.to_owned() class="portal-act">
                <label class="field">
                    <span class="field-label">{td_string!(locale, portal.dead.email)}</span>
                    <input class="field-input" type="email" name="email" autocomplete="email" required />
                </label>
                <button class="button button-main" type="submit">
                    {td_string!(locale, portal.dead.new)}
                </button>
                <p class="portal-note">{td_string!(locale, portal.dead.new_note)}</p>
            </form>
        }
    });
    let body = view! {
        <h1>{title}</h1>
        <p>{td_string!(locale, portal.dead.text)}</p>
        <p>{td_string!(locale, portal.dead.ask_plain)}</p>
        {form}
    };
    document(locale, title, true, body)
}

#[cfg(test)]
mod tests {
    use super::super::model::{LinkPage, LinkState};
    use super::render_link;
    use crate::i18n::Locale;

    fn page(state: LinkState) -> LinkPage {
        LinkPage {
            organisation: "Pekárna Klas".to_owned(),
            path: "/p/abc".to_owned(),
            state,
        }
    }

    #[test]
    fn both_acts_are_forms_so_that_a_mail_scanner_changes_nothing() {
        let html = render_link(&page(LinkState::Alive), Locale::cs);
        assert_eq!(html.matches("method=\"post\" action=\"/p/abc\"").count(), 2);
        assert!(html.contains("value=\"open\"") && html.contains("value=\"stop_all\""));
        assert!(html.contains("Vaše údaje u\u{a0}Pekárna Klas"));
    }

    #[test]
    fn a_dead_link_says_nothing_about_whose_it_was() {
        let html = render_link(&page(LinkState::Dead { ask: None }), Locale::en);
        assert!(!html.contains("Pekárna Klas"));
        assert!(html.contains("This link no longer works"));
        assert!(!html.contains("<form"));
    }

    #[test]
    fn a_new_link_is_asked_for_by_form_where_that_is_answered() {
        let html = render_link(
            &page(LinkState::Dead {
                ask: Some("/link".to_owned()),
            }),
            Locale::en,
        );
        assert!(html.contains("action=\"/link\"") && html.contains("type=\"email\""));
    }
}
