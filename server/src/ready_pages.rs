//! Making the pages of first syncs ready before anybody asks for them (sync design, section 4).

use crate::error::Problem;
use crate::state::AppState;

/// Makes every page that is missing; gives how many ranges of changes that were.
///
/// # Errors
/// When a store does not answer or a file cannot be written; pulls are answered without them.
pub async fn make(state: &AppState) -> Result<usize, Problem> {
    state.driver.make_ready().await
}
