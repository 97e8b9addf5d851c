//! Taking the tablet back with the PIN; five wrong ones lock it.

use leptos::prelude::*;

use crate::Locale;
use crate::act::Act;
use crate::i18n::td_string;
use crate::refusal;
use crate::replica::{Refusal, use_replica};
use crate::ui::button::Submit;
use crate::ui::heading::PageHeading;
use crate::ui::text_field::{FieldKind, TextField};

/// Asks for the PIN; the replica leads back to the contact when it is right.
#[component]
pub fn GiveBack(locale: RwSignal<Locale>) -> impl IntoView {
    let replica = use_replica();
    let typed = RwSignal::new(String::new());
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pin = typed.get_untracked();
        typed.set(String::new());
        act.run(|| replica.ask(|port| port.take_back(pin)), |()| ());
    };
    let refused = act.refused();
    let error = Signal::derive(move || {
        let words = |why: &Refusal| refusal::words(locale.get(), why);
        refused.with(|refused| refused.as_ref().map(words))
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
