//! What an exported record or receipt says.

use crate::privacy::event::{ActorKind, Basis, Indication};
use crate::privacy::{Channel, State};
use crate::{FieldId, Hash, OrgId, Period, PurposeId, SubjectId, TextId, Timestamp};

/// A receipt of one act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentReceipt {
    /// Its number.
    pub number: String,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Who issued it.
    pub controller: Controller,
    /// One record per key of the act.
    pub records: Vec<ConsentRecord>,
}

/// The record of one key: subject, purpose, channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    /// Its identifier, unique in a receipt.
    pub identifier: String,
    /// When it was written.
    pub created: Timestamp,
    /// The controller.
    pub controller: Controller,
    /// The pseudonymous person.
    pub subject: SubjectId,
    /// The text the person saw.
    pub notice: Notice,
    /// What the consent is about.
    pub process: Purposes,
    /// Names of the processors.
    pub processors: Vec<String>,
    /// What happened, at least one thing.
    pub statuses: Vec<Indicated>,
    /// A standing objection.
    pub objection: Option<Objected>,
    /// Where the consent is withdrawn.
    pub withdraw_at: String,
}

/// The controller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// The organisation.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Its contact.
    pub contact: String,
}

/// A published text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The text.
    pub id: TextId,
    /// Its version.
    pub version: u32,
    /// Its language.
    pub locale: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// Its hash (N-1).
    pub sha256: Hash,
    /// The version that replaced it, where the consent is superseded.
    pub replaced_by: Option<u32>,
}

/// Purpose, data, basis, storage and recipients of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purposes {
    /// The purpose.
    pub purpose: PurposeId,
    /// Its name.
    pub name: String,
    /// The channel.
    pub channel: Channel,
    /// Fields it needs, at least one.
    pub personal_data: Vec<FieldId>,
    /// `consent` or `explicit_consent`; others are not expressible.
    pub basis: Basis,
    /// How long the data is stored.
    pub storage: Period,
    /// Names of the recipients.
    pub recipients: Vec<String>,
}

/// One thing that happened to the consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicated {
    /// The state it led to.
    pub state: State,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorKind,
    /// With what.
    pub method: Option<Indication>,
    /// Until when a yes counts.
    pub until: Option<Timestamp>,
}

/// An objection (Art. 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objected {
    /// When it was made.
    pub at: Timestamp,
}
