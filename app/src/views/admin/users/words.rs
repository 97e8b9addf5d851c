//! Words of the list of users.

use domain::access::Role;
use domain::record::Class;

use crate::i18n::{Locale, td_string};
use crate::people::roles_words;
use crate::views::admin::keys::class_words;

/// Roles, or that the person left.
pub fn held_words(locale: Locale, roles: &[Role]) -> String {
    if roles.is_empty() {
        td_string!(locale, admin.users.left).to_owned()
    } else {
        roles_words(locale, roles)
    }
}

/// Devices by name.
pub fn device_words(locale: Locale, names: &[String]) -> String {
    if names.is_empty() {
        td_string!(locale, admin.users.no_device).to_owned()
    } else {
        names.join(", ")
    }
}

/// Encrypted classes that are read.
pub fn read_words(locale: Locale, classes: &[Class]) -> String {
    if classes.is_empty() {
        return td_string!(locale, admin.users.reads_none).to_owned();
    }
    let words = classes.iter().map(|class| class_words(locale, *class));
    words.collect::<Vec<_>>().join(", ")
}
