//! Recovery by two holders: the one-time key of the browser that asks, and the two seals.

use domain::organisation::{Organisation, SignedStatement};
use domain::{Hash, OrgId, PublicKey, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::HandedOn;

/// The recovery key as the log states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stated {
    /// The public key.
    pub(crate) key: PublicKey,
    /// Hash of the statement.
    pub(crate) statement: Hash,
}

/// For whom the holders are asked, with the log as it was served.
#[derive(Serialize, Deserialize)]
pub(crate) struct AskHolders {
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) statements: Vec<SignedStatement>,
}

/// The one-time key of this browser with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OneTime {
    pub(crate) key: PublicKey,
    pub(crate) words: String,
}

/// What the second holder opens and gives.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Give {
    /// The pinned root.
    pub(crate) root: PublicKey,
    pub(crate) stated: Stated,
    /// What first holders handed on.
    pub(crate) handed_on: Vec<HandedOn>,
    /// Who asks.
    pub(crate) user: UserId,
    /// The one-time key as it was served.
    pub(crate) to: PublicKey,
    /// The words as they were typed.
    pub(crate) typed: String,
}

impl Stated {
    /// Reads it from the log.
    pub(crate) fn of(organisation: &Organisation) -> Option<Self> {
        let (key, statement) = organisation.recovery.zip(organisation.holders.statement)?;
        Some(Self { key, statement })
    }
}
