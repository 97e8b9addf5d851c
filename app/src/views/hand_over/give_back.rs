//! Taking the tablet back with the PIN; five wrong ones lock it.

use domain::RecordId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::Locale;
use crate::act::Act;
use crate::i18n::td_string;
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_tablet;
use crate::ui::button::Submit;
use crate::ui::heading::PageHeading;
use crate::ui::text_field::{FieldKind, TextField};

const TRIES: u32 = 5;

/// Asks for the PIN.
#[component]
pub fn GiveBack(id: RecordId, locale: RwSignal<Locale>) -> impl IntoView {
    let replica = use_replica();
    let tablet = use_tablet();
    let navigate = use_navigate();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(0_u32);
    let act = Act::new();
    let leave = move || {
        tablet.handed_over.set(None);
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&Place::Contact(id).path(), replace);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let right = tablet
            .pin
            .with_untracked(|pin| *pin == Some(typed.get_untracked()));
        typed.set(String::new());
        if right {
            leave();
            return;
        }
        wrong.update(|wrong| *wrong += 1);
        if wrong.get_untracked() >= TRIES || tablet.pin.with_untracked(Option::is_none) {
            let leave = leave.clone();
            act.run(|| replica.ask(|port| port.lock()), move |()| leave());
        }
    };
    let error = Signal::derive(move || {
        let wrong = wrong.get();
        (wrong > 0).then(|| {
            td_string!(
                locale.get(),
                hand_over.pin_wrong,
                count = TRIES.saturating_sub(wrong)
            )
        })
    });
    view! {
        <div class="customer-page customer-short">
            <PageHeading text=Signal::derive(move || {
                td_string!(locale.get(), hand_over.return_h1).to_owned()
            }) />
            <form class="form" method="post" on:submit=submit>
                <TextField
                    name="pin"
                    kind=FieldKind::PIN
                    label=Signal::derive(move || td_string!(locale.get(), hand_over.pin).to_owned())
                    value=typed
                    error
                />
                <Submit
                    label=Signal::derive(move || td_string!(locale.get(), hand_over.return_).to_owned())
                    busy=act.busy()
                />
            </form>
        </div>
    }
}
