//! Which events reach a key (F-3).

use super::LedgerEvent;
use crate::privacy::event::{Basis, Body, Claim, EventType, ObjectKind};
use crate::privacy::{Channel, ChannelOrAll, Purpose, PurposeOrAll, Registry};
use crate::{PurposeId, Timestamp};

/// The key that is folded.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) id: &'a PurposeId,
    pub(super) channel: Channel,
    /// None where the registry does not know the purpose.
    pub(super) purpose: Option<&'a Purpose>,
}

impl Key<'_> {
    /// Says whether the key rests on consent; one that nobody knows is taken to.
    pub(super) fn rests_on_consent(&self) -> bool {
        self.purpose.is_none_or(|purpose| {
            purpose.allows(self.channel, Basis::Consent)
                || purpose.allows(self.channel, Basis::ExplicitConsent)
        })
    }
}

/// The key with everything that decides which events reach it, looked up once.
pub(super) struct Reach<'a> {
    pub(super) key: Key<'a>,
    /// The purpose and those above it: their restrictions reach down.
    line: Vec<&'a PurposeId>,
    marketing: bool,
    created_at: Option<Timestamp>,
}

impl<'a> Reach<'a> {
    pub(super) fn of(registry: &'a Registry, (id, channel): &'a (PurposeId, Channel)) -> Self {
        let purpose = registry.get(id);
        Self {
            key: Key {
                id,
                channel: *channel,
                purpose,
            },
            line: line(registry, id),
            // A purpose that the registry does not know is taken for marketing: the safer reading.
            marketing: purpose.is_none_or(|purpose| purpose.direct_marketing),
            created_at: purpose.and_then(|purpose| purpose.created_at),
        }
    }

    pub(super) fn covers(&self, event: &LedgerEvent) -> bool {
        let body = &event.body;
        if body.objects_to_marketing() {
            return self.marketing && self.on_channel(body);
        }
        // A general objection and its answer stand on every channel of the purpose.
        let every_channel = matches!(body.kind, EventType::Object | EventType::Decide);
        (every_channel || self.on_channel(body)) && self.on_purpose(event)
    }

    fn on_channel(&self, body: &Body) -> bool {
        match body.channel {
            ChannelOrAll::Whole => false,
            ChannelOrAll::All => body.is_restrictive(),
            ChannelOrAll::One(one) => one == self.key.channel,
        }
    }

    fn on_purpose(&self, event: &LedgerEvent) -> bool {
        let body = &event.body;
        let descends = || body.is_restrictive() || body.kind == EventType::Decide;
        match &body.purpose {
            PurposeOrAll::Whole => false,
            PurposeOrAll::One(one) => {
                one == self.key.id || (self.line.contains(&one) && descends())
            }
            PurposeOrAll::All => body.is_restrictive() && self.existed(event),
        }
    }

    fn existed(&self, event: &LedgerEvent) -> bool {
        self.created_at
            .is_none_or(|created| created <= event.received())
    }
}

/// Gives the purpose and those above it, each once: a ring of parents ends too.
fn line<'a>(registry: &'a Registry, id: &'a PurposeId) -> Vec<&'a PurposeId> {
    let mut line = vec![id];
    let mut above = registry.get(id).and_then(|here| here.parent.as_ref());
    while let Some(parent) = above.filter(|parent| !line.contains(parent)) {
        line.push(parent);
        above = registry.get(parent).and_then(|here| here.parent.as_ref());
    }
    line
}

impl Body {
    /// Gives what an older system claims, if this is such a claim.
    pub(super) fn claim(&self) -> Option<Claim> {
        self.import.as_ref().map(|import| import.claimed)
    }

    /// Says whether the event can only take a permission away.
    #[must_use]
    pub fn is_restrictive(&self) -> bool {
        match self.kind {
            EventType::Refuse
            | EventType::Withdraw
            | EventType::Object
            | EventType::Revoke
            | EventType::Invalidate => true,
            EventType::Import => self.claim().is_some_and(|claim| claim != Claim::Given),
            EventType::Ask
            | EventType::Defer
            | EventType::Grant
            | EventType::Renew
            | EventType::Confirm
            | EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => false,
        }
    }

    fn objects_to_marketing(&self) -> bool {
        let objects =
            self.kind == EventType::Object && self.object_kind != Some(ObjectKind::General);
        let claims = self.kind == EventType::Import && self.claim() == Some(Claim::Objected);
        objects || claims
    }
}
