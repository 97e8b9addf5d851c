//! Opening a value of a decision, for the screen or for a new write.

use std::rc::Rc;

use app::replica::{DecisionId, Refusal, Version};
use domain::FieldId;
use domain::violation::Code;

use super::case;
use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::replica::reading;

/// Opens one value; its source is checked like that of any other.
pub(crate) async fn open_version(
    desk: &Rc<Desk>,
    id: DecisionId,
    field: FieldId,
    version: Version,
) -> Result<String, Refusal> {
    let opening = desk.with(|open| {
        let missing = refused(Code::NotFound);
        let case = case(open, id).ok_or(missing.clone())?;
        let row = match version {
            Version::Before => case.before.as_deref(),
            Version::Mine => Some(&case.mine),
            Version::Theirs => case.theirs.as_ref(),
        };
        let row = row.ok_or(missing.clone())?;
        let value = row.sealed.get(&field).cloned().ok_or(missing)?;
        reading::opening_beside(open, (row.table, row.id), (field, value), &case.wraps)
    })??;
    desk.vault.open(opening).await
}
