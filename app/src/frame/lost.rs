//! Tells that saved acts of a forgotten passphrase cannot be opened, until the user has decided.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::dialog::Dialog;

/// The message, while there is something to decide.
#[component]
pub fn LostBanner() -> impl IntoView {
    let replica = use_replica();
    let me = use_me();
    let count = RwSignal::new(0);
    let act = Act::new();
    Effect::new(move |_| {
        if me.with(Option::is_some) {
            act.run(
                || replica.ask(|port| port.lost_outbox()),
                move |lost| {
                    let _ = count.try_set(lost);
                },
            );
        }
    });
    view! {
        <Show when=move || { count.get() > 0 }>
            <Banner count />
        </Show>
    }
}

#[component]
fn Banner(count: RwSignal<usize>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (save, asking) = (Act::new(), RwSignal::new(false));
    view! {
        <section class="keys-wait" role="status">
            <p>{t!(i18n, shell.lost.what, count = move || count.get())}</p>
            <p>{t!(i18n, shell.lost.todo)}</p>
            {move || save.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.lost.save).to_owned())
                    press=Callback::new(move |()| {
                        save.run(|| replica.ask(|port| port.save_lost_outbox()), |()| {});
                    })
                />
                " "
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.lost.discard).to_owned())
                    press=Callback::new(move |()| asking.set(true))
                />
            </p>
            <Dialog
                name="lost"
                title=Signal::derive(move || t_string!(i18n, shell.lost.title).to_owned())
                open=asking
            >
                <Question count open=asking />
            </Dialog>
        </section>
    }
}

#[component]
fn Question(count: RwSignal<usize>, open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let press = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.discard_lost_outbox()),
            move |()| {
                let _ = open.try_set(false);
                let _ = count.try_set(0);
            },
        );
    });
    view! {
        <div class="dialog-body">
            <p>{t!(i18n, shell.lost.means)}</p>
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.lost.keep).to_owned())
                    press=Callback::new(move |()| open.set(false))
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.lost.discard_now).to_owned())
                    press
                    main=true
                />
            </p>
        </div>
    }
}
