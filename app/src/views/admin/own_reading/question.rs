//! The question before an administrator gives up reading.

use leptos::prelude::*;

use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::dialog::Dialog;
use crate::views::admin::keys::Progress;

/// The dialog, with everything it means.
#[component]
pub fn StopDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = Signal::derive(move || t_string!(i18n, admin.own_reading.title).to_owned());
    view! {
        <Dialog name="stop-reading" title open>
            <Body open />
        </Dialog>
    }
}

#[component]
fn Body(open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let sign = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.stop_reading()),
            move |()| {
                let _ = open.try_set(false);
            },
        );
    });
    view! {
        <div class="dialog-body">
            <p>{t!(i18n, admin.own_reading.means)}</p>
            <p>{t!(i18n, admin.signers.still_named)}</p>
            <Progress act />
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.cancel).to_owned())
                    press=Callback::new(move |()| open.set(false))
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.own_reading.sign).to_owned())
                    press=sign
                    main=true
                    blocked=use_needs_server()
                />
            </p>
        </div>
    }
}
