//! What can never be a yes, and what a document has to prove.

use super::Rejection;
use crate::Timestamp;
use crate::privacy::event::{ActorKind, Body, DefaultState, Import, Mode};

/// Validity is never longer than this (specification 2.1).
const MAX_VALIDITY_MONTHS: u32 = 36;

/// Thirty-six months are longer than this in every calendar.
const SURELY_WITHIN_MILLIS: i64 = 36 * 28 * 24 * 60 * 60 * 1000;

pub(super) const fn is_person(actor: ActorKind) -> bool {
    matches!(actor, ActorKind::Subject | ActorKind::Guardian)
}

/// Says why a yes can never count, whatever else is in the ledger.
pub(super) fn unlawful(body: &Body) -> Option<Rejection> {
    let told_to_staff = body.actor.kind == ActorKind::StaffOnBehalf
        && matches!(body.mode, Mode::Phone | Mode::Spoken | Mode::Paper);
    if !is_person(body.actor.kind) && !told_to_staff {
        Some(Rejection::NoSubjectAct)
    } else if body.default_state == Some(DefaultState::Preselected) {
        Some(Rejection::Preselected)
    } else if body.valid_until.is_none_or(|end| is_too_long(body, end)) {
        Some(Rejection::ValidityOutsidePolicy)
    } else {
        None
    }
}

fn is_too_long(body: &Body, end: Timestamp) -> bool {
    let begin = body.occurred_at;
    end > begin.plus_millis(SURELY_WITHIN_MILLIS)
        && end > begin.plus_months_prague(MAX_VALIDITY_MONTHS)
}

/// Says whether a checked document proves the person's yes (O-6).
pub(super) fn proven(check: &Body, grant: &Body) -> bool {
    checked_by_another(check, grant)
        && matches!(grant.mode, Mode::Paper | Mode::Legacy)
        && grant.text.is_some()
        && grant.default_state == Some(DefaultState::Unselected)
        && !grant.evidence.is_empty()
}

/// Gives when the person said a yes that an older system claims, if the document proves it (I-2).
pub(super) fn proven_claim(check: &Body, claim: &Body) -> Option<Timestamp> {
    let proven = |import: &&Import| {
        import.text_ref.is_some()
            && import.method.is_some()
            && import.default_state == Some(DefaultState::Unselected)
    };
    let attached = !check.evidence.is_empty() || !claim.evidence.is_empty();
    claim
        .import
        .as_ref()
        .filter(proven)
        .filter(|_import| attached && checked_by_another(check, claim))?
        .claimed_at
        .filter(|said| *said <= claim.occurred_at)
}

fn checked_by_another(check: &Body, recorded: &Body) -> bool {
    check.actor.kind == ActorKind::Controller
        && check.recorded_by.is_some()
        && check.recorded_by != recorded.recorded_by
}
