//! Routes of devices: changes, hints, orders and sealed files.

use axum::http::Method;
use axum::routing::{get, post, put};

use super::{PUSH, Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::{blob, events, standing, sync as changes, ws};

/// A chunk, to the byte.
const CHUNK: usize = 256 * 1024;

/// Changes in both directions, and what goes with them.
pub(super) fn routes() -> Vec<Route> {
    let chunk = "/sync/blob/{id}/{n}";
    vec![
        act("/sync/push", Rule::Unlocked, PUSH, post(changes::push)),
        act("/sync/pull", Rule::Unlocked, SMALL, post(changes::pull)),
        act("/sync/head", Rule::Unlocked, SMALL, post(changes::head)),
        act(
            "/sync/deliver",
            Rule::Everyone,
            PUSH,
            post(changes::deliver),
        ),
        act("/sync/standing", Rule::Everyone, SMALL, post(standing::ask)),
        act(
            "/sync/acknowledge",
            Rule::Everyone,
            SMALL,
            post(standing::acknowledge),
        ),
        read("/sync/ws", Rule::Session, get(ws::open)),
        read("/sync/events", Rule::Session, get(events::open)),
        read("/sync/blob/{id}", Rule::Unlocked, get(blob::state)),
        read(chunk, Rule::Unlocked, get(blob::chunk)),
        Route {
            method: Method::PUT,
            body: CHUNK,
            ..read(chunk, Rule::Unlocked, put(blob::put))
        },
    ]
}
