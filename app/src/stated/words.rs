//! Statements in words.

use domain::access::Role;

use super::{By, Kind, Says};
use crate::i18n::{Locale, td_string};
use crate::people::{class_words, roles_words};

/// Who signed, in words.
#[must_use]
pub fn by_words(locale: Locale, by: &By) -> String {
    match by {
        By::Root => td_string!(locale, ui.stated.root).to_owned(),
        By::User(_, name) => name.clone(),
    }
}

/// A kind in words.
#[must_use]
pub fn kind_words(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::People => td_string!(locale, ui.stated.people),
        Kind::Devices => td_string!(locale, ui.stated.devices),
        Kind::Keys => td_string!(locale, ui.stated.keys),
        Kind::Rules => td_string!(locale, ui.stated.rules),
        Kind::Training => td_string!(locale, ui.stated.training),
    }
}

/// What a statement says: the words of the audit, then what exactly.
#[must_use]
pub fn says_words(locale: Locale, says: &Says) -> String {
    let act = act_of(says);
    let act = log_words(locale, act).unwrap_or(act);
    match detail(locale, says) {
        Some(detail) => format!("{act}. {detail}"),
        None => format!("{act}."),
    }
}

/// A statement that the audit names, in words; none when it is another act.
#[must_use]
pub fn log_words(locale: Locale, code: &str) -> Option<&'static str> {
    Some(match code {
        "log_root" => td_string!(locale, admin.act.log_root),
        "log_admins" => td_string!(locale, admin.act.log_admins),
        "log_recovery" => td_string!(locale, admin.act.log_recovery),
        "log_user" => td_string!(locale, admin.act.log_user),
        "log_device" => td_string!(locale, admin.act.log_device),
        "log_revoke" => td_string!(locale, admin.act.log_revoke),
        "log_class_epoch" => td_string!(locale, admin.act.log_class_epoch),
        "log_server_keys" => td_string!(locale, admin.act.log_server_keys),
        "log_catalogue" => td_string!(locale, admin.act.log_catalogue),
        "log_purposes" => td_string!(locale, admin.act.log_purposes),
        "log_text" => td_string!(locale, admin.act.log_text),
        "log_policy" => td_string!(locale, admin.act.log_policy),
        "log_acknowledged" => td_string!(locale, admin.act.log_acknowledged),
        "log_min_format" => td_string!(locale, admin.act.log_min_format),
        "log_restore" => td_string!(locale, admin.act.log_restore),
        "log_countersigned" => td_string!(locale, admin.act.log_countersigned),
        _ => return None,
    })
}

const fn act_of(says: &Says) -> &'static str {
    match says {
        Says::Founded { .. } => "log_root",
        Says::Signers { .. } => "log_admins",
        Says::Recovery { .. } => "log_recovery",
        Says::User { .. } => "log_user",
        Says::Device { .. } => "log_device",
        Says::Revoked { .. } => "log_revoke",
        Says::Keys { .. } => "log_class_epoch",
        Says::ServerKeys => "log_server_keys",
        Says::Fields { .. } => "log_catalogue",
        Says::Purposes { .. } => "log_purposes",
        Says::Text { .. } => "log_text",
        Says::Policy => "log_policy",
        Says::Acknowledged => "log_acknowledged",
        Says::Formats => "log_min_format",
        Says::Restore { .. } => "log_restore",
        Says::Second { .. } => "log_countersigned",
    }
}

fn detail(locale: Locale, says: &Says) -> Option<String> {
    Some(match says {
        Says::Founded { name } => name.clone(),
        Says::Signers {
            administrators,
            officers,
        } => {
            let (administrators, officers) = (administrators.join(", "), officers.join(", "));
            td_string!(
                locale,
                ui.stated.signers,
                administrators = administrators,
                officers = officers
            )
        }
        Says::Recovery { holders } if holders.is_empty() => {
            td_string!(locale, ui.stated.kit).to_owned()
        }
        Says::Recovery { holders } => {
            td_string!(locale, ui.stated.holders, names = holders.join(", "))
        }
        Says::User {
            name,
            before,
            after,
        } => user_words(locale, name, before.as_deref(), after),
        Says::Device { user, device } | Says::Revoked { user, device } => {
            let (user, device) = (user.clone(), device.clone());
            td_string!(locale, ui.stated.device, user = user, device = device)
        }
        Says::Keys { .. } => return keys_words(locale, says),
        Says::Fields { version } | Says::Purposes { version } => {
            td_string!(locale, ui.stated.version, version = *version)
        }
        Says::Text {
            name,
            version,
            locale: language,
        } => {
            let version = td_string!(locale, ui.stated.version, version = *version);
            format!("{name}, {language}, {version}")
        }
        Says::Restore { reason } => reason.clone(),
        Says::Second { of } => return of.map(|n| td_string!(locale, ui.stated.second, n = n)),
        Says::ServerKeys | Says::Policy | Says::Acknowledged | Says::Formats => return None,
    })
}

fn user_words(locale: Locale, name: &str, before: Option<&[Role]>, after: &[Role]) -> String {
    let (name, now) = (name.to_owned(), roles_words(locale, after));
    match before {
        _ if after.is_empty() => td_string!(locale, ui.stated.left, name = name),
        Some(before) if before != after => {
            let before = roles_words(locale, before);
            td_string!(
                locale,
                ui.stated.roles,
                name = name,
                before = before,
                now = now
            )
        }
        Some(_) | None => td_string!(locale, ui.stated.works, name = name, now = now),
    }
}

fn keys_words(locale: Locale, says: &Says) -> Option<String> {
    let Says::Keys {
        class,
        epoch,
        readers,
        added,
        dropped,
        oneself,
    } = says
    else {
        return None;
    };
    let (class, readers) = (class_words(locale, *class), readers.join(", "));
    let reads = td_string!(
        locale,
        ui.stated.reads,
        class = class,
        epoch = *epoch,
        names = readers
    );
    let marks = [
        (!added.is_empty()).then(|| td_string!(locale, ui.stated.added, names = added.join(", "))),
        (!dropped.is_empty())
            .then(|| td_string!(locale, ui.stated.dropped, names = dropped.join(", "))),
        oneself.then(|| td_string!(locale, ui.stated.oneself).to_owned()),
    ];
    let words: Vec<_> = core::iter::once(reads)
        .chain(marks.into_iter().flatten())
        .collect();
    Some(words.join(" "))
}
