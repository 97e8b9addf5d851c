//! Logs: ids and route templates, never values, tokens or paths.

use thiserror::Error;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// Why logging did not start.
#[derive(Debug, Error)]
pub enum TelemetryError {
    /// The filter of `SOUHLAS_LOG` is not understood.
    #[error("SOUHLAS_LOG is not a list such as `server=info,warn`")]
    Filter,
    /// Something else logs already.
    #[error("logging was started twice")]
    Twice,
}

/// Starts logging to the standard error output.
///
/// # Errors
/// When the filter is not understood or logging runs already.
pub fn start(filter: &str) -> Result<(), TelemetryError> {
    let targets: Targets = filter.parse().map_err(|_bad| TelemetryError::Filter)?;
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr))
        .with(targets)
        .try_init()
        .map_err(|_twice| TelemetryError::Twice)
}
