//! Reads the tree over the audit after a start, so that no device waits for it.

use std::time::Duration;

use crate::state::SharedState;
use crate::tree_head;

const PAUSE: Duration = Duration::from_secs(60);

/// Tries until it is read; who asks for a head reads what is missing too.
pub(super) async fn run(state: SharedState) {
    while let Err(problem) = tree_head::warm_up(&state).await {
        let _logged = problem.reference();
        tokio::time::sleep(PAUSE).await;
    }
}
