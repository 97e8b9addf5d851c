//! The threads the engine runs on: its planner recurses deeper than a usual thread's stack.

use std::future::Future;
use std::sync::LazyLock;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinError;

const STACK_BYTES: usize = 16 << 20;

static WORKERS: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .thread_name("database")
        .thread_stack_size(STACK_BYTES)
        .enable_all()
        .build()
        .expect("the system gives threads")
});

/// Runs to the end on an engine thread, also when the caller goes away.
pub(crate) async fn run<F>(work: F) -> Result<F::Output, JoinError>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    WORKERS.spawn(work).await
}
