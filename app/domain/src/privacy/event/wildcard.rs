//! `*` or a slug in the canonical form; binary formats write the same text. What names the whole
//! record is no text: the member is absent, and an empty one is never read back.

use serde::de::{Error, IntoDeserializer, value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Channel, ChannelOrAll, PurposeOrAll};
use crate::PurposeId;

const ALL: &str = "*";
const WHOLE: &str = "";

impl PurposeOrAll {
    pub(super) const fn is_absent(&self) -> bool {
        matches!(self, Self::Whole)
    }
}

impl ChannelOrAll {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands over references"
    )]
    pub(super) const fn is_absent(&self) -> bool {
        matches!(self, Self::Whole)
    }
}

impl Serialize for PurposeOrAll {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole => serializer.serialize_str(WHOLE),
            Self::All => serializer.serialize_str(ALL),
            Self::One(purpose) => serializer.serialize_str(purpose.as_str()),
        }
    }
}

impl<'de> Deserialize<'de> for PurposeOrAll {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(if text == ALL {
            Self::All
        } else {
            Self::One(PurposeId::new(text))
        })
    }
}

impl Serialize for ChannelOrAll {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole => serializer.serialize_str(WHOLE),
            Self::All => serializer.serialize_str(ALL),
            Self::One(channel) => serializer.serialize_str(channel.as_str()),
        }
    }
}

impl<'de> Deserialize<'de> for ChannelOrAll {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == ALL {
            return Ok(Self::All);
        }
        let known: Result<Channel, value::Error> =
            Channel::deserialize(text.as_str().into_deserializer());
        known.map(Self::One).map_err(D::Error::custom)
    }
}

impl Channel {
    /// Gives the name used in the canonical form, in addresses and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Messenger => "messenger",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::Visit => "visit",
            Self::Processing => "processing",
        }
    }
}
