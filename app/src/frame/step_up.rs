//! A dangerous act asks for a second factor first; cancelling leaves everything as it was.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::{Button, Submit};
use crate::ui::dialog::Dialog;
use crate::ui::text_field::{FieldKind, TextField};

/// The dialog; it opens while an act waits to be confirmed.
#[component]
pub fn StepUp() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(replica.confirming.get()));
    // Escape closes the dialog, and the act is given up with it.
    Effect::new(move |before: Option<bool>| {
        let shown = open.get();
        if before == Some(true) && !shown && replica.confirming.get_untracked() {
            replica.tell(|port| port.cancel_confirming());
        }
        shown
    });
    view! {
        <Dialog
            name="step-up"
            title=Signal::derive(move || t_string!(i18n, ui.step_up.title).to_owned())
            open
        >
            <Question open />
        </Dialog>
    }
}

#[component]
fn Question(open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let code = RwSignal::new(String::new());
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let digits = code.with_untracked(|code| code.split_whitespace().collect());
        act.run(|| replica.ask(|port| port.confirm(digits)), |()| ());
    };
    let with_passkey = Callback::new(move |()| {
        act.run(|| replica.ask(|port| port.confirm_with_passkey()), |()| ());
    });
    view! {
        <form class="form dialog-body" method="post" on:submit=submit>
            <p>{t!(i18n, ui.step_up.why)}</p>
            <TextField
                name="step-up-code"
                kind=FieldKind::CODE
                label=Signal::derive(move || t_string!(i18n, shell.sign_in.code).to_owned())
                value=code
                error=act.words()
                required=true
            />
            <div class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, ui.step_up.passkey).to_owned())
                    press=with_passkey
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, ui.step_up.cancel).to_owned())
                    press=Callback::new(move |()| open.set(false))
                />
                <Submit
                    label=Signal::derive(move || t_string!(i18n, ui.step_up.confirm).to_owned())
                    busy=act.busy()
                />
            </div>
        </form>
    }
}
