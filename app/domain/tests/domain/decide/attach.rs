use domain::command::{Context, MAX_FILE, attach};
use domain::record::Row;
use domain::violation::Code;
use domain::{FieldId, RecordId, UserId};

use super::{organisation, row};
use crate::log::{ADMIN, REP};

fn asked(user: UserId, row: Option<&Row>, trained: bool, size: (usize, u64)) -> Result<(), Code> {
    let organisation = organisation();
    let context = Context {
        organisation: &organisation,
        user,
        row,
        trained,
    };
    let field = attach(context, RecordId::v4([1; 16]), size);
    let field = field.map_err(|refused| refused.code)?;
    assert_eq!(field, FieldId::new("file"));
    Ok(())
}

#[test]
fn a_file_is_attached_within_its_limits_and_not_beyond() {
    let own = row(REP);
    let sized = |size| asked(REP, Some(&own), true, size);
    assert_eq!(sized((20, 1)), Ok(()));
    assert_eq!(sized((1_000, MAX_FILE)), Ok(()));
    assert_eq!(sized((20, 0)), Err(Code::Required));
    assert_eq!(sized((20, MAX_FILE + 1)), Err(Code::TooLarge));
    assert_eq!(sized((1_001, 1)), Err(Code::TooLong));
}

#[test]
fn only_to_a_contact_of_ones_own_view_by_a_role_that_writes_files_and_after_training() {
    let (own, foreign) = (row(REP), row(ADMIN));
    let size = (20, 1);
    assert_eq!(asked(REP, Some(&foreign), true, size), Err(Code::NotFound));
    assert_eq!(asked(REP, None, true, size), Err(Code::NotFound));
    assert_eq!(asked(REP, Some(&own), false, size), Err(Code::NotTrained));
    let mut other = row(REP);
    other.id = RecordId::v4([9; 16]);
    assert_eq!(asked(REP, Some(&other), true, size), Err(Code::NotFound));
}
