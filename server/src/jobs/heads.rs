//! Looks for changes that another server wrote into a shared database.

use std::time::Duration;

use crate::state::SharedState;

const PAUSE: Duration = Duration::from_millis(500);

/// Looks twice a second.
pub(super) async fn run(state: SharedState) {
    loop {
        tokio::time::sleep(PAUSE).await;
        if let Err(problem) = state.driver.look().await {
            let _logged = problem.reference();
            tokio::time::sleep(PAUSE * 10).await;
        }
    }
}
