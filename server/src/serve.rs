//! Serving until the process is asked to stop.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Requests in progress get this long to end; open sockets would never.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// Serves until the process is asked to stop.
///
/// # Errors
/// When connections cannot be accepted any more.
pub async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop());
    let time_is_up = async {
        asked_to_stop().await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        ended = serving.into_future() => ended,
        () = time_is_up => Ok(()),
    }
}

async fn asked_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).expect("the runtime listens to signals");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
