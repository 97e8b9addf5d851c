//! While a request waits, and when it came to nothing.

use leptos::prelude::*;

use super::Steps;
use crate::act::Act;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;

const MINUTE_MS: u64 = 60 * 1000;
const HOUR_MS: u64 = 60 * MINUTE_MS;

/// The wait, with its time in words.
#[component]
pub fn Waiting(
    /// Where it goes on.
    steps: Steps,
    /// E-mail of the account.
    email: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let left = steps.left();
    let asked = move || t_string!(i18n, shell.recovery.asked, email = email.clone());
    view! {
        <p>{asked}</p>
        <p role="status">
            <strong>{move || left_words(i18n.get_locale(), left.get())}</strong>
        </p>
        <p class="muted">{t!(i18n, shell.recovery.waiting)}</p>
        <StartAgain steps />
    }
}

/// Somebody refused.
#[component]
pub fn Refused(
    /// Where it goes on.
    steps: Steps,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p role="alert">{t!(i18n, shell.recovery.refused)}</p>
        <StartAgain steps />
    }
}

/// The request is of no use any more.
#[component]
pub fn Over(
    /// Where it goes on.
    steps: Steps,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p role="alert">{t!(i18n, shell.recovery.over)}</p>
        <StartAgain steps />
    }
}

#[component]
fn StartAgain(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let words = act.words();
    let press = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.recovery_drop()),
            move |stage| steps.arrive(stage),
        );
    });
    view! {
        <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
            {move || words.get()}
        </p>
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.again).to_owned())
                press
            />
        </p>
    }
}

/// How long it still takes, in words.
fn left_words(locale: Locale, left_ms: u64) -> String {
    let hours = u32::try_from(left_ms.div_ceil(HOUR_MS)).unwrap_or(u32::MAX);
    let minutes = u32::try_from(left_ms.div_ceil(MINUTE_MS)).unwrap_or(u32::MAX);
    if left_ms > HOUR_MS {
        td_string!(locale, shell.recovery.left_hours, count = hours)
    } else {
        td_string!(locale, shell.recovery.left_minutes, count = minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::{HOUR_MS, Locale, MINUTE_MS, left_words};

    #[test]
    fn a_wait_is_told_in_hours_and_at_last_in_minutes() {
        let english = |ms| left_words(Locale::en, ms);
        assert!(english(72 * HOUR_MS).contains("72 hours"));
        assert!(english(HOUR_MS + 1).contains("2 hours"));
        assert!(english(HOUR_MS).contains("60 minutes"));
        assert!(english(MINUTE_MS).contains("1 minute"));
        assert!(left_words(Locale::cs, 72 * HOUR_MS).contains("72 hodin"));
    }
}
