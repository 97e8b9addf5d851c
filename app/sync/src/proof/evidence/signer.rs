//! Whether a signer can have signed an event, and did.

use std::collections::BTreeMap;

use domain::privacy::event::EventType;
use domain::privacy::evidence_file::{EventLine, Header, SignerId, SignerKey, SignerKind};
use domain::privacy::ledger::Flag;
use domain::privacy::{Body, SignedEvent};

use super::Fault;
use crate::proof::event_signature_fits;

/// Names who signed an event: its device, or the witness key of the server that fits.
///
/// An event that no key fits is given to the newest witness key, so that verification finds it.
#[must_use]
pub fn signer_of(
    keys: &BTreeMap<SignerId, SignerKey>,
    signed: &SignedEvent,
    body: &Body,
) -> SignerId {
    if let Some(device) = body.device {
        return SignerId::device(device);
    }
    let mut servers: Vec<_> = keys
        .iter()
        .filter(|(_, key)| key.kind == SignerKind::Server)
        .collect();
    servers.sort_by_key(|(_, key)| key.valid_from);
    servers
        .iter()
        .find(|(_, key)| event_signature_fits(&key.ed25519, signed))
        .or(servers.last())
        .map_or_else(|| SignerId::server(0), |(signer, _)| (*signer).clone())
}

/// Checks the signer of an event whose hash was checked before.
pub(super) fn check(header: &Header, line: &EventLine, signed: &SignedEvent) -> Result<(), Fault> {
    let signer = || line.signer.clone();
    let key = header
        .keys
        .get(&line.signer)
        .ok_or_else(|| Fault::UnknownSigner(signer()))?;
    if !is_theirs(key.kind, line) {
        return Err(Fault::WrongSigner(signer()));
    }
    if line.stamp.received_at < key.valid_from {
        return Err(Fault::KeyTooYoung(signer()));
    }
    if is_too_late(key, line) {
        return Err(Fault::KeyEnded(signer()));
    }
    if event_signature_fits(&key.ed25519, signed) {
        Ok(())
    } else {
        Err(Fault::Signature(signer()))
    }
}

/// A device signs what names it as its device; the server signs what names none.
fn is_theirs(kind: SignerKind, line: &EventLine) -> bool {
    match kind {
        SignerKind::Device => line
            .body
            .device
            .is_some_and(|device| line.signer == SignerId::device(device)),
        SignerKind::Server => line.body.device.is_none() && line.body.recorded_by.is_none(),
    }
}

/// From a revoked device everything is taken but a yes, and a yes only with the mark that keeps it
/// from counting (specification 4.4).
fn is_too_late(key: &SignerKey, line: &EventLine) -> bool {
    let ended = key.valid_to.is_some_and(|end| line.stamp.received_at > end);
    let gives = matches!(
        line.body.kind,
        EventType::Grant | EventType::Renew | EventType::Confirm
    );
    let marked = line.stamp.flags.contains(&Flag::DeviceRevoked);
    ended && (key.kind == SignerKind::Server || (gives && !marked))
}
