//! Contact points in the one form that tokens are made over (U-2).

use serde::{Deserialize, Serialize};

use crate::party::{email, fold_for_search, phone};
use crate::privacy::Channel;

/// What the message of a token begins with.
const CONTEXT: &str = "souhlas/v1/contact";

/// What stands between the parts of a postal address.
const UNIT_SEPARATOR: &str = "\u{1f}";

/// A kind of contact point (specification 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenClass {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A postal address.
    Addr,
}

impl TokenClass {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Email, Self::Tel, Self::Addr];

    /// Gives the kind of contact point a channel uses; none for processing without contact.
    #[must_use]
    pub const fn of(channel: Channel) -> Option<Self> {
        match channel {
            Channel::Email => Some(Self::Email),
            Channel::Sms | Channel::Messenger | Channel::Phone => Some(Self::Tel),
            Channel::Post | Channel::Visit => Some(Self::Addr),
            Channel::Processing => None,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Tel => "tel",
            Self::Addr => "addr",
        }
    }
}

/// A contact point in normal form; it is readable and therefore never stored with its token.
#[derive(Clone, PartialEq, Eq)]
pub struct Normalised {
    class: TokenClass,
    value: String,
}

impl Normalised {
    /// Normalises an e-mail address; none when it is not one.
    #[must_use]
    pub fn email(text: &str) -> Option<Self> {
        email::parse(text).map(|value| Self {
            class: TokenClass::Email,
            value,
        })
    }

    /// Normalises a telephone number to E.164, +420 by default; none when it is not one.
    #[must_use]
    pub fn tel(text: &str) -> Option<Self> {
        phone::parse(text).map(|value| Self {
            class: TokenClass::Tel,
            value,
        })
    }

    /// Normalises a postal address to family name, postal code and house number in upper case
    /// without diacritics; none when one is missing.
    #[must_use]
    pub fn addr(family_name: &str, postal_code: &str, house_number: &str) -> Option<Self> {
        let name = upper(family_name);
        let tight = [postal_code, house_number].map(|part| upper(part).replace(' ', ""));
        let [code, house] = tight;
        if [&name, &code, &house].into_iter().any(String::is_empty) {
            return None;
        }
        Some(Self {
            class: TokenClass::Addr,
            value: [name, code, house].join(UNIT_SEPARATOR),
        })
    }

    /// Gives the kind.
    #[must_use]
    pub const fn class(&self) -> TokenClass {
        self.class
    }

    /// Gives the bytes that the server makes the token over (U-1).
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        [CONTEXT, self.class.as_str(), &self.value]
            .join("\0")
            .into_bytes()
    }

    /// Gives every form that is looked up: the address, and without its `+tag` when it has one.
    #[must_use]
    pub fn forms(&self) -> Vec<Self> {
        let mut forms = vec![self.clone()];
        forms.extend(self.without_tag());
        forms
    }

    fn without_tag(&self) -> Option<Self> {
        if self.class != TokenClass::Email {
            return None;
        }
        let (local, domain) = self.value.rsplit_once('@')?;
        let (plain, _tag) = local.split_once('+')?;
        (!plain.is_empty()).then(|| Self {
            class: self.class,
            value: format!("{plain}@{domain}"),
        })
    }
}

impl core::fmt::Debug for Normalised {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Normalised")
            .field("class", &self.class)
            .finish_non_exhaustive()
    }
}

fn upper(text: &str) -> String {
    fold_for_search(text)
        .to_uppercase()
        .chars()
        .filter(|symbol| !symbol.is_control())
        .collect()
}
