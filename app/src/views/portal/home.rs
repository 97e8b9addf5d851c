//! The home page of a session: what we may do, with the buttons to stop it, and the receipts.

use leptos::prelude::*;

use super::model::{PermissionRow, PortalPage, Way};
use super::page::document;
use crate::i18n::{Locale, td_string};
use crate::people::{channel_slug, channel_words};
use crate::ui::badge::words as badge_words;
use crate::ui::format;
use crate::ui::icon::Icon;

/// Renders the home page.
#[must_use]
pub fn render_portal(page: &PortalPage, locale: Locale) -> String {
    let title = td_string!(locale, portal.h1, organisation = page.organisation.clone());
    let something = page.permissions.iter().any(|row| row.withdrawable);
    let body = view! {
        <h1>{title.clone()}</h1>
        <section class="portal-card" aria-labelledby="permissions">
            <h2 id="permissions">{td_string!(locale, portal.home.permissions)}</h2>
            {if something {
                view! { <p class="portal-note">{td_string!(locale, portal.home.permissions_note)}</p> }
                    .into_any()
            } else {
                view! { <p>{td_string!(locale, portal.home.none)}</p> }.into_any()
            }}
            <ul class="portal-permissions">
                {page.permissions.iter().map(|row| permission(row, &page.csrf, locale)).collect_view()}
            </ul>
            {stop_all(&page.csrf, locale)}
        </section>
        <section class="portal-card" aria-labelledby="receipts">
            <h2 id="receipts">{td_string!(locale, portal.home.receipts)}</h2>
            {receipts(page, locale)}
        </section>
        <p class="portal-note">
            {td_string!(locale, portal.home.session, time = format::time(page.open_until))}
        </p>
    };
    document(locale, &title, true, body)
}

fn permission(row: &PermissionRow, csrf: &str, locale: Locale) -> impl IntoView {
    let channel = channel_words(locale, row.channel);
    let what = td_string!(
        locale,
        portal.home.by,
        purpose = row.name.clone(),
        channel = channel
    );
    view! {
        <li class="portal-permission">
            <h3>{what.clone()}</h3>
            <p>{row.description.clone()}</p>
            <p class="badge" data-tone=row.badge.kind.tone()>
                <Icon name=row.badge.kind.icon() />
                <span>{badge_words(locale, &row.badge)}</span>
            </p>
            {how_asked(row, locale)}
            {row
                .withdrawable
                .then(|| {
                    withdraw_form(
                        row.purpose.as_str(),
                        channel_slug(row.channel),
                        csrf,
                        td_string!(locale, portal.home.withdraw, purpose = what),
                    )
                })}
        </li>
    }
}

fn how_asked(row: &PermissionRow, locale: Locale) -> impl IntoView {
    let way = row
        .way
        .map(|way| td_string!(locale, portal.home.how_asked, way = way_words(locale, way)));
    let text = row.text.as_ref().map(|text| {
        td_string!(
            locale,
            portal.home.text_shown,
            text = text.id.clone(),
            version = text.version
        )
    });
    let line: Vec<String> = way.into_iter().chain(text).collect();
    (!line.is_empty()).then(|| view! { <p class="portal-note">{line.join(" · ")}</p> })
}

fn withdraw_form(purpose: &str, channel: &str, csrf: &str, words: String) -> impl IntoView {
    view! {
        <form method="post" action="/portal/withdraw" class="portal-act">
            <input type="hidden" name="csrf" value=csrf.to_owned() />
            <input type="hidden" name="purpose" value=purpose.to_owned() />
            <input type="hidden" name="channel" value=channel.to_owned() />
            <button class="button" type="submit">
                {words}
            </button>
        </form>
    }
}

fn stop_all(csrf: &str, locale: Locale) -> impl IntoView {
    view! {
        <div class="portal-stop">
            {withdraw_form("*", "*", csrf, td_string!(locale, portal.home.stop_all).to_owned())}
            <p class="portal-note">{td_string!(locale, portal.home.stop_all_note)}</p>
        </div>
    }
}

fn receipts(page: &PortalPage, locale: Locale) -> AnyView {
    if page.receipts.is_empty() {
        return view! { <p>{td_string!(locale, portal.home.no_receipts)}</p> }.into_any();
    }
    let rows = page
        .receipts
        .iter()
        .map(|receipt| {
            view! {
                <li>
                    <a href=format!("/portal/receipts/{}", receipt.number)>
                        {td_string!(locale, portal.home.receipt, number = receipt.number.clone())}
                    </a>
                    <span class="portal-note">{format::date_time(locale, receipt.at)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="portal-receipts">{rows}</ul> }.into_any()
}

/// How an act came about, in words.
pub(super) fn way_words(locale: Locale, way: Way) -> &'static str {
    match way {
        Way::Portal => td_string!(locale, portal.way.portal),
        Way::Handover => td_string!(locale, portal.way.handover),
        Way::Spoken => td_string!(locale, portal.way.spoken),
        Way::Paper => td_string!(locale, portal.way.paper),
        Way::Phone => td_string!(locale, portal.way.phone),
        Way::Email => td_string!(locale, portal.way.email),
        Way::Web => td_string!(locale, portal.way.web),
        Way::Other => td_string!(locale, portal.way.other),
    }
}

#[cfg(test)]
mod tests {
    use domain::privacy::Channel;
    use domain::{PurposeId, Timestamp};

    use super::super::model::{PermissionRow, PortalPage, ReceiptLink, Way};
    use super::render_portal;
    use crate::i18n::Locale;
    use crate::ui::badge::{BadgeKind, BadgeRow};

    const NOW: Timestamp = Timestamp::from_millis(1_773_481_320_000);

    fn row(purpose: &str, withdrawable: bool) -> PermissionRow {
        PermissionRow {
            purpose: PurposeId::new(purpose),
            channel: Channel::Email,
            name: "<b>News</b>".to_owned(),
            description: "\"quoted\" & more".to_owned(),
            badge: BadgeRow {
                kind: if withdrawable {
                    BadgeKind::Given
                } else {
                    BadgeKind::NotAsked
                },
                since: Some(NOW),
                until: Some(NOW),
                days_left: 100,
                waiting: false,
            },
            way: Some(Way::Handover),
            text: None,
            withdrawable,
        }
    }

    fn page(permissions: Vec<PermissionRow>) -> PortalPage {
        PortalPage {
            organisation: "Pekárna <Klas>".to_owned(),
            csrf: "token".to_owned(),
            permissions,
            receipts: vec![ReceiptLink {
                number: "7F3K-0042-O".to_owned(),
                at: NOW,
            }],
            open_until: NOW,
        }
    }

    #[test]
    fn only_what_can_be_withdrawn_has_a_button_and_all_of_it_can_be_stopped() {
        let html = render_portal(
            &page(vec![row("newsletter", true), row("surveys", false)]),
            Locale::cs,
        );
        assert!(html.contains("value=\"newsletter\""));
        assert!(!html.contains("value=\"surveys\""));
        assert!(html.contains("Zastavit veškerý marketing"));
        assert_eq!(html.matches("name=\"csrf\" value=\"token\"").count(), 2);
    }

    #[test]
    fn names_of_persons_and_organisations_are_never_markup() {
        let html = render_portal(&page(vec![row("newsletter", true)]), Locale::en);
        assert!(!html.contains("<b>News</b>") && !html.contains("<Klas>"));
        assert!(html.contains("&lt;b&gt;News&lt;/b&gt;"));
    }

    #[test]
    fn without_any_permission_the_page_says_that_this_is_fine() {
        let html = render_portal(&page(vec![row("newsletter", false)]), Locale::en);
        assert!(html.contains("We may not contact you for anything. That is fine."));
    }

    #[test]
    fn the_document_names_its_language_and_offers_the_other() {
        let html = render_portal(&page(Vec::new()), Locale::cs);
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"cs\">"));
        assert!(html.contains("href=\"?lang=en\""));
    }
}
