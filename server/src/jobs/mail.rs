//! Drains the mail queue.

use std::time::Duration;

use crate::state::SharedState;

const PAUSE: Duration = Duration::from_secs(15);

/// Sends what is due, at once when something new is queued.
pub(super) async fn run(state: SharedState) {
    loop {
        if let Err(problem) = state.mail.drain().await {
            let _logged = problem.reference();
        }
        state.mail.wait(PAUSE).await;
    }
}
