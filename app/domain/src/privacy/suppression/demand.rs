//! Which acts make entries, and which (U-3).

use super::{Reason, Scope, Source, Suppression, Token, TokenClass};
use crate::privacy::event::{Claim, EventType, ObjectKind};
use crate::privacy::{Body, ChannelOrAll, PurposeOrAll};
use crate::{RequestId, Timestamp};

/// What an act asks to be suppressed: every known contact point of these kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The kinds of contact point; never empty.
    pub classes: Vec<TokenClass>,
    /// What is stopped.
    pub scope: Scope,
    /// Why.
    pub reason: Reason,
    /// By what.
    pub source: Source,
}

impl Demand {
    /// Gives what an accepted event demands; none for most.
    ///
    /// `ended_consent` says whether the fold before the event had a live consent on the key: to
    /// refuse a live consent is to withdraw it (F-5).
    #[must_use]
    pub fn of_event(body: &Body, ended_consent: bool) -> Option<Self> {
        let (scope, reason) = match body.kind {
            EventType::Object if body.object_kind == Some(ObjectKind::DirectMarketing) => {
                (Scope::AllMarketing, Reason::Objection)
            }
            EventType::Withdraw => (purpose_of(body), Reason::Withdrawal),
            EventType::Refuse if ended_consent => (purpose_of(body), Reason::Withdrawal),
            EventType::Import => match body.import.as_ref()?.claimed {
                Claim::Given => return None,
                Claim::Refused | Claim::Withdrawn => (purpose_of(body), Reason::NegativeImport),
                Claim::Objected => (Scope::AllMarketing, Reason::NegativeImport),
            },
            EventType::Object
            | EventType::Refuse
            | EventType::Ask
            | EventType::Defer
            | EventType::Grant
            | EventType::Renew
            | EventType::Confirm
            | EventType::Revoke
            | EventType::Invalidate
            | EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => return None,
        };
        let classes = classes_of(body.channel);
        (!classes.is_empty()).then_some(Self {
            classes,
            scope,
            reason,
            source: Source::Event(body.event_id),
        })
    }

    /// Gives what an erasure demands: nobody who was erased is advertised to again.
    #[must_use]
    pub fn of_erasure(request: RequestId) -> Self {
        Self {
            classes: TokenClass::ALL.to_vec(),
            scope: Scope::AllMarketing,
            reason: Reason::Erasure,
            source: Source::Request(request),
        }
    }

    /// Makes the entries from the tokens of all known contact points of the person.
    #[must_use]
    pub fn entries(&self, known: &[(TokenClass, Token)], now: Timestamp) -> Vec<Suppression> {
        known
            .iter()
            .filter(|(class, _token)| self.classes.contains(class))
            .map(|(class, token)| Suppression {
                token: *token,
                class: *class,
                scope: self.scope.clone(),
                reason: self.reason,
                source: self.source,
                created_at: now,
                exceptions: Vec::new(),
            })
            .collect()
    }
}

/// A stop of every purpose stops all marketing.
fn purpose_of(body: &Body) -> Scope {
    if let PurposeOrAll::One(purpose) = &body.purpose {
        Scope::Purpose(purpose.clone())
    } else {
        Scope::AllMarketing
    }
}

/// Processing without contact has no contact point to suppress.
fn classes_of(channel: ChannelOrAll) -> Vec<TokenClass> {
    if let ChannelOrAll::One(channel) = channel {
        TokenClass::of(channel).into_iter().collect()
    } else {
        TokenClass::ALL.to_vec()
    }
}
