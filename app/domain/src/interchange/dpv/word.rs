//! The words of DPV for ours.

use crate::privacy::State;

/// Every state with its type in DPV.
pub(super) const STATES: [(State, &str); 10] = [
    (State::Unknown, "dpv:ConsentUnknown"),
    (State::Requested, "dpv:ConsentRequested"),
    (State::Deferred, "dpv:ConsentRequestDeferred"),
    (State::Refused, "dpv:ConsentRefused"),
    (State::Given, "dpv:ConsentGiven"),
    (State::Renewed, "dpv:RenewedConsentGiven"),
    (State::Withdrawn, "dpv:ConsentWithdrawn"),
    (State::Expired, "dpv:ConsentExpired"),
    (State::Revoked, "dpv:ConsentRevoked"),
    (State::Invalidated, "dpv:ConsentInvalidated"),
];

/// An older word that is read as revoked.
const TERMINATED: &str = "dpv:ConsentTerminated";

/// Rights that a person has where consent is the basis (specification 2.2), and the complaint.
pub(super) const RIGHTS: [&str; 8] = [
    "eu-gdpr:A7-3",
    "eu-gdpr:A15",
    "eu-gdpr:A16",
    "eu-gdpr:A17",
    "eu-gdpr:A18",
    "eu-gdpr:A20",
    "eu-gdpr:A22",
    "eu-gdpr:A77",
];

/// Consent as a legal basis, and explicit consent.
pub(super) const CONSENT: &str = "eu-gdpr:A6-1-a";
pub(super) const EXPLICIT_CONSENT: &str = "eu-gdpr:A9-2-a";

/// The right to object.
pub(super) const OBJECTION: &str = "eu-gdpr:A21";

pub(super) fn class_of(state: State) -> &'static str {
    STATES
        .iter()
        .find(|(known, _)| *known == state)
        .map_or("dpv:ConsentUnknown", |(_, class)| class)
}

pub(super) fn state_of(class: &str) -> Option<State> {
    if class == TERMINATED {
        return Some(State::Revoked);
    }
    STATES
        .iter()
        .find(|(_, known)| *known == class)
        .map(|(state, _)| *state)
}
