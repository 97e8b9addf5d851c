//! What waits for the training, on every page until it is done.

use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::replica::{Data, Me, use_replica};
use crate::session::use_me;

/// Says that the user reads basic data only; nothing while they are trained or nothing is asked
/// (security design, section 4: training gate).
#[component]
pub fn Untrained() -> impl IntoView {
    let i18n = use_i18n();
    let (me, data) = (use_me(), use_replica().data);
    let waits = Memo::new(move |_| {
        me.with(|me| {
            me.as_ref()
                .is_some_and(|me| data.with(|data| is_untrained(me, data)))
        })
    });
    view! {
        <Show when=move || waits.get()>
            <section class="alerts" role="status" aria-labelledby="untrained-title">
                <h2 id="untrained-title">{t!(i18n, shell.untrained.h2)}</h2>
                <p>{t!(i18n, shell.untrained.text)}</p>
            </section>
        </Show>
    }
}

/// As of the last contact, as the keys are: what ended since ends with the next one.
fn is_untrained(me: &Me, data: &Data) -> bool {
    let at = data.as_of.or(data.now);
    let organisation = data.organisation.as_deref();
    organisation
        .zip(at)
        .is_some_and(|(organisation, at)| !organisation.is_trained(me.user, at))
}
