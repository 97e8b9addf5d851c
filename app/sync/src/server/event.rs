//! Acceptance of consent events (specification 4.4): signer, schema, rules of capture, marks.

mod marks;
mod rules;

use domain::organisation::Organisation;
use domain::privacy::acceptance;
use domain::privacy::event::{Body, EventType, Mode, SignedEvent};
use domain::privacy::ledger::{Flag, Witness, WitnessKind};
use domain::record::Row;
use domain::violation::{Code, Violation};
use domain::{Hash, OrgId, Timestamp};

use super::admit::Context;
use super::audit::Act;
use super::draft::{Accepted, Cause, Draft};
use super::standing::Standing;
use super::view::{Viewer, visible};
use crate::proof;

/// What acceptance says about an event that is not refused.
pub(super) enum Checked {
    /// It is to be appended.
    New(Box<Accepted>),
    /// It stands in the ledger already.
    Known {
        /// Number of its change.
        org_seq: u64,
    },
}

/// Says whether an event type gives a permission.
pub(super) const fn is_permissive(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Grant | EventType::Renew | EventType::Confirm
    )
}

/// Accepts or refuses an event that a device brings.
pub(super) fn from_device(
    context: &Context<'_>,
    draft: &Draft,
    signed: &SignedEvent,
    standing: Standing,
) -> Result<Checked, Violation> {
    let body = read(signed, context.organisation.id)?;
    signed_by_device(context, signed, &body)?;
    if let Some(known) = known(draft, &body, signed.event_hash())? {
        return Ok(known);
    }
    rules::staff_may(context.organisation.roles(context.actor), body.kind)?;
    reachable(context, draft, &body)?;
    acceptance::by_the_right_actor(&body)?;
    rules::confirms(draft.ledger(body.subject), &body)?;
    acceptance::lawful_capture(&body, &context.organisation.purposes)?;
    let mut flags = marks::flags(context.organisation, &body, context.now);
    if standing == Standing::Revoked && is_permissive(body.kind) {
        flags.push(Flag::DeviceRevoked);
    }
    let witness = Witness {
        kind: WitnessKind::None,
        from: None,
    };
    Ok(accepted(
        context.organisation,
        signed,
        &body,
        witness,
        flags,
        context.now,
    ))
}

/// Accepts or refuses an event that the server signed for a person or for itself.
pub(super) fn from_witness(
    organisation: &Organisation,
    draft: &Draft,
    signed: &SignedEvent,
    witness: Witness,
    now: Timestamp,
) -> Result<Checked, Violation> {
    let body = read(signed, organisation.id)?;
    let forged = Violation::of(Code::Forged);
    let keys = organisation.server_keys.ok_or_else(|| forged.clone())?;
    let anonymous = body.device.is_none() && body.recorded_by.is_none();
    if !anonymous || !proof::event_signature_fits(&keys.witness, signed) {
        return Err(forged);
    }
    if let Some(known) = known(draft, &body, signed.event_hash())? {
        return Ok(known);
    }
    if draft.contacts_of(body.subject).next().is_none() && draft.ledger(body.subject).is_empty() {
        return Err(Violation::of(Code::NotFound));
    }
    acceptance::by_the_right_actor(&body)?;
    rules::confirms(draft.ledger(body.subject), &body)?;
    acceptance::lawful_capture(&body, &organisation.purposes)?;
    let flags = marks::flags(organisation, &body, now);
    Ok(accepted(organisation, signed, &body, witness, flags, now))
}

/// Appends an accepted event with its audit entry; gives the number of its change.
pub(super) fn append(org: OrgId, draft: &mut Draft, accepted: Accepted, cause: Cause) -> u64 {
    draft.audit(Act {
        actor: cause.actor,
        device: cause.device,
        act: accepted.act.into(),
        record: None,
        subject: Some(accepted.subject),
        fields: Vec::new(),
    });
    draft.append(org, accepted, cause)
}

fn read(signed: &SignedEvent, org: OrgId) -> Result<Body, Violation> {
    let body = signed.body().map_err(|_| Violation::of(Code::Malformed))?;
    if body.org != org || !rules::is_taken(body.kind) {
        return Err(Violation::of(Code::Malformed));
    }
    acceptance::has_its_members(&body)?;
    Ok(body)
}

fn signed_by_device(
    context: &Context<'_>,
    signed: &SignedEvent,
    body: &Body,
) -> Result<(), Violation> {
    let device = context.organisation.devices.get(&context.device);
    let own_channel = matches!(body.mode, Mode::Portal | Mode::OwnChannel);
    let fits = device.is_some_and(|device| {
        body.device == Some(device.id)
            && body.recorded_by == Some(device.user)
            && proof::event_signature_fits(&device.signing, signed)
    });
    if fits && !own_channel && rules::staff_actor(body) {
        Ok(())
    } else {
        Err(Violation::of(Code::Forged))
    }
}

fn known(draft: &Draft, body: &Body, hash: Hash) -> Result<Option<Checked>, Violation> {
    for entry in draft.ledger(body.subject) {
        if entry.event_hash == hash {
            return Ok(Some(Checked::Known {
                org_seq: entry.stamp.org_seq,
            }));
        }
        if entry
            .event
            .body()
            .is_ok_and(|other| other.event_id == body.event_id)
        {
            return Err(Violation::of(Code::IdConflict));
        }
    }
    Ok(None)
}

/// A stop is taken for every known person; everything else needs a contact in one's own view.
fn reachable(context: &Context<'_>, draft: &Draft, body: &Body) -> Result<(), Violation> {
    let viewer = Viewer {
        organisation: context.organisation,
        user: context.actor,
    };
    let mut contacts = draft.contacts_of(body.subject);
    let reached = if body.is_restrictive() {
        contacts.next().is_some() || !draft.ledger(body.subject).is_empty()
    } else {
        contacts.any(|row: &Row| visible(viewer, row))
    };
    if reached {
        Ok(())
    } else {
        Err(Violation::of(Code::NotFound))
    }
}

fn accepted(
    organisation: &Organisation,
    signed: &SignedEvent,
    body: &Body,
    witness: Witness,
    flags: Vec<Flag>,
    now: Timestamp,
) -> Checked {
    Checked::New(Box::new(Accepted {
        event: signed.clone(),
        event_hash: signed.event_hash(),
        event_id: body.event_id,
        subject: body.subject,
        act: marks::audit_code(body.kind),
        witness,
        confirm_by: marks::confirm_by(organisation, body, &flags, now),
        flags,
    }))
}
