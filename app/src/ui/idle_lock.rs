//! After how long without a sign of life the vault closes by itself; kept on the device (security
//! design, section 3).

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::choice::RadioGroup;

const KEY: &str = "idle-lock";
const USUAL: u8 = 15;
const LONGEST: u8 = 60;
const CHOICES: [u8; 5] = [1, 5, USUAL, 30, LONGEST];

/// Gives the minutes that this device waits.
#[must_use]
pub fn minutes() -> u8 {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    read(kept.as_deref())
}

/// A choice of the time.
#[component]
pub fn IdleLock() -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(USUAL);
    Effect::new(move |_| chosen.set(minutes()));
    let words = move |number: u8| {
        (
            number,
            t_string!(i18n, me.device.idle_minutes, number = number),
        )
    };
    let options = Signal::derive(move || CHOICES.map(words).to_vec());
    let choose = Callback::new(move |number| {
        chosen.set(number);
        keep(number);
    });
    view! {
        <RadioGroup
            name="idle-lock"
            label=Signal::derive(move || t_string!(i18n, me.device.idle).to_owned())
            hint=Signal::derive(move || t_string!(i18n, me.device.idle_hint).to_owned())
            options
            chosen=Signal::derive(move || Some(chosen.get()))
            choose
        />
    }
}

fn keep(minutes: u8) {
    let storage = window().local_storage().ok().flatten();
    let _ = storage.map(|storage| storage.set_item(KEY, &minutes.to_string()));
}

/// What is missing or out of range is the usual time: nothing that lies there keeps a vault open.
fn read(kept: Option<&str>) -> u8 {
    let kept = kept.and_then(|kept| kept.parse().ok());
    kept.filter(|minutes| (1..=LONGEST).contains(minutes))
        .unwrap_or(USUAL)
}

#[cfg(test)]
mod tests {
    use super::{CHOICES, read};

    #[test]
    fn the_vault_waits_a_quarter_of_an_hour_or_what_was_chosen_from_one_to_sixty_minutes() {
        for choice in CHOICES {
            assert_eq!(read(Some(&choice.to_string())), choice);
        }
        for kept in [
            None,
            Some(""),
            Some("0"),
            Some("61"),
            Some("-1"),
            Some("1e9"),
        ] {
            assert_eq!(read(kept), 15, "{kept:?}");
        }
    }
}
