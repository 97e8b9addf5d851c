//! The fields of a write: catalogue, role, class, form.

use domain::FieldId;
use domain::access::{Action, Role, decide};
use domain::record::{FieldEntry, Row, SealedValue, Table};
use domain::violation::{Code, Violation};

use crate::server::admit::Context;

/// At most this many bytes of one sealed value.
const MAX_ENVELOPE: usize = 384 * 1024;

/// Finds the catalogue entry that holders of the roles may write.
fn writable<'a>(
    context: &Context<'a>,
    roles: &[Role],
    table: Table,
    field: &FieldId,
) -> Result<&'a FieldEntry, Violation> {
    let organisation = context.organisation;
    let entry = organisation
        .catalogue
        .entry(table, field)
        .filter(|entry| entry.enabled)
        .ok_or_else(|| Violation::field(Code::FieldWithoutPurpose, field.clone()))?;
    if decide(roles, Action::Write, entry) {
        Ok(entry)
    } else {
        Err(Violation::field(Code::NotAllowed, field.clone()))
    }
}

pub(super) fn set_plain(
    context: &Context<'_>,
    roles: &[Role],
    row: &mut Row,
    field: &FieldId,
    value: &str,
) -> Result<(), Violation> {
    let entry = writable(context, roles, row.table, field)?;
    if value.is_empty() {
        row.fields.remove(field);
        row.sealed.remove(field);
        return Ok(());
    }
    if entry.class.is_sealed() {
        return Err(Violation::field(Code::WrongClass, field.clone()));
    }
    let normalised = context.organisation.check_value(row.table, field, value)?;
    row.sealed.remove(field);
    row.fields.insert(field.clone(), normalised.into());
    Ok(())
}

pub(super) fn set_sealed(
    context: &Context<'_>,
    roles: &[Role],
    row: &mut Row,
    field: &FieldId,
    value: &SealedValue,
) -> Result<(), Violation> {
    check_sealed(context, roles, row, field, value)?;
    row.fields.remove(field);
    row.set_sealed(field.clone(), value.clone());
    Ok(())
}

/// Checks what may be checked of a sealed value: where it goes, whose it is, how large it is.
pub(super) fn check_sealed(
    context: &Context<'_>,
    roles: &[Role],
    row: &Row,
    field: &FieldId,
    value: &SealedValue,
) -> Result<(), Violation> {
    let entry = writable(context, roles, row.table, field)?;
    let organisation = context.organisation;
    organisation
        .catalogue
        .open_field(&organisation.purposes, row.table, field)?;
    let refuse = |code| Err(Violation::field(code, field.clone()));
    if !entry.class.is_sealed() || value.class != entry.class {
        return refuse(Code::WrongClass);
    }
    if value.subject != row.subject {
        return refuse(Code::Malformed);
    }
    if value.envelope.as_slice().len() > MAX_ENVELOPE {
        return refuse(Code::TooLarge);
    }
    Ok(())
}

pub(super) fn required(context: &Context<'_>, row: &Row) -> Result<(), Violation> {
    let fields = &context.organisation.catalogue.fields;
    let missing = fields
        .iter()
        .filter(|entry| entry.record == row.table && entry.required && entry.enabled)
        .find(|entry| !row.fields.contains_key(&entry.id) && !row.sealed.contains_key(&entry.id));
    missing.map_or(Ok(()), |entry| {
        Err(Violation::field(Code::Required, entry.id.clone()))
    })
}
