//! How many requests one address may make.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, Response};
use axum::response::IntoResponse;
use governor::middleware::NoOpMiddleware;
use sync::message::account::ApiErrorCode;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::KeyExtractor;
use tower_governor::{GovernorError, GovernorLayer};

use super::peer;
use crate::error::Problem;

/// Requests at once, before the steady rate counts.
pub(crate) const BURST: u32 = 1000;
const PER_SECOND: u64 = 100;

/// Requests are counted by address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByPeer(Option<IpAddr>);

impl KeyExtractor for ByPeer {
    type Key = String;

    fn extract<T>(&self, request: &Request<T>) -> Result<String, GovernorError> {
        Ok(peer::key(request.extensions(), request.headers(), self.0))
    }
}

/// The layer that counts.
pub(crate) fn layer(proxy: Option<IpAddr>) -> GovernorLayer<ByPeer, NoOpMiddleware, Body> {
    let mut builder = GovernorConfigBuilder::default().key_extractor(ByPeer(proxy));
    let config = builder
        .per_millisecond(1000 / PER_SECOND)
        .burst_size(BURST)
        .finish()
        .expect("rate and burst are not zero");
    let limiter = config.limiter().clone();
    tokio::spawn(async move {
        let mut pause = tokio::time::interval(std::time::Duration::from_secs(60));
        loop {
            pause.tick().await;
            limiter.retain_recent();
        }
    });
    GovernorLayer::new(Arc::new(config)).error_handler(refusal)
}

fn refusal(error: GovernorError) -> Response<Body> {
    match error {
        GovernorError::TooManyRequests { wait_time, .. } => {
            Problem::later(ApiErrorCode::TooManyTries, wait_time).into_response()
        }
        GovernorError::UnableToExtractKey | GovernorError::Other { .. } => {
            Problem::broken("the limiter knows no address").into_response()
        }
    }
}
