//! The routes of the portal.

use axum::routing::{get, post};

use super::{Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::portal;

/// Links, the person's page and what it does.
pub(super) fn routes() -> Vec<Route> {
    vec![
        read("/p/{token}", Rule::Everyone, get(portal::show_link)),
        act("/p/{token}", Rule::Everyone, SMALL, post(portal::use_link)),
        read("/portal", Rule::Portal, get(portal::home)),
        act(
            "/portal/withdraw",
            Rule::Portal,
            SMALL,
            post(portal::withdraw),
        ),
        read(
            "/portal/receipts/{number}",
            Rule::Portal,
            get(portal::receipt),
        ),
    ]
}
