//! Values that came late from removed users: shown on their own, used only once somebody has taken
//! them over by an operation of their own (security design, section 4).

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Done, Refusal};
use domain::command::Command;
use domain::violation::Code;
use domain::{FieldId, OpId, RecordId};

use super::dispatch::{dispatch, refused, row};
use super::reading;
use crate::desk::Desk;

/// Opens the late value that an operation brought.
pub(crate) async fn open(
    desk: &Rc<Desk>,
    record: RecordId,
    field: FieldId,
    op: OpId,
) -> Result<String, Refusal> {
    let opening = desk.with(|open| {
        let row = row(open, record)?;
        let mut late = row.late_waiting(&field);
        let value = late.find(|value| value.proof.op == op).cloned();
        let value = value.ok_or(refused(Code::NotFound))?;
        reading::opening_of(open, row, field, value)
    })??;
    desk.vault.open(opening).await
}

/// Writes the late value into its field; it is checked and sealed like anything typed.
pub(crate) async fn take_over(
    desk: &Rc<Desk>,
    record: RecordId,
    field: FieldId,
    op: OpId,
) -> Result<Done, Refusal> {
    let text = open(desk, record, field.clone(), op).await?;
    let values = BTreeMap::from([(field, text)]);
    dispatch(desk, Command::EditRecord { record, values }).await
}
