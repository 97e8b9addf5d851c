//! Writes to records: place, version, fields, proof.

mod fields;
mod late;

use domain::RecordId;
use domain::access::{Role, in_territory};
use domain::record::{Class, FieldMap, Row, SealedValue, Table};
use domain::violation::{Code, Violation};

pub(super) use late::{Arrival, arrival};

use super::admit::Context;
use super::audit::Act;
use super::draft::{Cause, Draft};
use crate::message::v1::{DekWrap, Op, Put};
use crate::proof;

/// A device's clock may be this far ahead before its claim is clamped.
const CLOCK_AHEAD_MS: i64 = 5 * 60 * 1000;

/// At most this many bytes of one wrapped key.
const MAX_WRAP: usize = 1024;

/// Why a write does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A rule says no.
    Violation(Violation),
    /// The record is not in the state that the write is made on.
    Moved(RecordId),
}

impl From<Violation> for Refusal {
    fn from(violation: Violation) -> Self {
        Self::Violation(violation)
    }
}

/// Checks a write completely and gives the row it makes; nothing is changed.
pub(super) fn check(
    context: &Context<'_>,
    draft: &Draft,
    op: &Op,
    (put, arrival): (&Put, Arrival<'_>),
) -> Result<Row, Refusal> {
    let mut row = match draft.row(put.record) {
        Some(row) => held(context, arrival, row, put)?,
        None => fresh(context, arrival.roles(), draft, (op, put))?,
    };
    if put.fields.is_empty() && put.sealed.is_empty() {
        return Err(Violation::of(Code::Malformed).into());
    }
    match arrival {
        Arrival::InTime(roles) => set(context, roles, &mut row, put)?,
        Arrival::Late(roles) => late::set_aside(context, roles, &mut row, put)?,
    }
    wraps(arrival.roles(), put)?;
    late::newest_for_its_writer(context, put)?;
    if !proven(context, op, put) {
        return Err(Violation::of(Code::Forged).into());
    }
    row.version += 1;
    row.op = op.id;
    Ok(row)
}

/// Writes a checked row with its change and audit entry; gives the change's number.
pub(super) fn write(
    context: &Context<'_>,
    draft: &mut Draft,
    row: Row,
    put: &Put,
    cause: Cause,
) -> u64 {
    let names = put.fields.keys().chain(put.sealed.keys());
    draft.audit(Act {
        actor: cause.actor,
        device: cause.device,
        act: late::audit_code(context, &row, put, cause.op).into(),
        record: Some(row.id),
        subject: Some(row.subject),
        fields: names.map(ToString::to_string).collect(),
    });
    draft.put_row(row, cause)
}

fn set(context: &Context<'_>, roles: &[Role], row: &mut Row, put: &Put) -> Result<(), Violation> {
    for (field, value) in &put.fields {
        fields::set_plain(context, roles, row, field, value)?;
    }
    for (field, value) in &put.sealed {
        fields::set_sealed(context, roles, row, field, value)?;
    }
    fields::required(context, row)
}

/// A late write overwrites nothing, so it is not compared with what was written meanwhile.
fn held(context: &Context<'_>, arrival: Arrival<'_>, row: &Row, put: &Put) -> Result<Row, Refusal> {
    let same = row.table == put.table && row.subject == put.subject && row.parent == put.parent;
    if !in_territory(context.actor, arrival.roles(), row) || !same {
        return Err(Violation::of(Code::NotFound).into());
    }
    let based = match arrival {
        Arrival::InTime(_) => put.base == Some(row.base()),
        Arrival::Late(_) => (1..=row.version).contains(&put.base_version()),
    };
    if !based {
        return Err(Refusal::Moved(put.record));
    }
    if row.table == Table::Document {
        return Err(Violation::of(Code::NotAllowed).into());
    }
    Ok(row.clone())
}

fn fresh(
    context: &Context<'_>,
    roles: &[Role],
    draft: &Draft,
    (op, put): (&Op, &Put),
) -> Result<Row, Refusal> {
    if put.base.is_some() {
        return Err(Violation::of(Code::NotFound).into());
    }
    let owner = match (put.table, put.parent) {
        (Table::Contact, None) => {
            if draft.contacts_of(put.subject).next().is_some() {
                return Err(Violation::of(Code::NotAllowed).into());
            }
            context.actor
        }
        (Table::Note | Table::Document, Some(parent)) => draft
            .row(parent)
            .filter(|row| row.table == Table::Contact && row.subject == put.subject)
            .filter(|row| in_territory(context.actor, roles, row))
            .map(|row| row.owner)
            .ok_or(Violation::of(Code::NotFound))?,
        (Table::Contact, Some(_)) | (Table::Note | Table::Document, None) => {
            return Err(Violation::of(Code::Malformed).into());
        }
    };
    Ok(Row {
        table: put.table,
        id: put.record,
        subject: put.subject,
        parent: put.parent,
        owner,
        version: 0,
        op: op.id,
        created_at: op.client_time.min(context.now.plus_millis(CLOCK_AHEAD_MS)),
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    })
}

fn wraps(roles: &[Role], put: &Put) -> Result<(), Violation> {
    let right = |wrap: &DekWrap| {
        let sealed_now = |class: Class| put.sealed.values().any(|value| value.class == class);
        wrap.subject == put.subject
            && sealed_now(wrap.class)
            && roles.iter().any(|role| role.seals(wrap.class))
    };
    if !put.wraps.iter().all(right) {
        return Err(Violation::of(Code::Malformed));
    }
    if put
        .wraps
        .iter()
        .any(|wrap| wrap.wrap.as_slice().len() > MAX_WRAP)
    {
        return Err(Violation::of(Code::TooLarge));
    }
    Ok(())
}

fn proven(context: &Context<'_>, op: &Op, put: &Put) -> bool {
    let own = |value: &SealedValue| {
        value.proof.device == context.device && proof::saw_this_log(context.organisation, value)
    };
    put.sealed.values().all(own) && proof::op_proof_fits(context.organisation, op.id, put)
}
