//! What can never be a yes, and what a document has to prove.

use super::Rejection;
use crate::privacy::event::{ActorKind, Body, DefaultState, Mode};

/// Validity is never longer than this (specification 2.1).
const MAX_VALIDITY_MONTHS: u32 = 36;

pub(super) const fn is_person(actor: ActorKind) -> bool {
    matches!(actor, ActorKind::Subject | ActorKind::Guardian)
}

/// Says why a yes can never count, whatever else is in the ledger.
pub(super) fn unlawful(body: &Body) -> Option<Rejection> {
    let told_to_staff = body.actor.kind == ActorKind::StaffOnBehalf
        && matches!(body.mode, Mode::Phone | Mode::Spoken | Mode::Paper);
    let longest = body.occurred_at.plus_months_prague(MAX_VALIDITY_MONTHS);
    if !is_person(body.actor.kind) && !told_to_staff {
        Some(Rejection::NoSubjectAct)
    } else if body.default_state == Some(DefaultState::Preselected) {
        Some(Rejection::Preselected)
    } else if body.valid_until.is_none_or(|end| end > longest) {
        Some(Rejection::ValidityOutsidePolicy)
    } else {
        None
    }
}

/// Says whether a checked document proves the person's yes (O-6).
pub(super) fn proven(check: &Body, grant: &Body) -> bool {
    check.actor.kind == ActorKind::Controller
        && matches!(grant.mode, Mode::Paper | Mode::Legacy)
        && grant.text.is_some()
        && grant.default_state == Some(DefaultState::Unselected)
        && !grant.evidence.is_empty()
        && check.recorded_by.is_some()
        && check.recorded_by != grant.recorded_by
}
