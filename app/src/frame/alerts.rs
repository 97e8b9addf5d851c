//! Why this device does not trust what the server serves, on every page until somebody was told.

mod audit;

use leptos::prelude::*;
use sync::proof::Alert;

use crate::act::Act;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;

/// The alerts of this device; nothing while there are none (security design, section 4).
#[component]
pub fn Alerts() -> impl IntoView {
    let data = use_replica().data;
    let alerts = Memo::new(move |_| data.with(|data| data.alerts.as_ref().clone()));
    move || {
        let alerts = alerts.get();
        (!alerts.is_empty()).then(|| view! { <Section alerts /> })
    }
}

#[component]
fn Section(alerts: Vec<Alert>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let stops = alerts.iter().any(Alert::stops_sealing);
    let press = Callback::new(move |()| {
        act.run(|| replica.ask(|port| port.put_alerts_away()), |()| ());
    });
    let items = alerts
        .into_iter()
        .map(|alert| view! { <li data-alert=alert.code()>{move || words(i18n.get_locale(), alert)}</li> })
        .collect_view();
    view! {
        <section class="alerts" role="alert" aria-labelledby="alerts-title">
            <h2 id="alerts-title">{t!(i18n, shell.alerts.h2)}</h2>
            <ul>{items}</ul>
            <p>
                {move || match stops {
                    true => t_string!(i18n, shell.alerts.holds),
                    false => t_string!(i18n, shell.alerts.told),
                }}
            </p>
            <p>{t!(i18n, shell.alerts.act)}</p>
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.alerts.away).to_owned())
                    press
                />
            </p>
        </section>
    }
}

/// An alert in words.
#[must_use]
pub fn words(locale: Locale, alert: Alert) -> String {
    match alert {
        Alert::ForeignRoot => td_string!(locale, shell.alerts.foreign_root).to_owned(),
        Alert::ShorterLog { served, seen } => {
            td_string!(
                locale,
                shell.alerts.shorter_log,
                served = served,
                seen = seen
            )
        }
        Alert::WithheldStatements { served, named } => {
            td_string!(
                locale,
                shell.alerts.withheld_statements,
                served = served,
                named = named
            )
        }
        Alert::OtherDatabase { .. } => td_string!(locale, shell.alerts.other_database).to_owned(),
        Alert::OtherStatement { n } => td_string!(locale, shell.alerts.other_statement, n = n),
        Alert::BrokenLog { n } => td_string!(locale, shell.alerts.broken_log, n = n),
        Alert::MalformedStatement { n } => {
            td_string!(locale, shell.alerts.malformed_statement, n = n)
        }
        Alert::SignerWithoutRight { n } => {
            td_string!(locale, shell.alerts.signer_without_right, n = n)
        }
        Alert::WrongSignature { n } => td_string!(locale, shell.alerts.wrong_signature, n = n),
        Alert::WeakerClass { n } => td_string!(locale, shell.alerts.weaker_class, n = n),
        Alert::OldFormat { n } => td_string!(locale, shell.alerts.old_format, n = n),
        Alert::NewerFormat { n } => td_string!(locale, shell.alerts.newer_format, n = n),
        Alert::WriterSawOther { n } => td_string!(locale, shell.alerts.writer_saw_another, n = n),
        Alert::ShorterAudit { .. }
        | Alert::OtherAudit { .. }
        | Alert::UnprovenHead { .. }
        | Alert::WrongHead { .. }
        | Alert::EarlierHead { .. }
        | Alert::WithheldHead { .. } => audit::words(locale, alert),
        Alert::OlderRecord { served, held } => {
            td_string!(
                locale,
                shell.alerts.older_record,
                served = served,
                held = held
            )
        }
        Alert::OtherRecord { version } => {
            td_string!(locale, shell.alerts.rewritten_record, version = version)
        }
        Alert::OtherEntry { n } => td_string!(locale, shell.alerts.rewritten_entry, n = n),
    }
}

#[cfg(test)]
mod tests {
    use sync::proof::Alert;

    use super::words;
    use crate::Locale;

    #[test]
    fn an_alert_names_the_statements_it_is_about() {
        let alert = Alert::WithheldStatements {
            served: 4,
            named: 9,
        };
        for locale in [Locale::cs, Locale::en] {
            let words = words(locale, alert);
            assert!(words.contains('4') && words.contains('9'), "{words}");
        }
    }
}
