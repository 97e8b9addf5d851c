//! Why a yes does not count and what to do about it, in words.

use domain::Timestamp;
use domain::privacy::ledger::Flag;

use crate::i18n::{Locale, td_string};
use crate::ui::format;

/// What became of a yes, why, and what to do.
#[must_use]
pub fn words(locale: Locale, flags: &[Flag], confirm_by: Option<Timestamp>) -> String {
    let why = why(locale, flags);
    let became = match confirm_by {
        Some(end) => td_string!(
            locale,
            ui.doubt.waits,
            why = why,
            date = format::date(locale, end)
        ),
        None => td_string!(locale, ui.doubt.kept, why = why),
    };
    format!("{became} {}", what_to_do(locale, flags))
}

fn why(locale: Locale, flags: &[Flag]) -> String {
    flags
        .iter()
        .filter_map(|flag| reason(locale, *flag))
        .collect::<Vec<_>>()
        .join("; ")
}

fn reason(locale: Locale, flag: Flag) -> Option<&'static str> {
    Some(match flag {
        Flag::TextUnknown => td_string!(locale, ui.doubt.text_unknown),
        Flag::TextReplaced => td_string!(locale, ui.doubt.text_replaced),
        Flag::ClockAhead => td_string!(locale, ui.doubt.clock_ahead),
        Flag::ClockSuspect => td_string!(locale, ui.doubt.clock_suspect),
        Flag::DeviceRevoked => td_string!(locale, ui.doubt.device_revoked),
        Flag::DeviceGap | Flag::LateAfterSend => return None,
    })
}

/// One act repairs all of it: the gravest mark names it.
fn what_to_do(locale: Locale, flags: &[Flag]) -> &'static str {
    if flags.contains(&Flag::DeviceRevoked) {
        td_string!(locale, ui.doubt.ask_elsewhere)
    } else if flags
        .iter()
        .any(|flag| matches!(flag, Flag::TextUnknown | Flag::TextReplaced))
    {
        td_string!(locale, ui.doubt.ask_again)
    } else {
        td_string!(locale, ui.doubt.set_clock)
    }
}

#[cfg(test)]
mod tests {
    use domain::privacy::ledger::Flag;

    use super::words;
    use crate::fixture::NOW;
    use crate::i18n::Locale;

    #[test]
    fn an_unknown_text_is_said_with_what_to_do() {
        assert_eq!(
            words(Locale::en, &[Flag::TextUnknown], None),
            "Evidence kept, does not count: the text shown is not in the organisation's catalogue. \
             Ask again with the current text."
        );
    }

    #[test]
    fn what_waits_says_until_when() {
        let said = words(Locale::en, &[Flag::ClockAhead], Some(NOW));
        assert!(
            said.starts_with("Waits for the person's confirmation until "),
            "{said}"
        );
        assert!(said.ends_with("or wait for the confirmation."), "{said}");
    }

    #[test]
    fn each_reason_is_said_and_the_gravest_names_the_act() {
        let flags = [Flag::TextUnknown, Flag::ClockSuspect, Flag::DeviceRevoked];
        let said = words(Locale::en, &flags, None);
        assert_eq!(said.matches("; ").count(), 2, "{said}");
        assert!(said.ends_with("Ask again on another device."), "{said}");
    }
}
