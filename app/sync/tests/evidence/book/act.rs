//! What events say, before anybody signs them.

use domain::privacy::event::{Actor, ActorKind, Basis, DefaultState, EventType, Indication, Mode};
use domain::privacy::evidence_file::SignerId;
use domain::privacy::ledger::{Flag, Witness, WitnessKind};
use domain::privacy::{Body, Channel, ChannelOrAll, PurposeOrAll};
use domain::{ActId, PurposeId, Timestamp, UserId};

use super::{device, event, hours, org, server, subject};

/// What an event is to say; the server of the tests receives it at the same hour.
#[derive(Clone)]
pub(crate) struct Act {
    pub(crate) body: Body,
    pub(crate) received_at: Timestamp,
    pub(crate) witness: Witness,
    pub(crate) flags: Vec<Flag>,
    /// Whose key signs.
    pub(crate) seed: u8,
    pub(crate) signer: SignerId,
}

/// An act at device 1, by the person who holds it.
pub(crate) fn act(number: u8, about: u8, kind: EventType, hour: i64) -> Act {
    let mut body = Body::new(
        (org(), subject(about)),
        (event(number), ActId::v4([number; 16])),
        kind,
        (
            PurposeOrAll::One(PurposeId::new("newsletter")),
            ChannelOrAll::One(Channel::Email),
        ),
        (Mode::Handover, Actor::of(ActorKind::Subject)),
        hours(hour),
    );
    body.device = Some(device(1));
    body.recorded_by = Some(UserId::v4([1; 16]));
    if matches!(kind, EventType::Grant | EventType::Renew) {
        body.basis = Some(Basis::Consent);
        body.scope_rev = Some(1);
        body.default_state = Some(DefaultState::Unselected);
        body.indication = Some(Indication::RadioChoice);
        body.valid_until = Some(hours(hour).plus_months_prague(24));
    }
    Act {
        body,
        received_at: hours(hour),
        witness: Witness {
            kind: WitnessKind::None,
            from: None,
        },
        flags: Vec::new(),
        seed: 1,
        signer: SignerId::device(device(1)),
    }
}

/// The same in the portal, signed by the server.
pub(crate) fn portal(number: u8, about: u8, kind: EventType, hour: i64) -> Act {
    let mut act = act(number, about, kind, hour);
    act.body.mode = Mode::Portal;
    act.body.device = None;
    act.body.recorded_by = None;
    act.witness = Witness {
        kind: WitnessKind::Portal,
        from: Some(hours(hour)),
    };
    act.seed = 2;
    act.signer = server();
    act
}
