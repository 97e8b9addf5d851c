//! That this device cannot save: why, what is safe and what to do (UX design, sections 4 and 5).

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::outbox_copy::SaveCopy;
use crate::replica::{StorageFault, use_replica};

/// The message above every page, while the store refuses; it goes by itself.
#[component]
pub fn StorageBanner() -> impl IntoView {
    let status = use_replica().status;
    let fault = Memo::new(move |_| status.with(|status| status.storage));
    let waits = Memo::new(move |_| status.with(|status| status.waiting + status.decisions > 0));
    view! {
        <div role="alert">
            {move || fault.get().map(|fault| view! { <Said fault waits /> })}
        </div>
    }
}

#[component]
fn Said(fault: StorageFault, waits: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let why = move || match fault {
        StorageFault::Full => t_string!(i18n, shell.no_room.full),
        StorageFault::Failed => t_string!(i18n, shell.no_room.failed),
    };
    view! {
        <section class="warning" aria-labelledby="no-room">
            <h2 id="no-room">{t!(i18n, shell.no_room.h2)}</h2>
            <p>{why}</p>
            <p>{t!(i18n, shell.no_room.safe)}</p>
            <Show when=move || waits.get()>
                <SaveCopy />
            </Show>
        </section>
    }
}
