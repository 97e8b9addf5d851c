//! Making, hashing and reading of event bodies (L-5, L-6).

use super::{Actor, Body, ChannelOrAll, EventType, Mode, PurposeOrAll, SignedEvent};
use crate::canonical::{self, CanonicalError};
use crate::{ActId, EventId, Hash, OrgId, SubjectId, Timestamp};

/// The largest body.
pub const MAX_BODY: usize = 16 * 1024;

/// The context of event signatures.
pub const SIGNATURE_CONTEXT: &str = "souhlas/v1/consent-sig";

impl Body {
    /// Makes a body with what every event has; the rest is absent.
    #[must_use]
    pub fn new(
        (org, subject): (OrgId, SubjectId),
        (event_id, act_id): (EventId, ActId),
        kind: EventType,
        (purpose, channel): (PurposeOrAll, ChannelOrAll),
        (mode, actor): (Mode, Actor),
        occurred_at: Timestamp,
    ) -> Self {
        Self {
            v: 1,
            event_id,
            org,
            subject,
            kind,
            act_id,
            purpose,
            channel,
            scope_rev: None,
            basis: None,
            text: None,
            offered: Vec::new(),
            chosen: Vec::new(),
            default_state: None,
            indication: None,
            mode,
            actor,
            recorded_by: None,
            device: None,
            app: None,
            device_counter: None,
            device_prev: None,
            seen_head: None,
            occurred_at,
            zone_offset_min: occurred_at.prague_offset_minutes(),
            clock_offset_ms: None,
            last_contact_at: None,
            nonce: None,
            valid_until: None,
            contact_point: None,
            verified: None,
            age_check: None,
            evidence: Vec::new(),
            target: None,
            reason: None,
            object_kind: None,
            statement: None,
            token: None,
            confirm_kind: None,
            import: None,
            basis_record: None,
            inform: None,
            decide: None,
            into: None,
            points: Vec::new(),
        }
    }

    /// Writes the canonical form, which is what gets signed and stored.
    ///
    /// # Errors
    /// When a text is not NFC, a number too large, or the body longer than 16 KiB.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        let bytes = canonical::to_bytes(self)?;
        if bytes.len() > MAX_BODY {
            return Err(CanonicalError::TooLarge);
        }
        Ok(bytes)
    }
}

impl Actor {
    /// An actor without relation or reason.
    #[must_use]
    pub const fn of(kind: super::ActorKind) -> Self {
        Self {
            kind,
            relation: None,
            reason: None,
        }
    }
}

impl SignedEvent {
    /// Reads the body.
    ///
    /// # Errors
    /// When the bytes are not the canonical form of a body.
    pub fn body(&self) -> Result<Body, CanonicalError> {
        canonical::parse(self.body.as_slice(), MAX_BODY)
    }

    /// Gives `event_hash` of rule L-6.
    #[must_use]
    pub fn event_hash(&self) -> Hash {
        event_hash(self.body.as_slice())
    }
}

/// Gives `event_hash` of a body in canonical form.
#[must_use]
pub fn event_hash(body: &[u8]) -> Hash {
    canonical::tagged_hash("souhlas/v1/consent-event", body)
}

/// The bytes an event's signature is over.
#[must_use]
pub fn signing_bytes(event_hash: &Hash) -> Vec<u8> {
    canonical::in_context(SIGNATURE_CONTEXT, event_hash.as_slice())
}
