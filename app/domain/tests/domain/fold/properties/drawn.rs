//! Events as they are drawn.

use domain::privacy::event::{Basis, BasisChange, Notice, ObjectKind, Ruling};

use super::*;

/// Whoever acts, whatever the act: with the proofs a server could give.
pub(super) fn any_event() -> impl Strategy<Value = LedgerEvent> {
    let kind = prop::sample::select(vec![
        EventType::Ask,
        EventType::Defer,
        EventType::Grant,
        EventType::Grant,
        EventType::Grant,
        EventType::Grant,
        EventType::Confirm,
        EventType::Renew,
        EventType::Refuse,
        EventType::Withdraw,
        EventType::Object,
        EventType::Revoke,
        EventType::Invalidate,
        EventType::Import,
        EventType::Decide,
        EventType::Basis,
        EventType::Inform,
    ]);
    let mode = prop::sample::select(vec![
        Mode::Portal,
        Mode::Portal,
        Mode::Portal,
        Mode::Handover,
        Mode::Handover,
        Mode::Handover,
        Mode::WebForm,
        Mode::Phone,
        Mode::Paper,
    ]);
    let actor = prop::sample::select(vec![
        ActorKind::Subject,
        ActorKind::Subject,
        ActorKind::Subject,
        ActorKind::Guardian,
        ActorKind::StaffOnBehalf,
        ActorKind::Controller,
        ActorKind::System,
    ]);
    let claim = prop::sample::select(vec![
        Claim::Given,
        Claim::Refused,
        Claim::Withdrawn,
        Claim::Objected,
    ]);
    // Few hours, far apart: ties, lapses after 28 days and ends after 24 months all occur.
    let hour = (0i64..12).prop_map(|step| step * 2_000);
    (
        1u8..9,
        kind,
        hour,
        0i64..3,
        mode,
        actor,
        claim,
        (1u8..9, any::<bool>()),
    )
        .prop_map(
            |(number, kind, hour, delay, mode, actor, claim, (target, everywhere))| {
                let person = matches!(actor, ActorKind::Subject | ActorKind::Guardian);
                let mut made = make(number, kind, hour)
                    .mode(mode)
                    .actor(actor)
                    .received(hour + delay * 1_500);
                if matches!(kind, EventType::Confirm | EventType::Invalidate) {
                    made = made.target(target);
                }
                if kind == EventType::Import {
                    made = made.claims(claim);
                } else if kind == EventType::Decide {
                    let upheld = matches!(claim, Claim::Refused | Claim::Given);
                    let ruling = if upheld {
                        Ruling::Upheld
                    } else {
                        Ruling::Overridden
                    };
                    made = made.ruling(ruling);
                } else if kind == EventType::Basis {
                    let end = claim == Claim::Withdrawn;
                    let change = if end {
                        BasisChange::End
                    } else {
                        BasisChange::Start
                    };
                    made = made.record(Basis::SoftOptIn, change);
                } else if kind == EventType::Inform {
                    made = made.notice(Notice::Objection214);
                } else if kind == EventType::Confirm && person {
                    made = made
                        .mode(Mode::OwnChannel)
                        .witness(WitnessKind::OwnChannel, hour);
                } else if mode == Mode::Portal && person {
                    made = made.portal();
                } else if mode == Mode::Handover && person && delay == 0 {
                    made = made.witness(WitnessKind::Nonce, hour);
                }
                if kind == EventType::Object && matches!(claim, Claim::Objected | Claim::Given) {
                    made = made.object_kind(ObjectKind::General);
                }
                if everywhere && matches!(kind, EventType::Withdraw | EventType::Object) {
                    made = made.everywhere();
                }
                made.done()
            },
        )
}
