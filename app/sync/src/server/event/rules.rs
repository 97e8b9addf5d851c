//! Who may say what, and the rules of capture (specification 4.1 and 6).

use domain::Timestamp;
use domain::access::Role;
use domain::organisation::Organisation;
use domain::privacy::event::{
    ActorKind, Basis, Body, ChannelOrAll, ConfirmKind, DefaultState, EventType, Mode, PurposeOrAll,
    Statement,
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

/// Checks that the actor may append this type (specification 4.1).
pub(super) fn act_of_person(body: &Body) -> Result<(), Violation> {
    let person = matches!(body.actor.kind, ActorKind::Subject | ActorKind::Guardian);
    let on_behalf = body.actor.kind == ActorKind::StaffOnBehalf;
    let told = matches!(body.mode, Mode::Phone | Mode::Spoken | Mode::Paper);
    let fits = match body.kind {
        EventType::Grant | EventType::Renew => person || (on_behalf && told),
        EventType::Defer => person,
        EventType::Confirm => person || body.confirm_kind == Some(ConfirmKind::DocumentCheck),
        EventType::Refuse | EventType::Withdraw | EventType::Object => person || on_behalf,
        EventType::Revoke | EventType::Invalidate => {
            matches!(body.actor.kind, ActorKind::Controller | ActorKind::System)
        }
        EventType::Ask => true,
        EventType::Import => body.actor.kind == ActorKind::Importer,
        EventType::Decide
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::NoSubjectAct))
    }
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

/// Checks the rules marked "capture" that hold for grants (C-01, C-14, C-17).
pub(super) fn capture(organisation: &Organisation, body: &Body) -> Result<(), Violation> {
    if !matches!(body.kind, EventType::Grant | EventType::Renew) {
        return Ok(());
    }
    let purpose = purpose(organisation, body).ok_or(Violation::of(Code::NotFound))?;
    if body.default_state != Some(DefaultState::Unselected) {
        return Err(Violation::of(Code::Preselected));
    }
    let stated = matches!(
        body.statement,
        Some(Statement::TwoStep | Statement::Typed | Statement::Signed)
    );
    if body.basis == Some(Basis::ExplicitConsent) && !stated {
        return Err(Violation::of(Code::NoSubjectAct));
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
