//! The words of the ledger: every enumeration of specification 4.1 and 4.2.

use serde::{Deserialize, Serialize};

use crate::PurposeId;

/// A way of reaching a person (specification 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Channel {
    Email,
    Sms,
    Messenger,
    Phone,
    Post,
    Visit,
    Processing,
}

/// One channel, or all of them (`*`, in withdraw and object only).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChannelOrAll {
    /// No channel is named: merge and unmerge concern the whole record.
    #[default]
    Whole,
    /// Every channel.
    All,
    /// One channel.
    One(Channel),
}

/// One purpose, or all of them (`*`, in withdraw and object only).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PurposeOrAll {
    /// No purpose is named: merge and unmerge concern the whole record.
    #[default]
    Whole,
    /// Every purpose.
    All,
    /// One purpose.
    One(PurposeId),
}

/// What an event says (specification 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum EventType {
    Ask,
    Defer,
    Grant,
    Renew,
    Refuse,
    Withdraw,
    Object,
    Confirm,
    Revoke,
    Invalidate,
    Import,
    Decide,
    Basis,
    Inform,
    Merge,
    Unmerge,
}

/// How an act was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Mode {
    Portal,
    Handover,
    WebForm,
    OwnChannel,
    Phone,
    Spoken,
    Paper,
    Email,
    Legacy,
    Desk,
}

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum ActorKind {
    Subject,
    Guardian,
    StaffOnBehalf,
    Controller,
    Importer,
    System,
}

/// What a yes or no was expressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Indication {
    RadioChoice,
    Button,
    Signature,
    TypedStatement,
    Reply,
    RecordedStatement,
    WetSignature,
}

/// The state of the control before the person touched it; only `unselected` is lawful (C-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum DefaultState {
    Unselected,
    Preselected,
}

/// The basis a grant rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Basis {
    Consent,
    ExplicitConsent,
    Contract,
    LegalDuty,
    Vital,
    PublicTask,
    LegitimateInterest,
    SoftOptIn,
}

/// A kind of sealed evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum EvidenceKind {
    Signature,
    Scan,
    Audio,
    Net,
}

/// How sure it is who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Verified {
    PortalSession,
    MailLoop,
    InPerson,
    Document,
    None,
}

/// The two kinds of objection (Art. 21(1) and 21(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum ObjectKind {
    DirectMarketing,
    General,
}

/// How an explicit consent was stated (C-17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Statement {
    None,
    TwoStep,
    Typed,
    Signed,
}

/// What completes a pending grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum ConfirmKind {
    OwnChannel,
    DocumentCheck,
}

/// What an older system claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Claim {
    Given,
    Refused,
    Withdrawn,
    Objected,
}

/// How the age of the person was asked for (C-18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum AgeCheck {
    None,
    #[serde(rename = "declared_15_plus")]
    Declared15Plus,
    Guardian,
}

/// What happens to another basis than consent (P-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisChange {
    /// It begins.
    Start,
    /// What the record names replaces what stood; a later sale prolongs.
    Change,
    /// It ends.
    End,
}

/// What was sold (SO-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaleKind {
    /// Goods or services for money.
    Paid,
    /// A free account that feeds a paid offer.
    FreeAccount,
}

/// The notices that are given to persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Data collected from the person (Art. 13).
    #[serde(rename = "notice_13")]
    Notice13,
    /// Data collected elsewhere (Art. 14).
    #[serde(rename = "notice_14")]
    Notice14,
    /// The right to object (Art. 21(4)).
    #[serde(rename = "objection_21_4")]
    Objection214,
}

/// What the controller answers to a general objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// The purpose stays closed for good.
    Upheld,
    /// Compelling grounds prevail; the purpose goes on.
    Overridden,
}
