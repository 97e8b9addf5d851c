//! The main navigation: what the roles open, nothing else.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::log_read::use_log_read;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::icon::Icon;

const ENTRIES: [Place; 13] = [
    Place::Contacts,
    Place::Import,
    Place::Overview,
    Place::Review,
    Place::Users,
    Place::Audit,
    Place::Statements,
    Place::Devices,
    Place::Mail,
    Place::Outbox,
    Place::Conflicts,
    Place::ThisDevice,
    Place::Account,
];

/// The navigation of the staff areas.
#[component]
pub fn Navigation() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let entries = move || {
        roles.with(|roles| {
            ENTRIES
                .into_iter()
                .filter(|place| !roles.is_empty() && place.opens_for(roles))
                .map(|place| {
                    view! {
                        <li>
                            <A href=place.path() exact=place == Place::Overview>
                                <Icon name=icon(place) />
                                <span>{move || words(i18n.get_locale(), place)}</span>
                                {(place == Place::Statements).then(|| view! { <Unseen /> })}
                            </A>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <nav class="navigation" aria-label=move || t_string!(i18n, shell.main_nav)>
            <ul>{entries}</ul>
        </nav>
    }
}

/// How many statements the person has not seen.
#[component]
fn Unseen() -> impl IntoView {
    let i18n = use_i18n();
    let unseen = use_log_read().unseen();
    move || {
        let count = unseen.get();
        (count > 0).then(|| {
            view! { " " <span class="statement-new">{t_string!(i18n, admin.statements.count, count = count)}</span> }
        })
    }
}

fn words(locale: Locale, place: Place) -> &'static str {
    match place {
        Place::Contacts
        | Place::NewContact
        | Place::Contact(_)
        | Place::EditContact(_)
        | Place::NewConsent(_)
        | Place::HandOver(_) => td_string!(locale, shell.nav.contacts),
        Place::Import => td_string!(locale, shell.nav.import),
        Place::Outbox => td_string!(locale, shell.nav.outbox),
        Place::Conflicts | Place::Conflict(_) => td_string!(locale, shell.nav.conflicts),
        Place::ThisDevice => td_string!(locale, shell.nav.device),
        Place::Account => td_string!(locale, shell.nav.account),
        Place::HelpRecovery => td_string!(locale, me.help.h1),
        Place::Overview => td_string!(locale, shell.nav.overview),
        Place::Users => td_string!(locale, shell.nav.users),
        Place::Audit => td_string!(locale, shell.nav.audit),
        Place::Devices => td_string!(locale, shell.nav.devices),
        Place::Mail => td_string!(locale, shell.nav.mail),
        Place::Review => td_string!(locale, shell.nav.review),
        Place::Statements => td_string!(locale, admin.statements.h1),
    }
}

const fn icon(place: Place) -> &'static str {
    match place {
        Place::Contacts
        | Place::NewContact
        | Place::Contact(_)
        | Place::EditContact(_)
        | Place::NewConsent(_)
        | Place::HandOver(_) => "people",
        Place::Import => "import",
        Place::Outbox => "outbox",
        Place::ThisDevice => "device",
        Place::Account | Place::HelpRecovery => "lock",
        Place::Overview => "chart",
        Place::Users => "user",
        Place::Audit => "audit",
        Place::Devices => "devices",
        Place::Mail => "mail",
        Place::Review | Place::Conflicts | Place::Conflict(_) => "question",
        Place::Statements => "page",
    }
}
