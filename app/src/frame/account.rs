//! The account menu: who is here, lock, sign out.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::leaving::{AskLeaving, Leaving};
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::icon::Icon;

/// The menu; arrows move, Escape closes and gives the focus back.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let me = use_me();
    let open = RwSignal::new(false);
    let place = NodeRef::<Div>::new();
    let who = move || me.with(|me| me.as_ref().map(|me| me.email.clone()));
    let act = Act::new();
    let lock = move |_| {
        open.set(false);
        act.run(|| replica.ask(|port| port.lock()), |()| ());
    };
    let leaving = Leaving::by(Callback::new(move |()| {
        act.run(|| replica.ask(|port| port.sign_out()), |()| ());
    }));
    let sign_out = move |_| {
        open.set(false);
        leaving.ask();
    };
    Effect::new(move |_| {
        if open.get() {
            focus_item(place, 0);
        }
    });
    view! {
        <div class="account" node_ref=place on:keydown=move |event| on_key(&event, open, place)>
            <button
                type="button"
                class="chip"
                aria-haspopup="menu"
                aria-label=move || t_string!(i18n, shell.account_menu)
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name="user" />
            </button>
            <Show when=move || open.get()>
                <div class="menu">
                    <p class="muted menu-who">{who}</p>
                    <div role="menu" aria-label=move || t_string!(i18n, shell.account_menu)>
                        <button type="button" role="menuitem" tabindex="-1" on:click=lock>
                            {t!(i18n, shell.lock)}
                        </button>
                        <button type="button" role="menuitem" tabindex="-1" on:click=sign_out>
                            {t!(i18n, shell.sign_out)}
                        </button>
                    </div>
                </div>
            </Show>
            <AskLeaving
                name="sign-out"
                leaving
                label=Signal::derive(move || t_string!(i18n, shell.sign_out).to_owned())
            />
        </div>
    }
}

fn on_key(event: &leptos::ev::KeyboardEvent, open: RwSignal<bool>, place: NodeRef<Div>) {
    if !open.get_untracked() {
        return;
    }
    let items = items(place);
    let here = items
        .iter()
        .position(|item| document().active_element().as_ref() == Some(item.unchecked_ref()));
    match (event.key().as_str(), here) {
        ("Escape", _) => {
            open.set(false);
            let opener = place
                .get_untracked()
                .and_then(|place| place.query_selector("button").ok().flatten());
            if let Some(opener) =
                opener.and_then(|opener| opener.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let _ = opener.focus();
            }
        }
        ("ArrowDown", here) => focus_item(place, here.map_or(0, |here| here + 1)),
        ("ArrowUp", here) => focus_item(place, here.unwrap_or(0) + items.len().saturating_sub(1)),
        ("Home", _) => focus_item(place, 0),
        ("End", _) => focus_item(place, items.len().saturating_sub(1)),
        _ => return,
    }
    event.prevent_default();
}

fn items(place: NodeRef<Div>) -> Vec<web_sys::HtmlElement> {
    let found = place
        .get_untracked()
        .and_then(|place| place.query_selector_all("[role=menuitem]").ok());
    found.map_or_else(Vec::new, |found| {
        (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into().ok())
            .collect()
    })
}

fn focus_item(place: NodeRef<Div>, at: usize) {
    let items = items(place);
    if let Some(item) = items.get(at % items.len().max(1)) {
        let _ = item.focus();
    }
}
