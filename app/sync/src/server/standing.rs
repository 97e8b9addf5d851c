//! Whether a device that pushes is trusted.

use super::admit::Context;

/// Whether the pushing device is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Stated for the user of the session.
    Live,
    /// Revoked: stops count, and what was sealed before, beside the fields.
    Revoked,
}

/// Gives the standing of the pushing device; none if the log does not state it for the user.
pub(super) fn standing(context: &Context<'_>) -> Option<Standing> {
    let device = context.organisation.devices.get(&context.device)?;
    (device.user == context.actor).then_some(if device.revoked {
        Standing::Revoked
    } else {
        Standing::Live
    })
}
