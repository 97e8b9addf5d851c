//! The suppression list: stops that outlive lists, campaigns, purposes and records (4.10).
//!
//! No readable address stands here. The server makes a token as HMAC-SHA256 over
//! [`Normalised::message`] with a secret it keeps outside database and backups (U-1).

mod demand;
mod exception;
mod point;

pub use demand::Demand;
pub use exception::Exception;
pub use point::{Normalised, TokenClass};

use serde::{Deserialize, Serialize};

use crate::privacy::{Channel, Registry};
use crate::{EventId, Hash, PurposeId, RequestId, Timestamp};

/// Months between two reviews of an entry (U-5).
const REVIEW_MONTHS: u32 = 36;

/// A keyed hash of a contact point, with the key it was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// Number of the server's secret; an old one is kept while its tokens live.
    pub key_id: u32,
    /// HMAC-SHA256 of the message.
    pub value: Hash,
}

/// What an entry stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All direct marketing, also of purposes that come later.
    AllMarketing,
    /// One purpose and those below it.
    Purpose(PurposeId),
}

/// Why an entry was made (U-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// An objection to direct marketing.
    Objection,
    /// The person was erased.
    Erasure,
    /// An older system knew a no.
    NegativeImport,
    /// A consent was withdrawn.
    Withdrawal,
}

/// What made an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An event of the consent ledger.
    Event(EventId),
    /// A request for erasure.
    Request(RequestId),
}

/// One entry of the list (U-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The contact point.
    pub token: Token,
    /// Its kind.
    pub class: TokenClass,
    /// What is stopped.
    pub scope: Scope,
    /// Why.
    pub reason: Reason,
    /// By what.
    pub source: Source,
    /// When it was made, by the server's clock.
    pub created_at: Timestamp,
    /// What the person allowed again since (U-4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// Whether an entry is still needed (U-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is, and nobody has to look at it yet.
    Kept,
    /// It works on and waits for its review.
    ReviewDue,
    /// The controller markets no more.
    Ended,
}

impl Suppression {
    /// Says whether the entry stops a key whose contact point has one of these tokens.
    #[must_use]
    pub fn stops(
        &self,
        tokens: &[Token],
        registry: &Registry,
        (purpose, channel): &(PurposeId, Channel),
    ) -> bool {
        let excepted = self
            .exceptions
            .iter()
            .any(|exception| exception.purpose == *purpose && exception.channel == *channel);
        TokenClass::of(*channel) == Some(self.class)
            && tokens.contains(&self.token)
            && self.covers(registry, purpose)
            && !excepted
    }

    /// A purpose that the registry does not hold is taken for marketing: the safer reading.
    fn covers(&self, registry: &Registry, purpose: &PurposeId) -> bool {
        match &self.scope {
            Scope::AllMarketing => registry
                .get(purpose)
                .is_none_or(|purpose| purpose.direct_marketing),
            Scope::Purpose(stopped) => registry.is_within(purpose, stopped),
        }
    }

    /// Adds an exception that came later than the entry; gives whether it was added. Nothing
    /// else weakens an entry (U-4).
    #[must_use]
    pub fn except(&mut self, exception: Exception) -> bool {
        let fits = exception.from > self.created_at
            && TokenClass::of(exception.channel) == Some(self.class);
        if fits && !self.exceptions.contains(&exception) {
            self.exceptions.push(exception);
        }
        fits
    }

    /// Says whether the entry is still needed, from its last review (U-5).
    #[must_use]
    pub fn life(&self, reviewed: Option<Timestamp>, registry: &Registry, now: Timestamp) -> Life {
        let markets = registry
            .purposes
            .iter()
            .any(|purpose| purpose.active && purpose.direct_marketing);
        let last = reviewed.unwrap_or(self.created_at);
        if !markets {
            Life::Ended
        } else if last.plus_months_prague(REVIEW_MONTHS) <= now {
            Life::ReviewDue
        } else {
            Life::Kept
        }
    }
}

/// Says whether the list stops a key whose contact point has one of these tokens: of each key of
/// the server, and of each form that [`Normalised::forms`] gives.
#[must_use]
pub fn is_suppressed(
    list: &[Suppression],
    tokens: &[Token],
    registry: &Registry,
    key: &(PurposeId, Channel),
) -> bool {
    list.iter().any(|entry| entry.stops(tokens, registry, key))
}
