//! The disclosure log: every hand-out of data with its recipient (Y-1).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::privacy::event::Basis;
use crate::violation::Code;
use crate::{
    DisclosureId, FieldId, Hash, PurposeId, RecipientId, RequestId, SubjectId, Timestamp, UserId,
    Violation,
};

/// How data left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// A file made by an export.
    Export,
    /// A transfer to another system.
    Integration,
    /// A sealed copy for support (Y-2).
    Lockbox,
    /// A letter, call or hand-over.
    Other,
}

/// What was disclosed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosed {
    /// These fields.
    Fields(BTreeSet<FieldId>),
    /// These categories.
    Categories(BTreeSet<String>),
}

/// On whose behalf data left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A member of staff.
    Staff(UserId),
    /// The system by itself.
    System,
}

/// Why the data may leave, if not by the purpose alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A request of the person.
    Request(RequestId),
    /// A contract with the recipient.
    Contract(String),
}

/// A transfer out of the European Union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The country, ISO 3166-1 alpha-2.
    pub country: String,
    /// The safeguard of Chapter V.
    pub safeguard: String,
}

/// How far the recipient was told of a change (Art. 19); the tasks are those of the requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Art19 {
    /// Nothing to tell.
    None,
    /// To be told.
    Open,
    /// Told.
    Sent,
    /// The recipient confirmed.
    Confirmed,
    /// Cannot be told.
    Impossible,
    /// Telling would be disproportionate.
    Disproportionate,
}

/// A disclosure as an export or integration is about to make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The entry.
    pub id: DisclosureId,
    /// The moment.
    pub at: Timestamp,
    /// The person.
    pub subject: SubjectId,
    /// Who gets it, from the recipient register; without one nothing leaves.
    pub recipient: Option<RecipientId>,
    /// What.
    pub disclosed: Disclosed,
    /// The purpose.
    pub purpose: PurposeId,
    /// Its basis.
    pub basis: Basis,
    /// How it leaves.
    pub path: Path,
    /// On whose behalf.
    pub actor: Actor,
    /// The request or contract.
    pub cause: Option<Cause>,
    /// The hash of the file.
    pub file: Option<Hash>,
    /// Where to, out of the Union.
    pub transfer: Option<Transfer>,
}

/// One entry of the disclosure log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The entry.
    pub id: DisclosureId,
    /// The moment.
    pub at: Timestamp,
    /// The person.
    pub subject: SubjectId,
    /// Who got it.
    pub recipient: RecipientId,
    /// What.
    pub disclosed: Disclosed,
    /// The purpose.
    pub purpose: PurposeId,
    /// Its basis.
    pub basis: Basis,
    /// How it left.
    pub path: Path,
    /// On whose behalf.
    pub actor: Actor,
    /// The request or contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// The hash of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Hash>,
    /// Where to, out of the Union.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<Transfer>,
    /// How far the recipient was told of a change.
    pub art19: Art19,
}

impl Disclosure {
    /// Enters a disclosure; only what was entered may leave.
    ///
    /// # Errors
    /// With the missing part: the recipient, what is disclosed, or country and safeguard of a transfer.
    pub fn of(draft: Draft) -> Result<Self, Violation> {
        let recipient = draft
            .recipient
            .filter(|recipient| !recipient.as_str().is_empty())
            .ok_or_else(|| missing("recipient"))?;
        let nothing = match &draft.disclosed {
            Disclosed::Fields(fields) => fields.is_empty(),
            Disclosed::Categories(categories) => categories.is_empty(),
        };
        if nothing {
            return Err(missing("disclosed"));
        }
        if let Some(transfer) = &draft.transfer {
            if transfer.country.trim().is_empty() {
                return Err(missing("country"));
            }
            if transfer.safeguard.trim().is_empty() {
                return Err(missing("safeguard"));
            }
        }
        Ok(Self {
            id: draft.id,
            at: draft.at,
            subject: draft.subject,
            recipient,
            disclosed: draft.disclosed,
            purpose: draft.purpose,
            basis: draft.basis,
            path: draft.path,
            actor: draft.actor,
            cause: draft.cause,
            file: draft.file,
            transfer: draft.transfer,
            art19: Art19::None,
        })
    }
}

fn missing(name: &str) -> Violation {
    Violation::field(Code::Required, FieldId::new(name))
}
