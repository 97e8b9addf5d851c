//! Stops: one event that never waits (H-11, 4.11).

use super::Circumstances;
use crate::privacy::event::{Actor, ActorKind, EventType, Indication, Mode, ObjectKind, Verified};
use crate::privacy::{Body, ChannelOrAll, PurposeOrAll};
use crate::violation::Code;
use crate::{ActId, EventId, OrgId, SubjectId, Timestamp, Violation};

/// Makes the withdrawal that a person told a member of staff.
///
/// # Errors
/// When no id was given.
pub fn told_stop(
    circumstances: &Circumstances,
    key: (PurposeOrAll, ChannelOrAll),
) -> Result<Body, Violation> {
    let id = circumstances
        .events
        .first()
        .ok_or(Violation::of(Code::Malformed))?;
    let mut actor = Actor::of(ActorKind::StaffOnBehalf);
    actor.reason = Some("subject_request".to_owned());
    let body = Body::new(
        (circumstances.org, circumstances.subject),
        (*id, circumstances.act),
        EventType::Withdraw,
        key,
        (Mode::Spoken, actor),
        circumstances.occurred_at,
    );
    let mut bodies = [circumstances.on_device(body)];
    bodies[0].reason = Some("subject_request".to_owned());
    circumstances.chain(&mut bodies)?;
    let [body] = bodies;
    Ok(body)
}

/// Makes what a person did by one tap in the portal: a withdrawal, or with
/// [`EventType::Object`] an objection to direct marketing.
#[must_use]
pub fn portal_stop(
    (org, subject): (OrgId, SubjectId),
    ids: (EventId, ActId),
    kind: EventType,
    key: (PurposeOrAll, ChannelOrAll),
    now: Timestamp,
) -> Body {
    let how = (Mode::Portal, Actor::of(ActorKind::Subject));
    let mut body = Body::new((org, subject), ids, kind, key, how, now);
    body.indication = Some(Indication::Button);
    body.reason = Some("subject_request".to_owned());
    body.verified = Some(Verified::PortalSession);
    if kind == EventType::Object {
        body.object_kind = Some(ObjectKind::DirectMarketing);
    }
    body
}
