//! The device's clock and waiting; the only place that reads time.

use domain::Timestamp;
use gloo_timers::future::TimeoutFuture;

/// The time by the device's clock.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds of the browser's clock fit"
)]
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Waits that many milliseconds.
pub(crate) async fn wait(millis: u32) {
    TimeoutFuture::new(millis).await;
}

/// Waits until a moment; a moment that passed waits not at all.
pub(crate) async fn wait_until(when: Timestamp) {
    let millis = when.as_millis().saturating_sub(now().as_millis()).max(0);
    wait(u32::try_from(millis).unwrap_or(u32::MAX >> 1)).await;
}
