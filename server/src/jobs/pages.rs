//! Makes the pages of first syncs that are missing.

use std::time::Duration;

use crate::ready_pages;
use crate::state::SharedState;

const PAUSE: Duration = Duration::from_secs(2);

/// Looks every two seconds.
pub(super) async fn run(state: SharedState) {
    loop {
        tokio::time::sleep(PAUSE).await;
        match ready_pages::make(&state).await {
            Ok(0) => {}
            Ok(ranges) => tracing::info!(ranges, "pages are ready"),
            Err(problem) => {
                let _logged = problem.reference();
                tokio::time::sleep(PAUSE * 30).await;
            }
        }
    }
}
