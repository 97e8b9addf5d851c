//! Identifiers: one newtype each, so that a record can never stand where a subject is meant.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::time::Timestamp;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an existing UUID.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// Makes a time-ordered id (UUID v7) from the given time and ten random bytes.
            #[must_use]
            pub fn v7(now: Timestamp, random: [u8; 10]) -> Self {
                Self(Builder::from_unix_timestamp_millis(now.as_millis().unsigned_abs(), &random).into_uuid())
            }

            /// Makes a random id (UUID v4) from sixteen random bytes.
            #[must_use]
            pub fn v4(random: [u8; 16]) -> Self {
                Self(Builder::from_random_bytes(random).into_uuid())
            }

            /// Takes the sixteen bytes of an existing id.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// Reads the hyphenated form.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }

            /// Gives the sixteen bytes of the id.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// Gives the UUID itself.
            #[must_use]
            pub const fn as_uuid(&self) -> Uuid {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

uuid_id! {
    /// The organisation that is the controller.
    OrgId;
    /// A member of staff.
    UserId;
    /// One browser profile (or native client) with its own keys.
    DeviceId;
    /// A stored record of any table.
    RecordId;
    /// A natural person, pseudonymous and random: never derived from a name or number.
    SubjectId;
    /// One operation made on a device.
    OpId;
    /// One event of the consent ledger.
    EventId;
    /// One act of a person; the events of one act share it.
    ActId;
    /// One invitation of a member of staff.
    InviteId;
    /// One request of a person about their data.
    RequestId;
    /// One hold that keeps records from erasure.
    HoldId;
    /// One disclosure of data to a recipient.
    DisclosureId;
    /// One sealed copy.
    CopyId;
    /// One request of support to see through a lockbox.
    LockboxId;
}

macro_rules! slug_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(CompactString);

        impl $name {
            /// Takes a slug of the catalogue.
            #[must_use]
            pub fn new(slug: impl AsRef<str>) -> Self {
                Self(CompactString::new(slug))
            }

            /// Gives the slug.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

slug_id! {
    /// A purpose of processing, such as `newsletter`.
    PurposeId;
    /// A field of a record type, such as `bank_account`.
    FieldId;
    /// A text shown to persons, such as `marketing_consent`.
    TextId;
    /// A recipient or processor of the recipient register, such as `mailing_house`.
    RecipientId;
    /// A retention rule, such as `vat_document`.
    RetentionRuleId;
}
