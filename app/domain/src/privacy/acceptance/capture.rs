//! The rules of section 6 that are marked "capture".

use crate::privacy::event::{
    ActorKind, AgeCheck, Basis, Body, ChannelOrAll, DefaultState, EventType, PurposeOrAll,
    Statement,
};
use crate::privacy::{Purpose, Registry};
use crate::violation::Code;
use crate::{FieldId, Timestamp, Violation};

/// Checks a grant or renewal against its purpose: nothing preselected (C-01), an end within the
/// policy (C-14), a statement for explicit consent (C-17), the age for children's services (C-18).
///
/// # Errors
/// With [`Code::NotFound`], [`Code::Preselected`], [`Code::NoSubjectAct`],
/// [`Code::ValidityOutsidePolicy`], or [`Code::Required`] of `age_check`.
pub fn lawful_capture(body: &Body, registry: &Registry) -> Result<(), Violation> {
    if !matches!(body.kind, EventType::Grant | EventType::Renew) {
        return Ok(());
    }
    let purpose = purpose(body, registry).ok_or(Violation::of(Code::NotFound))?;
    if body.default_state != Some(DefaultState::Unselected) {
        return Err(Violation::of(Code::Preselected));
    }
    if body.basis == Some(Basis::ExplicitConsent) && !is_stated(body) {
        return Err(Violation::of(Code::NoSubjectAct));
    }
    if purpose.age_check && !age_was_checked(body) {
        let field = FieldId::new("age_check");
        return Err(Violation::field(Code::Required, field));
    }
    let latest = body.occurred_at.plus_months_prague(purpose.validity_months);
    let within = |until: Timestamp| until > body.occurred_at && until <= latest;
    if body.valid_until.is_some_and(within) {
        Ok(())
    } else {
        Err(Violation::of(Code::ValidityOutsidePolicy))
    }
}

/// Finds the purpose, if it rests on the body's basis on the body's channel.
fn purpose<'a>(body: &Body, registry: &'a Registry) -> Option<&'a Purpose> {
    let PurposeOrAll::One(id) = &body.purpose else {
        return None;
    };
    let ChannelOrAll::One(channel) = body.channel else {
        return None;
    };
    let basis = body.basis?;
    registry
        .get(id)
        .filter(|purpose| purpose.allows(channel, basis))
}

fn is_stated(body: &Body) -> bool {
    matches!(
        body.statement,
        Some(Statement::TwoStep | Statement::Typed | Statement::Signed)
    )
}

/// A child's yes is the guardian's.
fn age_was_checked(body: &Body) -> bool {
    match body.age_check {
        Some(AgeCheck::Declared15Plus) => body.actor.kind == ActorKind::Subject,
        Some(AgeCheck::Guardian) => body.actor.kind == ActorKind::Guardian,
        Some(AgeCheck::None) | None => false,
    }
}
