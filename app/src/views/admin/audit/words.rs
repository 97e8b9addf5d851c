//! Words of the audit: acts, people and fields.

mod factors;

use super::model::{FieldName, Who};
use crate::i18n::{Locale, td_string};
use crate::people::label;
use crate::stated::words::log_words;

/// Who acted, in words.
#[must_use]
pub fn who_words(locale: Locale, who: &Who) -> String {
    match who {
        Who::User(name) => name.clone(),
        Who::Unknown => td_string!(locale, admin.audit.unknown).to_owned(),
        Who::Nobody => td_string!(locale, admin.audit.nobody).to_owned(),
        Who::Person => td_string!(locale, admin.audit.person).to_owned(),
        Who::System => td_string!(locale, admin.audit.system).to_owned(),
    }
}

/// Names of the fields, one after the other.
#[must_use]
pub fn field_words(locale: Locale, fields: &[FieldName]) -> String {
    fields
        .iter()
        .map(|field| match field {
            FieldName::Known(known) => label(locale, known),
            FieldName::Code(code) => code.clone(),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// What was done, in words; an unknown code is named.
#[must_use]
pub fn act_words(locale: Locale, code: &str) -> String {
    record_words(locale, code)
        .or_else(|| factors::words(locale, code))
        .or_else(|| recovery_words(locale, code))
        .or_else(|| copy_words(locale, code))
        .or_else(|| consent_words(locale, code))
        .or_else(|| log_words(locale, code))
        .map_or_else(
            || td_string!(locale, admin.act.other, code = code.to_owned()),
            str::to_owned,
        )
}

fn record_words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "record_put" => td_string!(locale, admin.act.record_put),
        "file_handed_out" => td_string!(locale, admin.act.file_handed_out),
        "record_put_late" => td_string!(locale, admin.act.record_put_late),
        "record_put_removed" => td_string!(locale, admin.act.record_put_removed),
        "record_put_taken_over" => td_string!(locale, admin.act.record_put_taken_over),
        "rewrap_made" => td_string!(locale, admin.act.rewrap_made),
        "rewrap_confirmed" => td_string!(locale, admin.act.rewrap_confirmed),
        "rewrap_refused" => td_string!(locale, admin.act.rewrap_refused),
        "rewrap_disputed" => td_string!(locale, admin.act.rewrap_disputed),
        "op_refused" => td_string!(locale, admin.act.op_refused),
        "database_restored" => td_string!(locale, admin.act.database_restored),
        "op_number_conflict" => td_string!(locale, admin.act.op_number_conflict),
        "portal_link" => td_string!(locale, admin.act.portal_link),
        "sign_in" => td_string!(locale, admin.act.sign_in),
        "device_claim" => td_string!(locale, admin.act.device_claim),
        "sign_in_refused" => td_string!(locale, admin.act.sign_in_refused),
        "device_wiped" => td_string!(locale, admin.act.device_wiped),
        "order_done" => td_string!(locale, admin.act.order_done),
        "sign_out" => td_string!(locale, admin.act.sign_out),
        "passphrase_changed" => td_string!(locale, admin.act.passphrase_changed),
        "passphrase_refused" => td_string!(locale, admin.act.passphrase_refused),
        "session_ended" => td_string!(locale, admin.act.session_ended),
        "sessions_ended" => td_string!(locale, admin.act.sessions_ended),
        "invite" => td_string!(locale, admin.act.invite),
        "invite_accepted" => td_string!(locale, admin.act.invite_accepted),
        "audit_exported" => td_string!(locale, admin.act.audit_exported),
        "ledger_exported" => td_string!(locale, admin.act.ledger_exported),
        _ => return None,
    })
}

fn recovery_words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "recovery_asked" => td_string!(locale, admin.act.recovery_asked),
        "recovery_refused" => td_string!(locale, admin.act.recovery_refused),
        "recovery_opened" => td_string!(locale, admin.act.recovery_opened),
        "recovery_help_asked" => td_string!(locale, admin.act.recovery_help_asked),
        "recovery_handed_on" => td_string!(locale, admin.act.recovery_handed_on),
        "recovery_help_sealed" => td_string!(locale, admin.act.recovery_help_sealed),
        "recovery_used" => td_string!(locale, admin.act.recovery_used),
        _ => return None,
    })
}

fn copy_words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "copy_made" => td_string!(locale, admin.act.copy_made),
        "copy_handed_out" => td_string!(locale, admin.act.copy_handed_out),
        "copy_refused" => td_string!(locale, admin.act.copy_refused),
        "copy_deleted" => td_string!(locale, admin.act.copy_deleted),
        "copy_expired" => td_string!(locale, admin.act.copy_expired),
        "lockbox_asked" => td_string!(locale, admin.act.lockbox_asked),
        "lockbox_approved" => td_string!(locale, admin.act.lockbox_approved),
        "lease_days_set" => td_string!(locale, admin.act.lease_days_set),
        "lockbox_ended" => td_string!(locale, admin.act.lockbox_ended),
        _ => return None,
    })
}

fn consent_words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "consent_ask" => td_string!(locale, admin.act.consent_ask),
        "consent_defer" => td_string!(locale, admin.act.consent_defer),
        "consent_grant" => td_string!(locale, admin.act.consent_grant),
        "consent_renew" => td_string!(locale, admin.act.consent_renew),
        "consent_refuse" => td_string!(locale, admin.act.consent_refuse),
        "consent_withdraw" => td_string!(locale, admin.act.consent_withdraw),
        "consent_object" => td_string!(locale, admin.act.consent_object),
        "consent_confirm" => td_string!(locale, admin.act.consent_confirm),
        "consent_revoke" => td_string!(locale, admin.act.consent_revoke),
        "consent_invalidate" => td_string!(locale, admin.act.consent_invalidate),
        "consent_import" => td_string!(locale, admin.act.consent_import),
        "consent_decide" => td_string!(locale, admin.act.consent_decide),
        "consent_basis" => td_string!(locale, admin.act.consent_basis),
        "consent_inform" => td_string!(locale, admin.act.consent_inform),
        "consent_merge" => td_string!(locale, admin.act.consent_merge),
        "consent_unmerge" => td_string!(locale, admin.act.consent_unmerge),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::act_words;
    use crate::i18n::Locale;

    #[test]
    fn a_known_act_has_words_of_its_own() {
        assert_eq!(act_words(Locale::cs, "consent_withdraw"), "Souhlas odvolán");
        assert_eq!(
            act_words(Locale::en, "log_class_epoch"),
            "Key grants signed"
        );
    }

    #[test]
    fn an_act_without_words_is_shown_with_its_code() {
        assert_eq!(
            act_words(Locale::en, "moon_landing"),
            "Another act: moon_landing"
        );
    }
}
