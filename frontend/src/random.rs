//! Randomness of the browser.

use crypto::Entropy;
use domain::privacy::receipt;
use domain::{
    ActId, DeviceId, EventId, InviteId, OpId, OrgId, RecordId, SubjectId, Timestamp, UserId,
};

/// The browser's generator.
pub(crate) struct Browser;

impl Entropy for Browser {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a browser with secure random bytes");
    }
}

fn draw<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    Browser.fill(&mut bytes);
    bytes
}

/// A number below `end`, for jitter only.
pub(crate) fn below(end: u32) -> u32 {
    u32::from_le_bytes(draw()) % end.max(1)
}

/// A new operation.
pub(crate) fn op(now: Timestamp) -> OpId {
    OpId::v7(now, draw())
}

/// A new record.
pub(crate) fn record(now: Timestamp) -> RecordId {
    RecordId::v7(now, draw())
}

/// A new person.
pub(crate) fn subject() -> SubjectId {
    SubjectId::v4(draw())
}

/// A new event.
pub(crate) fn event(now: Timestamp) -> EventId {
    EventId::v7(now, draw())
}

/// A new act.
pub(crate) fn act(now: Timestamp) -> ActId {
    ActId::v7(now, draw())
}

/// A new organisation.
pub(crate) fn org() -> OrgId {
    OrgId::v4(draw())
}

/// A new member of staff.
pub(crate) fn user(now: Timestamp) -> UserId {
    UserId::v7(now, draw())
}

/// A new device.
pub(crate) fn device(now: Timestamp) -> DeviceId {
    DeviceId::v7(now, draw())
}

/// A new invitation.
pub(crate) fn invite() -> InviteId {
    InviteId::v4(draw())
}

/// A number for the claim of a new device.
pub(crate) fn session() -> [u8; 16] {
    draw()
}

/// Four characters for a device's receipt numbers.
pub(crate) fn device_code() -> String {
    receipt::device_code(draw())
}
