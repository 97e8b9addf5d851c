//! Refusals in words: what happened, what is kept, what to do.

use domain::violation::{Code, Violation};
use sync::message::account::ApiErrorCode;

use crate::i18n::{Locale, td_string};
use crate::replica::{CopyFault, Refusal};

/// A refusal in words.
#[must_use]
pub fn words(locale: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Violation(violation) => code_words(locale, violation.code).to_owned(),
        Refusal::Api(code, reference) => match reference {
            Some(reference) => format!(
                "{} {}",
                api_words(locale, *code),
                td_string!(locale, ui.api.reference, reference = reference.clone())
            ),
            None => api_words(locale, *code).to_owned(),
        },
        Refusal::Offline => td_string!(locale, ui.refusal.offline).to_owned(),
        Refusal::Locked => td_string!(locale, ui.refusal.locked).to_owned(),
        Refusal::PassphraseNeeded => td_string!(locale, ui.refusal.passphrase_needed).to_owned(),
        Refusal::PinWrong(left) => td_string!(locale, hand_over.pin_wrong, count = *left),
        Refusal::PassphraseWrong => td_string!(locale, ui.refusal.passphrase_wrong).to_owned(),
        Refusal::PassphraseMoved => td_string!(locale, ui.refusal.passphrase_moved).to_owned(),
        Refusal::PassphraseUnsettled => {
            td_string!(locale, ui.refusal.passphrase_unsettled).to_owned()
        }
        Refusal::PassphraseWeak => td_string!(locale, ui.refusal.passphrase_weak).to_owned(),
        Refusal::StorageFull => td_string!(locale, ui.refusal.storage_full).to_owned(),
        Refusal::StorageFailed => td_string!(locale, ui.refusal.storage_failed).to_owned(),
        Refusal::NotProven => td_string!(locale, ui.refusal.not_proven).to_owned(),
        Refusal::NotReadable => td_string!(locale, ui.refusal.not_readable).to_owned(),
        Refusal::LogNotTrusted => td_string!(locale, ui.refusal.log_not_trusted).to_owned(),
        Refusal::FileUnreadable => td_string!(locale, ui.refusal.file_unreadable).to_owned(),
        Refusal::FileOnItsWay => td_string!(locale, ui.refusal.file_on_its_way).to_owned(),
        Refusal::DeviceDiffers => td_string!(locale, ui.refusal.device_differs).to_owned(),
        Refusal::PasskeyCancelled => td_string!(locale, ui.refusal.passkey_cancelled).to_owned(),
        Refusal::PasskeysMissing => td_string!(locale, ui.refusal.passkeys_missing).to_owned(),
        Refusal::LeaseOver => td_string!(locale, ui.refusal.lease_over).to_owned(),
        Refusal::DeviceUnknown => td_string!(locale, ui.refusal.device_unknown).to_owned(),
        Refusal::KitMistyped(Some(group)) => {
            td_string!(locale, ui.refusal.kit_group, group = *group)
        }
        Refusal::KitMistyped(None) => td_string!(locale, ui.refusal.kit_mistyped).to_owned(),
        Refusal::KitWrong => td_string!(locale, ui.refusal.kit_wrong).to_owned(),
        Refusal::WordsDiffer => td_string!(locale, ui.refusal.words_differ).to_owned(),
        Refusal::HelpMoved => td_string!(locale, ui.refusal.help_moved).to_owned(),
        Refusal::DataGone => td_string!(locale, ui.refusal.data_gone).to_owned(),
        Refusal::Copy(fault) => copy_words(locale, *fault).to_owned(),
    }
}

/// The field a refusal stands beside, if it concerns one.
#[must_use]
pub fn field(refusal: &Refusal) -> Option<String> {
    if let Refusal::Violation(Violation { field, .. }) = refusal {
        field.as_ref().map(|field| field.as_str().to_owned())
    } else {
        None
    }
}

fn copy_words(locale: Locale, fault: CopyFault) -> &'static str {
    match fault {
        CopyFault::Unreadable => td_string!(locale, ui.refusal.copy_unreadable),
        CopyFault::Newer => td_string!(locale, ui.refusal.copy_newer),
        CopyFault::Changed => td_string!(locale, ui.refusal.copy_changed),
        CopyFault::Organisation => td_string!(locale, ui.refusal.copy_organisation),
        CopyFault::User => td_string!(locale, ui.refusal.copy_user),
        CopyFault::Device => td_string!(locale, ui.refusal.copy_device),
    }
}

/// A violation in words.
#[must_use]
pub fn code_words(locale: Locale, code: Code) -> &'static str {
    match code {
        Code::FieldWithoutPurpose => td_string!(locale, ui.violation.field_without_purpose),
        Code::NotAllowed => td_string!(locale, ui.violation.not_allowed),
        Code::Required => td_string!(locale, ui.violation.required),
        Code::TooLong => td_string!(locale, ui.violation.too_long),
        Code::EmailInvalid => td_string!(locale, ui.violation.email_invalid),
        Code::PhoneInvalid => td_string!(locale, ui.violation.phone_invalid),
        Code::IbanInvalid => td_string!(locale, ui.violation.iban_invalid),
        Code::VersionMoved => td_string!(locale, ui.violation.version_moved),
        Code::Malformed => td_string!(locale, ui.violation.malformed),
        Code::Forged => td_string!(locale, ui.violation.forged),
        Code::IdConflict => td_string!(locale, ui.violation.id_conflict),
        Code::TextUnknown => td_string!(locale, ui.violation.text_unknown),
        Code::NoSubjectAct => td_string!(locale, ui.violation.no_subject_act),
        Code::Preselected => td_string!(locale, ui.violation.preselected),
        Code::ValidityOutsidePolicy => td_string!(locale, ui.violation.validity_outside_policy),
        Code::SubjectErased => td_string!(locale, ui.violation.subject_erased),
        Code::NotFound => td_string!(locale, ui.violation.not_found),
        Code::WrongClass => td_string!(locale, ui.violation.wrong_class),
        Code::TooLarge => td_string!(locale, ui.violation.too_large),
        Code::Blocked => td_string!(locale, ui.violation.blocked),
        Code::NotTrained => td_string!(locale, ui.violation.not_trained),
    }
}

/// A server's refusal in words.
#[must_use]
pub fn api_words(locale: Locale, code: ApiErrorCode) -> &'static str {
    match code {
        ApiErrorCode::SignInRefused => td_string!(locale, ui.api.sign_in_refused),
        ApiErrorCode::TooManyTries => td_string!(locale, ui.api.too_many_tries),
        ApiErrorCode::LinkDead => td_string!(locale, ui.api.link_dead),
        ApiErrorCode::CodeWrong => td_string!(locale, ui.api.code_wrong),
        ApiErrorCode::CodeUsed => td_string!(locale, ui.api.code_used),
        ApiErrorCode::PasskeyRefused => td_string!(locale, ui.api.passkey_refused),
        ApiErrorCode::NoPasskeys => td_string!(locale, ui.api.no_passkeys),
        ApiErrorCode::LastFactor => td_string!(locale, ui.api.last_factor),
        ApiErrorCode::StepUpNeeded => td_string!(locale, ui.api.step_up_needed),
        ApiErrorCode::PassphraseWrong => td_string!(locale, ui.api.passphrase_wrong),
        ApiErrorCode::SessionOver => td_string!(locale, ui.api.session_over),
        ApiErrorCode::DeviceRevoked => td_string!(locale, ui.api.device_revoked),
        ApiErrorCode::SessionLocked => td_string!(locale, ui.api.session_locked),
        ApiErrorCode::NotFound => td_string!(locale, ui.api.not_found),
        ApiErrorCode::Malformed => td_string!(locale, ui.api.malformed),
        ApiErrorCode::TooLarge => td_string!(locale, ui.api.too_large),
        ApiErrorCode::LogMoved => td_string!(locale, ui.api.log_moved),
        ApiErrorCode::LogRefused => td_string!(locale, ui.api.log_refused),
        ApiErrorCode::NoAddress => td_string!(locale, ui.api.no_address),
        ApiErrorCode::EmailTaken => td_string!(locale, ui.api.email_taken),
        ApiErrorCode::ClaimOver => td_string!(locale, ui.api.claim_over),
        ApiErrorCode::CopyClosed => td_string!(locale, ui.api.copy_closed),
        ApiErrorCode::PointNotIndependent => td_string!(locale, ui.api.point_not_independent),
        ApiErrorCode::LockboxLimits => td_string!(locale, ui.api.lockbox_limits),
        ApiErrorCode::LockboxReader => td_string!(locale, ui.api.lockbox_reader),
        ApiErrorCode::FileDiffers => td_string!(locale, ui.api.file_differs),
        ApiErrorCode::HelpKeyChanged => td_string!(locale, ui.api.help_key_changed),
        ApiErrorCode::LockboxOver => td_string!(locale, ui.api.lockbox_over),
        ApiErrorCode::Busy => td_string!(locale, ui.api.busy),
        ApiErrorCode::Internal => td_string!(locale, ui.api.internal),
    }
}

#[cfg(test)]
mod tests {
    use sync::message::account::ApiErrorCode;

    use super::api_words;
    use crate::i18n::Locale;

    #[test]
    fn who_types_a_code_of_a_clock_that_is_wrong_is_told_to_check_it() {
        for code in [ApiErrorCode::CodeWrong, ApiErrorCode::SignInRefused] {
            assert!(api_words(Locale::en, code).contains("clock of the phone"));
            assert!(api_words(Locale::cs, code).contains("čas v\u{a0}telefonu"));
        }
    }
}
