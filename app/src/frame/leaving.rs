//! What is asked before signing out or loading a new version while something waits (UX design, section 5).

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::outbox_copy::SaveCopy;
use crate::replica::{SyncStatus, use_replica};
use crate::ui::button::Button;
use crate::ui::dialog::Dialog;

/// An act that is asked about while something waits.
#[derive(Clone, Copy)]
pub struct Leaving {
    status: RwSignal<SyncStatus>,
    asking: RwSignal<bool>,
    go: Callback<()>,
}

impl Leaving {
    /// Does this at the end.
    #[must_use]
    pub fn by(go: Callback<()>) -> Self {
        Self {
            status: use_replica().status,
            asking: RwSignal::new(false),
            go,
        }
    }

    /// Does it at once when nothing waits, else asks.
    pub fn ask(self) {
        let unsent = |status: &SyncStatus| status.waiting + status.decisions;
        if self.status.with_untracked(unsent) == 0 {
            self.go.run(());
        } else {
            self.asking.set(true);
        }
    }
}

/// The question.
#[component]
pub fn AskLeaving(
    /// Unique on the page.
    name: &'static str,
    /// The act.
    leaving: Leaving,
    /// What the act is called.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Leaving { asking, go, .. } = leaving;
    view! {
        <Dialog
            name
            title=Signal::derive(move || t_string!(i18n, shell.leaving.title).to_owned())
            open=asking
        >
            <Question asking go label />
        </Dialog>
    }
}

#[component]
fn Question(asking: RwSignal<bool>, go: Callback<()>, label: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let status = use_replica().status;
    let count = move || status.with(|status| status.waiting + status.decisions);
    let leave = Callback::new(move |()| {
        asking.set(false);
        go.run(());
    });
    view! {
        <div class="dialog-body">
            <p>{t!(i18n, shell.leaving.what, count)}</p>
            <p>{t!(i18n, shell.leaving.means)}</p>
            <SaveCopy />
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.leaving.stay).to_owned())
                    press=Callback::new(move |()| asking.set(false))
                />
                <Button label press=leave main=true />
            </p>
        </div>
    }
}
