//! Collects sealed files that nobody goes on with.

use std::time::Duration;

use crate::erasure;
use crate::state::SharedState;

const PAUSE: Duration = Duration::from_secs(6 * 60 * 60);

/// Looks now and four times a day.
pub(super) async fn run(state: SharedState) {
    loop {
        match erasure::sweep_files(&state).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "sealed files without an end were deleted"),
            Err(problem) => {
                let _logged = problem.reference();
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
