//! Serving until the process is asked to stop.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Requests in progress get this long to end; open sockets would never.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// Serves until the process is asked to stop; over TLS, if there is any.
///
/// # Errors
/// When connections cannot be accepted any more.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    tls: Option<RustlsConfig>,
) -> io::Result<()> {
    match tls {
        Some(tls) => serve_tls(listener, router, tls).await,
        None => serve_plain(listener, router).await,
    }
}

async fn serve_tls(listener: TcpListener, router: Router, tls: RustlsConfig) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let serving = axum_server::from_tcp_rustls(listener.into_std()?, tls)?
        .handle(handle.clone())
        .serve(service);
    let stopping = async {
        asked_to_stop().await;
        handle.graceful_shutdown(Some(LAST_REQUESTS));
        std::future::pending::<()>().await;
    };
    tokio::select! {
        ended = serving => ended,
        () = stopping => Ok(()),
    }
}

async fn serve_plain(listener: TcpListener, router: Router) -> io::Result<()> {
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
