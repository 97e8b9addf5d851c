//! Acts about second factors in words.

use crate::i18n::{Locale, td_string};

/// What was done; none when it is no such act.
pub(super) fn words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "app_changed" => td_string!(locale, admin.act.app_changed),
        "passkey_added" => td_string!(locale, admin.act.passkey_added),
        "passkey_removed" => td_string!(locale, admin.act.passkey_removed),
        "passkey_doubted" => td_string!(locale, admin.act.passkey_doubted),
        "factor_reset_asked" => td_string!(locale, admin.act.factor_reset_asked),
        "factor_reset_cancelled" => td_string!(locale, admin.act.factor_reset_cancelled),
        "factor_reset_used" => td_string!(locale, admin.act.factor_reset_used),
        "step_up" => td_string!(locale, admin.act.step_up),
        "step_up_refused" => td_string!(locale, admin.act.step_up_refused),
        _ => return None,
    })
}
