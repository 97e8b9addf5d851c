//! Who may say what, and the rules of capture (specification 4.1).

use domain::access::Role;
use domain::organisation::Organisation;
use domain::privacy::event::{
    ActorKind, Body, ChannelOrAll, ConfirmKind, EventType, Mode, PurposeOrAll,
};
use domain::privacy::{Entry, Purpose};
use domain::violation::{Code, Violation};

/// Says whether a device of staff can stand behind the actor.
pub(super) const fn staff_actor(body: &Body) -> bool {
    match body.actor.kind {
        ActorKind::Subject
        | ActorKind::Guardian
        | ActorKind::StaffOnBehalf
        | ActorKind::Controller => true,
        ActorKind::Importer => matches!(body.kind, EventType::Import),
        ActorKind::System => false,
    }
}

/// Checks that one of the roles may append this type.
pub(super) fn staff_may(roles: &[Role], kind: EventType) -> Result<(), Violation> {
    let officer_only = matches!(
        kind,
        EventType::Revoke | EventType::Invalidate | EventType::Confirm
    );
    let may =
        |role: &Role| *role == Role::PrivacyOfficer || (role.appends_to_ledger() && !officer_only);
    // Whoever was told to stop may say so, whatever the role.
    let stop = matches!(
        kind,
        EventType::Refuse | EventType::Withdraw | EventType::Object
    );
    if stop || roles.iter().any(may) {
        Ok(())
    } else {
        Err(Violation::of(Code::NotAllowed))
    }
}

/// Says whether this server takes the type; of the others no screen makes any yet.
pub(super) const fn is_taken(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge
    )
}

/// Checks that a confirmation completes a grant of its key (O-1, O-6).
pub(super) fn confirms(ledger: &[Entry], body: &Body) -> Result<(), Violation> {
    if body.kind != EventType::Confirm {
        return Ok(());
    }
    let target = ledger
        .iter()
        .filter_map(|entry| entry.event.body().ok())
        .find(|target| body.target == Some(target.event_id))
        .filter(|target| matches!(target.kind, EventType::Grant | EventType::Renew))
        .filter(|target| target.purpose == body.purpose && target.channel == body.channel)
        .ok_or(Violation::of(Code::NotFound))?;
    let fits = match body.confirm_kind {
        Some(ConfirmKind::OwnChannel) => body.device.is_none(),
        Some(ConfirmKind::DocumentCheck) => {
            let document =
                matches!(target.mode, Mode::Paper | Mode::Legacy) && !body.evidence.is_empty();
            document && body.device.is_some() && target.recorded_by != body.recorded_by
        }
        None => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::NotAllowed))
    }
}

/// Finds the purpose, if it rests on the body's basis on the body's channel.
pub(super) fn purpose<'a>(organisation: &'a Organisation, body: &Body) -> Option<&'a Purpose> {
    let PurposeOrAll::One(id) = &body.purpose else {
        return None;
    };
    let ChannelOrAll::One(channel) = body.channel else {
        return None;
    };
    let basis = body.basis?;
    organisation.purposes.get(id).filter(|purpose| {
        let mut bases = purpose
            .channels
            .iter()
            .filter(|bases| bases.channel == channel);
        bases.any(|bases| bases.bases.contains(&basis))
    })
}
