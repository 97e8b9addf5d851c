//! Opening a store on each engine.

pub(crate) mod killed;
pub(crate) mod place;
pub(crate) mod planted;
pub(crate) mod proxy;
pub(crate) mod server;
pub(crate) mod value;

use std::env;

/// Reads a count from the environment; `SOUHLAS_FULL` asks for the long run.
pub(crate) fn count(name: &str, normal: u32, full: u32) -> u32 {
    let default = if env::var_os("SOUHLAS_FULL").is_some() {
        full
    } else {
        normal
    };
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// Runs a test on a runtime like the server's.
pub(crate) fn run<F: Future<Output = ()>>(test: F) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(test);
}
