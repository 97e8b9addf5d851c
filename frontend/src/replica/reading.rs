//! Opening one value: its source is checked before the vault opens it.

use std::rc::Rc;

use app::replica::Refusal;
use domain::access::{Action, decide};
use domain::record::{DekWrap, Row, SealedValue, Table};
use domain::violation::Code;
use domain::{FieldId, RecordId};
use sync::proof;

use super::dispatch::{refused, row};
use super::open::Open;
use super::view;
use crate::clock;
use crate::desk::Desk;
use crate::vault::message::Opening;

/// Opens a sealed value of a record.
pub(crate) async fn open(
    desk: &Rc<Desk>,
    record: RecordId,
    field: FieldId,
) -> Result<String, Refusal> {
    let opening = desk.with(|open| opening(open, record, field))??;
    desk.vault.open(opening).await
}

/// Signatures checked before the page's thread is given back, about ten milliseconds of work.
const SLICE: usize = 25;
/// Two frames: by then what was asked for meanwhile is painted.
const PAINTED: u32 = 34;

/// Opens many sealed values in one message to the vault; one that stays closed keeps no other
/// closed. The first signature is checked only after what stands on the page by now was painted.
pub(crate) async fn open_many(
    desk: &Rc<Desk>,
    wanted: Vec<(RecordId, FieldId)>,
) -> Result<Vec<Result<String, Refusal>>, Refusal> {
    let mut checked: Vec<Result<Opening, Refusal>> = Vec::with_capacity(wanted.len());
    clock::wait(PAINTED).await;
    for slice in wanted.chunks(SLICE) {
        desk.with(|open| {
            let opened = slice
                .iter()
                .map(|(record, field)| opening(open, *record, field.clone()));
            checked.extend(opened);
        })?;
        clock::wait(0).await;
    }
    let openings = checked.iter().flatten().cloned().collect();
    let mut opened = desk.vault.open_many(openings).await?.into_iter();
    let answers = checked.into_iter().map(|checked| {
        checked?;
        opened.next().unwrap_or(Err(Refusal::NotProven))
    });
    Ok(answers.collect())
}

pub(super) fn opening(open: &Open, record: RecordId, field: FieldId) -> Result<Opening, Refusal> {
    let row = row(open, record)?;
    let value = row
        .sealed
        .get(&field)
        .ok_or(refused(Code::NotFound))?
        .clone();
    opening_of(open, row, field, value)
}

/// What the vault needs to open a value of a row, once its source is proven.
pub(super) fn opening_of(
    open: &Open,
    row: &Row,
    field: FieldId,
    value: SealedValue,
) -> Result<Opening, Refusal> {
    opening_beside(open, (row.table, row.id), (field, value), &[])
}

/// The same for a value beside the rows, which brings wraps of its own.
pub(super) fn opening_beside(
    open: &Open,
    (table, record): (Table, RecordId),
    (field, value): (FieldId, SealedValue),
    wraps: &[DekWrap],
) -> Result<Opening, Refusal> {
    check(open, (table, record), &field, &value)?;
    let mut deks = deks(open, &value);
    let own = |wrap: &&DekWrap| wrap.subject == value.subject && wrap.class == value.class;
    deks.extend(wraps.iter().filter(own).cloned());
    Ok(Opening {
        table,
        record,
        field,
        value,
        deks,
    })
}

/// The reader's right, then that a device with the right wrote it.
fn check(
    open: &Open,
    (table, record): (Table, RecordId),
    field: &FieldId,
    value: &SealedValue,
) -> Result<(), Refusal> {
    let organisation = open.organisation()?;
    let user = open.identity.device.user;
    let readable = organisation
        .catalogue
        .entry(table, field)
        .is_some_and(|entry| decide(organisation.roles(user), Action::Read, entry));
    if !readable || !organisation.may_read(user, value.class) {
        return Err(Refusal::NotReadable);
    }
    if proof::source_of(&organisation, record, value).is_proven() {
        Ok(())
    } else {
        Err(Refusal::NotProven)
    }
}

/// Confirmed wraps and those of operations on their way.
fn deks(open: &Open, value: &SealedValue) -> Vec<DekWrap> {
    let mut deks = open.held.wraps(value.subject, value.class);
    let waiting = open.ops.values().filter_map(view::put);
    deks.extend(
        waiting
            .flat_map(|put| &put.wraps)
            .filter(|wrap| wrap.subject == value.subject && wrap.class == value.class)
            .cloned(),
    );
    deks
}
