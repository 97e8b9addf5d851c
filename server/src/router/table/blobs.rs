//! Routes of sealed files.

use axum::http::Method;
use axum::routing::{get, put};

use super::{Route, read};
use crate::access::Rule;
use crate::http::blob;

/// A chunk, to the byte.
const CHUNK: usize = 256 * 1024;

/// What is there, and the chunks in both directions.
pub(super) fn routes() -> Vec<Route> {
    let chunk = "/sync/blob/{id}/{n}";
    vec![
        read("/sync/blob/{id}", Rule::Unlocked, get(blob::state)),
        read(chunk, Rule::Unlocked, get(blob::chunk)),
        Route {
            method: Method::PUT,
            body: CHUNK,
            ..read(chunk, Rule::Unlocked, put(blob::put))
        },
    ]
}
