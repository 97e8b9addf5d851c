use domain::privacy::request::ground::Ground;
use domain::privacy::request::{Act, State};

use super::*;

/// When X-3 lets an unanswered case be refused; still before an extension's end.
pub(super) const AFTER_WAIT: &str = "2026-10-06T08:00:00.000Z";

/// One row per listed transition: its act and when it is done.
pub(super) fn rows() -> Vec<(State, State, Act, &'static str)> {
    use State::*;
    let duplicate = || Act::MarkDuplicate(earlier_master());
    let cannot_identify = || Act::Refuse(draft(Ground::CannotIdentify));
    let refuse = || Act::Refuse(no_data());
    let in_part = || refuse_in_part(no_data());
    let deliver = || Act::Deliver(Vec::new());
    vec![
        (Received, Acknowledged, Act::Acknowledge, SOON),
        (Received, Duplicate, duplicate(), SOON),
        (Received, WithdrawnBySubject, Act::TakeBack, SOON),
        (Acknowledged, IdentityPending, ask_identity(), SOON),
        (
            Acknowledged,
            ClarificationPending,
            ask_clarification(),
            SOON,
        ),
        (Acknowledged, InAssessment, Act::Assess, SOON),
        (Acknowledged, Duplicate, duplicate(), SOON),
        (Acknowledged, WithdrawnBySubject, Act::TakeBack, SOON),
        (IdentityPending, InAssessment, Act::TakeAnswer, SOON),
        (IdentityPending, Refused, cannot_identify(), AFTER_WAIT),
        (IdentityPending, WithdrawnBySubject, Act::TakeBack, SOON),
        (ClarificationPending, InAssessment, Act::TakeAnswer, SOON),
        (
            ClarificationPending,
            WithdrawnBySubject,
            Act::TakeBack,
            SOON,
        ),
        (InAssessment, InFulfilment, fulfil(), SOON),
        (InAssessment, Extended, extend(), SOON),
        (InAssessment, Refused, refuse(), SOON),
        (InAssessment, PartiallyRefused, in_part(), SOON),
        (InAssessment, IdentityPending, ask_identity(), SOON),
        (
            InAssessment,
            ClarificationPending,
            ask_clarification(),
            SOON,
        ),
        (InAssessment, Duplicate, duplicate(), SOON),
        (InAssessment, WithdrawnBySubject, Act::TakeBack, SOON),
        (Extended, InFulfilment, fulfil(), SOON),
        (Extended, PartiallyRefused, in_part(), SOON),
        (Extended, Refused, refuse(), SOON),
        (Extended, WithdrawnBySubject, Act::TakeBack, SOON),
        (
            InFulfilment,
            AwaitingDeviceAck,
            Act::AwaitDevices(Vec::new()),
            SOON,
        ),
        (InFulfilment, Delivered, deliver(), SOON),
        (AwaitingDeviceAck, Delivered, deliver(), SOON),
        (Delivered, Closed, Act::Close, SOON),
        (Delivered, Reopened, Act::Reopen, SOON),
        (PartiallyRefused, Closed, Act::Close, SOON),
        (PartiallyRefused, Reopened, Act::Reopen, SOON),
        (PartiallyRefused, InFulfilment, fulfil(), SOON),
        (Refused, Closed, Act::Close, SOON),
        (Refused, Reopened, Act::Reopen, SOON),
        (WithdrawnBySubject, Closed, Act::Close, SOON),
        (Duplicate, Closed, Act::Close, SOON),
        (Reopened, InAssessment, Act::Assess, SOON),
    ]
}

pub(super) fn every_act() -> Vec<Act> {
    let mut acts: Vec<Act> = rows().into_iter().map(|(_, _, act, _)| act).collect();
    acts.push(Act::SendAnswer);
    acts.push(Act::Identify(check(Method::Databox)));
    acts
}
