//! The words of the mails; the texts themselves are `app`'s, in both languages.

use app::Locale;
use app::mail::MailText;
use domain::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail ready to leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Letter {
    /// The address.
    pub(crate) to: String,
    /// The subject.
    pub(crate) subject: String,
    /// The text.
    pub(crate) text: String,
}

/// The mail with a preference link.
pub(crate) fn portal_link(locale: Locale, to: &str, organisation: &str, link: &str) -> Letter {
    letter(to, app::mail::portal_link(locale, organisation, link))
}

/// The mail with the code of a sealed copy.
pub(crate) fn copy_code(locale: Locale, to: &str, organisation: &str, code: &str) -> Letter {
    letter(to, app::mail::copy_code(locale, organisation, code))
}

/// The confirmation of a stop made in the portal.
pub(crate) fn withdrawal(
    locale: Locale,
    to: &str,
    organisation: &str,
    number: &str,
    what: &str,
    at: Timestamp,
) -> Letter {
    letter(
        to,
        app::mail::withdrawal(locale, organisation, number, what, at),
    )
}

/// The notice that somebody asked to use the recovery kit.
pub(crate) fn recovery_asked(
    locale: Locale,
    (to, organisation): (&str, &str),
    whose: &str,
    ready_at: Timestamp,
    users: &str,
) -> Letter {
    let text = app::mail::recovery_asked(locale, organisation, whose, ready_at, users);
    letter(to, text)
}

/// The notice that somebody asked to use the kit to change who may sign.
pub(crate) fn signers_asked(
    locale: Locale,
    (to, organisation): (&str, &str),
    whose: &str,
    ready_at: Timestamp,
    users: &str,
) -> Letter {
    let text = app::mail::signers_asked(locale, organisation, whose, ready_at, users);
    letter(to, text)
}

/// The notice to a holder that somebody asked for recovery.
pub(crate) fn help_asked(
    locale: Locale,
    (to, organisation): (&str, &str),
    whose: &str,
    ready_at: Timestamp,
) -> Letter {
    letter(
        to,
        app::mail::help_asked(locale, organisation, whose, ready_at),
    )
}

/// The notice that the recovery kit was used.
pub(crate) fn recovery_used(
    locale: Locale,
    (to, organisation): (&str, &str),
    at: Timestamp,
) -> Letter {
    letter(to, app::mail::recovery_used(locale, organisation, at))
}

/// The notice that somebody's second factors will be reset.
pub(crate) fn factor_reset(
    locale: Locale,
    to: &str,
    organisation: &str,
    from: Timestamp,
) -> Letter {
    letter(to, app::mail::factor_reset(locale, organisation, from))
}

fn letter(to: &str, text: MailText) -> Letter {
    Letter {
        to: to.to_owned(),
        // A line break in a name would start a new header.
        subject: text.subject.chars().filter(|c| !c.is_control()).collect(),
        text: text.body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_in_a_name_starts_no_header() {
        let letter = portal_link(
            Locale::en,
            "jana@example.com",
            "Firm\r\nBcc: x@example.com",
            "link",
        );
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
    }

    #[test]
    fn the_link_stands_in_the_text_and_not_in_the_subject() {
        for locale in [Locale::cs, Locale::en] {
            let letter = portal_link(
                locale,
                "jana@example.com",
                "Firm",
                "https://crm.example.org/p/x",
            );
            assert!(letter.text.contains("https://crm.example.org/p/x"));
            assert!(!letter.subject.contains("/p/"));
        }
    }
}
