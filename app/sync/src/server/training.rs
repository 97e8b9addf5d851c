//! Untrained users read and do not write (security design, section 4: training gate).

use domain::privacy::SignedEvent;
use domain::violation::{Code, Violation};

use super::admit::Context;
use super::event::is_permissive;
use super::standing::Standing;
use crate::message::v1::{Op, OpKind};

/// Refuses what has to wait until its user is trained.
///
/// A stop never has to: one no among several answers lets the whole act in. What comes late from
/// who was cut off has rules of its own.
pub(super) fn check(
    context: &Context<'_>,
    standing: Option<Standing>,
    op: &Op,
) -> Result<(), Violation> {
    let gives = |event: &SignedEvent| event.body().is_ok_and(|body| is_permissive(body.kind));
    let writes = match &op.kind {
        OpKind::Put(_) => true,
        OpKind::Consent { events, .. } => !events.is_empty() && events.iter().all(gives),
    };
    let organisation = context.organisation;
    let trained = organisation.is_trained(context.actor, context.now);
    if writes && !trained && standing == Some(Standing::Live) {
        Err(Violation::of(Code::NotTrained))
    } else {
        Ok(())
    }
}
