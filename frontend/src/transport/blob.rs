//! Bytes of sealed files, both ways.

use gloo_net::http::Request;
use js_sys::Uint8Array;

use super::{Failure, prepared, send};

/// Puts bytes in a place.
pub(crate) async fn put(path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let request = prepared(Request::put(path))
        .header("Content-Type", "application/octet-stream")
        .body(Uint8Array::from(bytes));
    send(request).await.map(drop)
}

/// Reads bytes.
pub(crate) async fn get(path: &str) -> Result<Vec<u8>, Failure> {
    let request = prepared(Request::get(path)).build();
    let response = send(request).await?;
    response.binary().await.map_err(|_| Failure::Network)
}
