//! The button that saves a sealed copy of the waiting changes, wherever somebody may need one.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::notice::Notice;

/// The button and what came of it.
#[component]
pub fn SaveCopy() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (act, saved) = (Act::new(), RwSignal::new(None::<usize>));
    let press = Callback::new(move |()| {
        saved.set(None);
        act.run(
            || replica.ask(|port| port.save_outbox()),
            move |count| {
                let _ = saved.try_set(Some(count));
            },
        );
    });
    let said = Signal::derive(move || {
        let count = saved.get();
        count.map_or_else(String::new, |count| {
            t_string!(i18n, ui.outbox_copy.saved, count = count)
        })
    });
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, ui.outbox_copy.save).to_owned())
            press
        />
        <Notice text=said />
        {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
    }
}
