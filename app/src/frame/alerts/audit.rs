//! Alerts about the audit, in words.

use sync::proof::Alert;

use super::Locale;
use crate::i18n::td_string;

/// An alert in words; of one that is about something else the error's own.
pub(super) fn words(locale: Locale, alert: Alert) -> String {
    match alert {
        Alert::ShorterAudit { served, seen } => {
            td_string!(
                locale,
                shell.alerts.shorter_audit,
                served = served,
                seen = seen
            )
        }
        Alert::OtherAudit { n } => td_string!(locale, shell.alerts.rewritten_audit, n = n),
        Alert::UnprovenHead { served, seen } => {
            td_string!(
                locale,
                shell.alerts.unproven_head,
                served = served,
                seen = seen
            )
        }
        Alert::WrongHead { n } => td_string!(locale, shell.alerts.wrong_head, n = n),
        Alert::EarlierHead { n } => td_string!(locale, shell.alerts.earlier_head, n = n),
        Alert::WithheldHead { seen } => td_string!(locale, shell.alerts.withheld_head, seen = seen),
        Alert::ForeignRoot
        | Alert::ShorterLog { .. }
        | Alert::OtherStatement { .. }
        | Alert::BrokenLog { .. }
        | Alert::MalformedStatement { .. }
        | Alert::SignerWithoutRight { .. }
        | Alert::WrongSignature { .. }
        | Alert::WeakerClass { .. }
        | Alert::OldFormat { .. }
        | Alert::NewerFormat { .. }
        | Alert::WithheldStatements { .. }
        | Alert::WriterSawOther { .. }
        | Alert::OtherDatabase { .. }
        | Alert::OlderRecord { .. }
        | Alert::OtherRecord { .. }
        | Alert::OtherEntry { .. } => alert.to_string(),
    }
}
