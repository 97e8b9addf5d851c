//! The main navigation: what the roles open, nothing else.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::components::A;
use leptos_router::hooks::use_location;
use web_sys::Element;

use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
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

/// So many entries stand in the bar of a narrow screen when there are more than one more.
const IN_BAR: usize = 4;

/// The navigation of the staff areas: a rail, or on narrow screens a bar and what is under "More".
#[component]
pub fn Navigation() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let places = Memo::new(move |_| {
        roles.with(|roles| {
            let opens = |place: &Place| !roles.is_empty() && place.opens_for(roles);
            ENTRIES.into_iter().filter(opens).collect::<Vec<_>>()
        })
    });
    let bar = move || places.with(|places| places[..in_bar(places.len())].to_vec());
    let rest = Memo::new(move |_| places.with(|places| places[in_bar(places.len())..].to_vec()));
    let more = RwSignal::new(false);
    view! {
        <nav
            class="navigation"
            aria-label=move || t_string!(i18n, shell.main_nav)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    more.set(false);
                }
            }
            on:click=move |event| {
                if !is_of_button(&event) {
                    more.set(false);
                }
            }
        >
            <ul>
                {move || entries(bar())}
                <Show when=move || rest.with(|rest| !rest.is_empty())>
                    <More rest more />
                </Show>
            </ul>
            <ul id="navigation-rest" class="navigation-rest" class:open=more>
                {move || entries(rest.get())}
            </ul>
        </nav>
    }
}

/// One entry more than the bar holds takes the place of "More".
const fn in_bar(count: usize) -> usize {
    if count > IN_BAR + 1 { IN_BAR } else { count }
}

fn is_of_button(event: &leptos::ev::MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("button"), Ok(Some(_))))
}

/// The button of narrow screens that shows the rest; it is marked while a page of the rest is open.
#[component]
fn More(rest: Memo<Vec<Place>>, more: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let path = use_location().pathname;
    let here = move || {
        let path = path.get();
        rest.with(|rest| rest.iter().any(|place| place.path() == path))
    };
    view! {
        <li class="navigation-more">
            <button
                type="button"
                class:here=here
                aria-expanded=move || if more.get() { "true" } else { "false" }
                aria-controls="navigation-rest"
                on:click=move |_| more.update(|more| *more = !*more)
            >
                <Icon name="more" />
                <span>{t!(i18n, shell.nav.more)}</span>
            </button>
        </li>
    }
}

fn entries(places: Vec<Place>) -> impl IntoView {
    let i18n = use_i18n();
    let entry = |place: Place| {
        view! {
            <li>
                <A href=place.path() exact=place == Place::Overview>
                    <Icon name=icon(place) />
                    <span>{move || words(i18n.get_locale(), place)}</span>
                    {(place == Place::Statements).then(|| view! { <Unseen /> })}
                </A>
            </li>
        }
    };
    places.into_iter().map(entry).collect_view()
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
        Place::Review => "question",
        Place::Conflicts | Place::Conflict(_) => "sync",
        Place::Statements => "page",
    }
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, in_bar};

    #[test]
    fn more_never_hides_a_single_entry() {
        for count in 0..=ENTRIES.len() {
            assert_ne!(count - in_bar(count), 1, "{count}");
        }
        assert_eq!((in_bar(5), in_bar(6)), (5, 4));
    }
}
