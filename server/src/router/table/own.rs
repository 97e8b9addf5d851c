//! Routes of one's own account.

use axum::routing::{get, post};

use super::{Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::{passphrase, sessions};

/// Sign-ins and the passphrase.
pub(super) fn routes() -> Vec<Route> {
    let act = |path, handler| act(path, Rule::Account, SMALL, handler);
    vec![
        read("/api/sessions", Rule::Account, get(sessions::list)),
        act("/api/sessions/end", post(sessions::end)),
        act("/api/sessions/end-others", post(sessions::end_others)),
        act("/api/passphrase", post(passphrase::change)),
    ]
}
