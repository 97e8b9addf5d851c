//! Writes that come after a roll or a removal: accepted where nothing is overwritten, marked in
//! the row and the audit, never lost (security design, section 4).

use domain::OpId;
use domain::access::Role;
use domain::record::{Row, Table};
use domain::violation::{Code, Violation};

use super::fields;
use crate::message::v1::Put;
use crate::proof;
use crate::server::admit::Context;
use crate::server::standing::Standing;

/// At most this many late values of one record wait for a reader.
const MAX_WAITING: usize = 16;

/// How a write came in, with the roles that decide about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::server) enum Arrival<'a> {
    /// From somebody present.
    InTime(&'a [Role]),
    /// From somebody whose right ended after they sealed it: kept beside the field.
    Late(&'a [Role]),
}

impl<'a> Arrival<'a> {
    pub(super) const fn roles(self) -> &'a [Role] {
        match self {
            Self::InTime(roles) | Self::Late(roles) => roles,
        }
    }
}

/// Says how a write came in; none if its device may bring nothing of the kind any more.
pub(in crate::server) fn arrival<'a>(
    context: &Context<'a>,
    standing: Standing,
    put: &Put,
) -> Option<Arrival<'a>> {
    let present = context.organisation.roles(context.actor);
    let mut classes = put.sealed.values().map(|value| value.class);
    let seals = classes.all(|class| present.iter().any(|role| role.seals(class)));
    match standing {
        Standing::Live if seals => Some(Arrival::InTime(present)),
        Standing::Live => removed(context, put).or(Some(Arrival::InTime(present))),
        Standing::Revoked => removed(context, put),
    }
}

/// No write after a roll uses an older epoch: values and wraps are of the epoch that was the
/// newest in the log their writer names.
pub(super) fn newest_for_its_writer(context: &Context<'_>, put: &Put) -> Result<(), Violation> {
    let organisation = context.organisation;
    let values = put.sealed.values();
    let seen = values.clone().next().map_or(0, |value| value.proof.log_n);
    let fits = values
        .clone()
        .all(|value| proof::epoch_fits(organisation, value))
        && put
            .wraps
            .iter()
            .all(|wrap| organisation.epoch_at(wrap.class, seen) == Some(wrap.epoch));
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::Malformed))
    }
}

/// Keeps the values of a late write beside their fields.
pub(super) fn set_aside(
    context: &Context<'_>,
    roles: &[Role],
    row: &mut Row,
    put: &Put,
) -> Result<(), Violation> {
    for (field, value) in &put.sealed {
        fields::check_sealed(context, roles, row, field, value)?;
        row.set_aside(field.clone(), value.clone());
    }
    let late = row.late.values().flatten();
    if late.filter(|late| late.answered_by.is_none()).count() > MAX_WAITING {
        return Err(Violation::of(Code::TooLarge));
    }
    Ok(())
}

/// Names the act: plain, taking late values over, late under an older epoch, or from somebody
/// removed.
pub(super) fn audit_code(
    context: &Context<'_>,
    row: &Row,
    put: &Put,
    op: Option<OpId>,
) -> &'static str {
    let organisation = context.organisation;
    let late = put.sealed.values().any(|value| {
        let newest = organisation.epoch_at(value.class, organisation.n);
        organisation.epoch_at(value.class, value.proof.log_n) != newest
    });
    let mut aside = row.late.values().flatten();
    let mut answered = aside.clone();
    if aside.any(|aside| Some(aside.value.proof.op) == op) {
        "record_put_removed"
    } else if answered.any(|aside| aside.answered_by.is_some() && aside.answered_by == op) {
        "record_put_taken_over"
    } else if late {
        "record_put_late"
    } else {
        "record_put"
    }
}

/// Sealed values only, of a new note or a known record, by who had the right in the log that the
/// values name. A plain value would be used at once, a new contact has some, and a document is
/// evidence of an act.
fn removed<'a>(context: &Context<'a>, put: &Put) -> Option<Arrival<'a>> {
    let organisation = context.organisation;
    let seen = put.sealed.values().next()?.proof.log_n;
    let could = put.sealed.values().all(|value| {
        value.proof.log_n == seen && organisation.could_seal(context.device, value.class, seen)
    });
    let place = match put.table {
        Table::Note => true,
        Table::Contact => put.base.is_some(),
        Table::Document => false,
    };
    (could && place && put.fields.is_empty())
        .then(|| Arrival::Late(organisation.roles_at(context.actor, seen)))
}
