//! The button that checks the chain of the entries on this device.

use leptos::prelude::*;
use sync::message::account;

use super::model::{self, Chain};
use crate::asked::{Asked, use_needs_server};
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::ui::button::Button;
use crate::ui::format;

/// Asks for the newest entries and recomputes their chain on this device.
#[component]
pub fn Verify(
    /// The entries.
    asked: Asked<Vec<account::AuditRow>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let wanted = RwSignal::new(false);
    let answer = asked.answer();
    let found = Memo::new(move |_| {
        let answer = wanted.get().then(|| answer.get()).flatten();
        answer.and_then(|answer| model::check(&answer))
    });
    let verify = Callback::new(move |()| {
        wanted.set(true);
        asked.again();
    });
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, admin.audit.verify).to_owned())
            press=verify
            main=true
            blocked=use_needs_server()
        />
        <p class="chain" role="status" data-broken=move || matches!(found.get(), Some(Chain::Broken { .. })).then_some("")>
            {move || found.get().map(|chain| chain_words(i18n.get_locale(), chain))}
        </p>
    }
}

fn chain_words(locale: Locale, chain: Chain) -> String {
    match chain {
        Chain::Unbroken { first, last, hash } => td_string!(
            locale,
            admin.audit.unbroken,
            first = format::number(locale, first),
            last = format::number(locale, last),
            hash = hash.to_string()
        ),
        Chain::Broken { n } => {
            td_string!(locale, admin.audit.broken, n = format::number(locale, n))
        }
    }
}
