//! Tells that the organisation's database was restored from a backup, until the person has read it.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{RestoredNotice, use_replica};
use crate::routes::Place;
use crate::ui::button::Button;
use crate::ui::format;

/// The message, while there is one.
#[component]
pub fn RestoredBanner() -> impl IntoView {
    let data = use_replica().data;
    let notice = Memo::new(move |_| data.with(|data| data.restored.as_deref().cloned()));
    move || notice.get().map(|notice| view! { <Banner notice /> })
}

#[component]
fn Banner(notice: RestoredNotice) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let RestoredNotice {
        reason,
        signers,
        signed_at,
        affected,
        stops,
    } = notice;
    let names = signers.join(", ");
    let what = move || {
        let at = format::date_time(i18n.get_locale(), signed_at);
        let (names, reason) = (names.clone(), reason.clone());
        t_string!(
            i18n,
            shell.restored.what,
            names = names,
            at = at,
            reason = reason
        )
    };
    let press = Callback::new(move |()| {
        act.run(|| replica.ask(|port| port.put_restored_away()), |()| {});
    });
    view! {
        <section class="keys-wait" role="status" aria-labelledby="restored-title">
            <h2 id="restored-title">{t!(i18n, shell.restored.h2)}</h2>
            <p>{what}</p>
            <p>
                {move || match affected {
                    0 => t_string!(i18n, shell.restored.nothing).to_owned(),
                    count => t_string!(i18n, shell.restored.affected, count = count),
                }}
            </p>
            {(stops > 0)
                .then(|| view! { <p>{move || t_string!(i18n, shell.restored.stops, count = stops)}</p> })}
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <p>
                {(affected > 0)
                    .then(|| {
                        view! {
                            <A href=Place::Conflicts.path() attr:class="button">
                                {t!(i18n, shell.restored.decide)}
                            </A>
                            " "
                        }
                    })}
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.restored.read).to_owned())
                    press
                />
            </p>
        </section>
    }
}
