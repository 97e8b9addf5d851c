//! Letting a change go, after a question.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{DecisionId, use_replica};
use crate::ui::button::Button;
use crate::ui::dialog::Dialog;

/// The button and its question.
#[component]
pub fn LetGo(
    /// The decision.
    id: DecisionId,
    /// Called when it is done.
    done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, me.conflicts.let_go).to_owned())
            press=Callback::new(move |()| open.set(true))
        />
        <Dialog
            name="let-go"
            title=Signal::derive(move || t_string!(i18n, me.conflicts.let_go_title).to_owned())
            open
        >
            <Question id open done />
        </Dialog>
    }
}

#[component]
fn Question(id: DecisionId, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let press = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.let_go(id)),
            move |()| {
                let _ = open.try_set(false);
                done.run(());
            },
        );
    });
    view! {
        <div class="dialog-body">
            <p>{t!(i18n, me.conflicts.let_go_means)}</p>
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, me.conflicts.keep).to_owned())
                    press=Callback::new(move |()| open.set(false))
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, me.conflicts.let_go_now).to_owned())
                    press
                    main=true
                />
            </p>
        </div>
    }
}
