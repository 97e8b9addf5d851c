//! Words for the fixed lists of the domain, channels and roles, and the names of users.

use domain::UserId;
use domain::access::Role;
use domain::organisation::Organisation;
use domain::privacy::Channel;
use domain::record::Class;

use crate::i18n::{Locale, td_string};
use crate::ui::sort::czech_key;

/// A channel in words.
#[must_use]
pub fn channel_words(locale: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Email => td_string!(locale, ui.channel.email),
        Channel::Sms => td_string!(locale, ui.channel.sms),
        Channel::Messenger => td_string!(locale, ui.channel.messenger),
        Channel::Phone => td_string!(locale, ui.channel.phone),
        Channel::Post => td_string!(locale, ui.channel.post),
        Channel::Visit => td_string!(locale, ui.channel.visit),
        Channel::Processing => td_string!(locale, ui.channel.processing),
    }
}

/// A channel as forms send it, the name of the specification.
#[must_use]
pub const fn channel_slug(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Sms => "sms",
        Channel::Messenger => "messenger",
        Channel::Phone => "phone",
        Channel::Post => "post",
        Channel::Visit => "visit",
        Channel::Processing => "processing",
    }
}

/// A role in words.
#[must_use]
pub fn role_words(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Rep => td_string!(locale, ui.role.rep),
        Role::Manager => td_string!(locale, ui.role.manager),
        Role::PrivacyOfficer => td_string!(locale, ui.role.privacy_officer),
        Role::Administrator => td_string!(locale, ui.role.administrator),
        Role::Auditor => td_string!(locale, ui.role.auditor),
        Role::Support => td_string!(locale, ui.role.support),
    }
}

/// A class of fields in words.
#[must_use]
pub fn class_words(locale: Locale, class: Class) -> &'static str {
    match class {
        Class::Basic => td_string!(locale, admin.keys.class_basic),
        Class::Notes => td_string!(locale, admin.users.class_notes),
        Class::Identity => td_string!(locale, admin.users.class_identity),
        Class::Financial => td_string!(locale, admin.users.class_financial),
        Class::Contractual => td_string!(locale, admin.users.class_contractual),
        Class::Special => td_string!(locale, admin.users.class_special),
    }
}

/// A label of the catalogue in one language.
#[must_use]
pub fn label(locale: Locale, label: &domain::record::Label) -> String {
    match locale {
        Locale::cs => label.cs.clone(),
        Locale::en => label.en.clone(),
    }
}

/// Roles in words, one after the other.
#[must_use]
pub fn roles_words(locale: Locale, roles: &[Role]) -> String {
    if roles.is_empty() {
        return td_string!(locale, ui.nobody).to_owned();
    }
    roles
        .iter()
        .map(|role| role_words(locale, *role))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Reads a channel as forms send it.
#[must_use]
pub fn channel_of(slug: &str) -> Option<Channel> {
    [
        Channel::Email,
        Channel::Sms,
        Channel::Messenger,
        Channel::Phone,
        Channel::Post,
        Channel::Visit,
        Channel::Processing,
    ]
    .into_iter()
    .find(|channel| channel_slug(*channel) == slug)
}

/// Gives names in their Czech order.
#[must_use]
pub fn names(organisation: &Organisation, users: &[UserId]) -> String {
    let mut names: Vec<_> = users
        .iter()
        .filter_map(|user| organisation.users.get(user))
        .map(|user| user.name.as_str())
        .collect();
    names.sort_by_cached_key(|name| czech_key(name));
    names.join(", ")
}
