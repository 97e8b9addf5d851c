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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChannelOrAll {
    /// Every channel.
    All,
    /// One channel.
    One(Channel),
}

/// One purpose, or all of them (`*`, in withdraw and object only).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PurposeOrAll {
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
