//! Who may append which type (specification 4.1).

use crate::Violation;
use crate::privacy::Body;
use crate::privacy::event::{ActorKind, ConfirmKind, EventType, Mode};
use crate::violation::Code;

/// Checks that the actor may append this type; a yes needs an act of the person (C-21).
///
/// # Errors
/// With [`Code::NoSubjectAct`].
pub fn by_the_right_actor(body: &Body) -> Result<(), Violation> {
    let person = matches!(body.actor.kind, ActorKind::Subject | ActorKind::Guardian);
    let on_behalf = body.actor.kind == ActorKind::StaffOnBehalf;
    let controller = body.actor.kind == ActorKind::Controller;
    let system = body.actor.kind == ActorKind::System;
    let told = matches!(body.mode, Mode::Phone | Mode::Spoken | Mode::Paper);
    let fits = match body.kind {
        EventType::Grant | EventType::Renew => person || (on_behalf && told),
        EventType::Defer => person,
        EventType::Confirm => person || body.confirm_kind == Some(ConfirmKind::DocumentCheck),
        EventType::Refuse | EventType::Withdraw | EventType::Object => person || on_behalf,
        EventType::Revoke | EventType::Invalidate | EventType::Basis => controller || system,
        EventType::Ask => true,
        EventType::Import => body.actor.kind == ActorKind::Importer,
        EventType::Inform => controller || system || on_behalf,
        EventType::Decide | EventType::Merge | EventType::Unmerge => controller,
    };
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::NoSubjectAct))
    }
}
