//! Collecting what nobody goes on with, and what lies without a record.

use sync::server::blob::is_over;
use sync::store::organisation::Load;

use super::Found;
use crate::error::Problem;
use crate::state::AppState;

/// Records looked up at once.
const PAGE: usize = 200;

/// Deletes what is over; gives how many files that were.
pub(crate) async fn sweep(state: &AppState) -> Result<usize, Problem> {
    let mut gone = 0;
    for page in state.blobs.all().await?.chunks(PAGE) {
        gone += sweep_page(state, page).await?;
    }
    Ok(gone)
}

async fn sweep_page(state: &AppState, page: &[Found]) -> Result<usize, Problem> {
    let load = Load {
        records: page.iter().map(|found| found.record).collect(),
        ..Load::default()
    };
    let rows = state.driver.load(load).await?.rows;
    let now = state.clock.now();
    let mut gone = 0;
    for found in page {
        let has_record = rows.contains_key(&found.record);
        let untouched = now.as_millis().saturating_sub(found.touched.as_millis());
        if is_over(has_record, found.state.is_whole(), untouched) {
            gone += usize::from(state.blobs.delete(found.record).await?);
        }
    }
    Ok(gone)
}
