//! Words of the messages the host sends.

use domain::Timestamp;

use crate::i18n::{Locale, td_string};
use crate::ui::format;

/// A plain-text message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    /// Subject.
    pub subject: String,
    /// Body.
    pub body: String,
}

/// The message that carries a link to the person's page.
#[must_use]
pub fn portal_link(locale: Locale, organisation: &str, link: &str) -> MailText {
    let name = || organisation.to_owned();
    MailText {
        subject: td_string!(locale, mail.portal_link.subject, organisation = name()),
        body: [
            td_string!(locale, mail.portal_link.hello).to_owned(),
            td_string!(locale, mail.portal_link.text, organisation = name()),
            link.to_owned(),
            td_string!(locale, mail.portal_link.life).to_owned(),
            td_string!(locale, mail.portal_link.not_you).to_owned(),
            td_string!(locale, mail.regards, organisation = name()),
        ]
        .join("\n\n"),
    }
}

/// The message that carries the code of a sealed copy; nothing in it says what the copy holds.
#[must_use]
pub fn copy_code(locale: Locale, organisation: &str, code: &str) -> MailText {
    let name = || organisation.to_owned();
    MailText {
        subject: td_string!(locale, mail.copy_code.subject, organisation = name()),
        body: [
            td_string!(locale, mail.copy_code.hello).to_owned(),
            td_string!(locale, mail.copy_code.text, organisation = name()),
            code.to_owned(),
            td_string!(locale, mail.copy_code.life).to_owned(),
            td_string!(locale, mail.copy_code.not_you, organisation = name()),
            td_string!(locale, mail.regards, organisation = name()),
        ]
        .join("\n\n"),
    }
}

/// The message that confirms a withdrawal; `what` is in the person's language.
#[must_use]
pub fn withdrawal(
    locale: Locale,
    organisation: &str,
    number: &str,
    what: &str,
    at: Timestamp,
) -> MailText {
    MailText {
        subject: td_string!(locale, mail.withdrawal.subject, number = number.to_owned()),
        body: [
            td_string!(locale, mail.withdrawal.hello).to_owned(),
            td_string!(
                locale,
                mail.withdrawal.text,
                date = format::long_date(locale, at),
                what = what.to_owned(),
                number = number.to_owned()
            ),
            td_string!(locale, mail.withdrawal.effect).to_owned(),
            td_string!(locale, mail.regards, organisation = organisation.to_owned()),
        ]
        .join("\n\n"),
    }
}

/// The notice that somebody asked to use the recovery kit; `whose` is a masked address.
#[must_use]
pub fn recovery_asked(
    locale: Locale,
    organisation: &str,
    whose: &str,
    ready_at: Timestamp,
    users: &str,
) -> MailText {
    let (whose, of) = (whose.to_owned(), organisation.to_owned());
    let asked = td_string!(
        locale,
        mail.recovery.asked,
        whose = whose,
        organisation = of
    );
    asked_kit(locale, organisation, asked, (ready_at, users))
}

/// The notice that somebody asked to use the kit to change who may sign; `whose` is a masked
/// address.
#[must_use]
pub fn signers_asked(
    locale: Locale,
    organisation: &str,
    whose: &str,
    ready_at: Timestamp,
    users: &str,
) -> MailText {
    let (whose, of) = (whose.to_owned(), organisation.to_owned());
    let asked = td_string!(
        locale,
        mail.recovery.asked_signers,
        whose = whose,
        organisation = of
    );
    asked_kit(locale, organisation, asked, (ready_at, users))
}

/// The notice to a holder, who may be asked to help; `whose` is a masked address.
#[must_use]
pub fn help_asked(
    locale: Locale,
    organisation: &str,
    whose: &str,
    ready_at: Timestamp,
) -> MailText {
    let of = || organisation.to_owned();
    let (whose, date) = (whose.to_owned(), format::date_time(locale, ready_at));
    MailText {
        subject: td_string!(locale, mail.recovery.help_subject).to_owned(),
        body: [
            td_string!(locale, mail.recovery.hello).to_owned(),
            td_string!(
                locale,
                mail.recovery.help,
                whose = whose,
                organisation = of()
            ),
            td_string!(locale, mail.recovery.help_how, date = date),
            td_string!(locale, mail.regards, organisation = of()),
        ]
        .join("\n\n"),
    }
}

/// The notice that the recovery kit was used.
#[must_use]
pub fn recovery_used(locale: Locale, organisation: &str, at: Timestamp) -> MailText {
    let date = format::date_time(locale, at);
    MailText {
        subject: td_string!(locale, mail.recovery.used_subject).to_owned(),
        body: [
            td_string!(locale, mail.recovery.hello).to_owned(),
            td_string!(
                locale,
                mail.recovery.used,
                date = date,
                organisation = organisation.to_owned()
            ),
            td_string!(locale, mail.recovery.used_not_you).to_owned(),
            td_string!(locale, mail.regards, organisation = organisation.to_owned()),
        ]
        .join("\n\n"),
    }
}

/// The notice that the reader's second factors will be reset.
#[must_use]
pub fn factor_reset(locale: Locale, organisation: &str, from: Timestamp) -> MailText {
    let at = format::date_time(locale, from);
    MailText {
        subject: td_string!(locale, mail.factor_reset.subject).to_owned(),
        body: [
            td_string!(locale, mail.factor_reset.hello).to_owned(),
            td_string!(locale, mail.factor_reset.text, at = at),
            td_string!(locale, mail.factor_reset.not_you).to_owned(),
            td_string!(locale, mail.regards, organisation = organisation.to_owned()),
        ]
        .join("\n\n"),
    }
}

/// What was withdrawn, when the person stopped all of it.
#[must_use]
pub fn everything(locale: Locale) -> &'static str {
    td_string!(locale, mail.withdrawal.everything)
}

fn asked_kit(
    locale: Locale,
    organisation: &str,
    asked: String,
    (ready_at, users): (Timestamp, &str),
) -> MailText {
    let date = format::date_time(locale, ready_at);
    MailText {
        subject: td_string!(locale, mail.recovery.asked_subject).to_owned(),
        body: [
            td_string!(locale, mail.recovery.hello).to_owned(),
            asked,
            td_string!(locale, mail.recovery.until, date = date),
            users.to_owned(),
            td_string!(locale, mail.regards, organisation = organisation.to_owned()),
        ]
        .join("\n\n"),
    }
}
