//! Who brings and who is handed the bytes of a sealed file, and when they go.
//!
//! The document comes first, as an operation like any other; its bytes follow. So a file without a
//! record is never taken, and whoever may not know the record hears the same as of none.

use domain::record::Row;

use super::view::{Viewer, shown, visible};

/// An upload that nobody went on with for this long is collected: the longest lease and 60 days.
/// Its device finds nothing there and brings every chunk once more.
pub const UNFINISHED_MS: i64 = 90 * DAY_MS;
/// Bytes without a record go after this long; an erasure deletes them itself, at once.
pub const STRAY_MS: i64 = 7 * DAY_MS;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Says whether the user brings the bytes: a device of theirs wrote the document.
///
/// Neither their view nor their reading roles are asked: who seals without reading brings files
/// too, and what was saved before a contact left the territory is brought after it.
#[must_use]
pub fn brings(viewer: Viewer<'_>, row: &Row) -> bool {
    let devices = &viewer.organisation.devices;
    row.file_key()
        .and_then(|(_, value)| devices.get(&value.proof.device))
        .is_some_and(|device| device.user == viewer.user)
}

/// Says whether the user is handed the bytes: the document lies in their view and its key in a
/// class that they read.
#[must_use]
pub fn fetches(viewer: Viewer<'_>, row: &Row) -> bool {
    visible(viewer, row) && shown(viewer, row).file_key().is_some()
}

/// Says whether what lies under an id is collected, after that long without a change.
#[must_use]
pub const fn is_over(has_record: bool, is_whole: bool, untouched_ms: i64) -> bool {
    match (has_record, is_whole) {
        (true, true) => false,
        (true, false) => untouched_ms >= UNFINISHED_MS,
        (false, _) => untouched_ms >= STRAY_MS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_stays_as_long_as_its_record() {
        assert!(!is_over(true, true, i64::MAX));
        assert!(is_over(false, true, STRAY_MS));
        assert!(!is_over(false, true, STRAY_MS - 1));
    }

    #[test]
    fn an_unfinished_one_waits_for_the_longest_lease_and_more() {
        assert!(!is_over(true, false, UNFINISHED_MS - 1));
        assert!(is_over(true, false, UNFINISHED_MS));
        const {
            assert!(
                UNFINISHED_MS > (30 + 59) * DAY_MS,
                "30 days is the longest lease"
            )
        }
    }
}
