//! The one clock of the fleet.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::Timestamp;

/// Gives the present moment.
///
/// # Panics
/// When the machine's clock stands before 1970.
#[must_use]
pub fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("the clock stands after 1970");
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
