//! Rewrites the key store after persons were erased.

use std::time::Duration;

use crate::erasure;
use crate::state::SharedState;

const PAUSE: Duration = Duration::from_secs(60 * 60);

/// Looks now and every hour whether it is due.
pub(super) async fn run(state: SharedState) {
    loop {
        if let Err(problem) = erasure::rewrite_keys(&state).await {
            let _logged = problem.reference();
        }
        tokio::time::sleep(PAUSE).await;
    }
}
