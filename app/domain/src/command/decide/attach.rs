//! Attaching a file to a contact.

use super::Context;
use crate::access::Action;
use crate::record::Table;
use crate::violation::Code;
use crate::{FieldId, RecordId, Violation};

/// Longest file: 25 MB (sync design, section 4).
pub const MAX_FILE: u64 = 25_000_000;
/// Longest name and type together; they stand in the sealed header of the file.
const MAX_WORDS: usize = 1_000;

/// Decides whether a file may be attached to a contact, from the bytes of its name and type and from
/// its length; gives the field that will hold its key.
///
/// # Errors
/// With the rule that refuses it.
pub fn attach(
    context: Context<'_>,
    contact: RecordId,
    (words, length): (usize, u64),
) -> Result<FieldId, Violation> {
    if !context.trained {
        return Err(Violation::of(Code::NotTrained));
    }
    context.contact(|row| row.id == contact)?;
    let (field, organisation) = (FieldId::new("file"), context.organisation);
    organisation
        .catalogue
        .open_field(&organisation.purposes, Table::Document, &field)?;
    if !organisation.may(context.user, Action::Write, Table::Document, &field) {
        return Err(Violation::field(Code::NotAllowed, field));
    }
    if length == 0 {
        return Err(Violation::field(Code::Required, field));
    }
    if length > MAX_FILE {
        return Err(Violation::field(Code::TooLarge, field));
    }
    if words > MAX_WORDS {
        return Err(Violation::field(Code::TooLong, field));
    }
    Ok(field)
}
