#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod access;
pub mod bytes;
pub mod canonical;
pub mod command;
pub mod id;
pub mod interchange;
pub mod organisation;
pub mod party;
pub mod privacy;
pub mod record;
pub mod release;
pub mod starter;
pub mod time;
pub mod violation;

pub use bytes::{Bytes, Hash, PublicKey, Signature};
pub use id::{
    ActId, CopyId, DeviceId, DisclosureId, EventId, FieldId, HoldId, InviteId, LockboxId, OpId,
    OrgId, PurposeId, RecipientId, RecordId, RequestId, RetentionRuleId, SubjectId, TextId, UserId,
};
pub use time::{LocalDate, Period, Timestamp};
pub use violation::Violation;
