//! Routes of second factors.

use axum::routing::{get, post};

use super::{Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::factors::{self, reset};
use crate::http::{invite, set_up};

/// Signing in with passkeys, confirming acts, and one's own factors.
pub(super) fn routes() -> Vec<Route> {
    let act = |path, rule, handler| act(path, rule, SMALL, handler);
    vec![
        act("/api/passkey/begin", Rule::Everyone, post(factors::begin)),
        act(
            "/api/passkey/sign-in",
            Rule::Everyone,
            post(factors::sign_in),
        ),
        act(
            "/api/set-up/passkey",
            Rule::Everyone,
            post(set_up::new_passkey),
        ),
        act(
            "/api/invite/passkey",
            Rule::Everyone,
            post(invite::new_passkey),
        ),
        act("/api/step-up", Rule::Session, post(factors::step_up)),
        act(
            "/api/step-up/passkey",
            Rule::Session,
            post(factors::step_up_passkey),
        ),
        read("/api/factors", Rule::Account, get(factors::list)),
        act("/api/app/begin", Rule::Account, post(factors::begin_app)).stepped_up(),
        act("/api/app", Rule::Account, post(factors::use_app)),
        act(
            "/api/passkeys/begin",
            Rule::Account,
            post(factors::new_passkey),
        )
        .stepped_up(),
        act("/api/passkeys", Rule::Account, post(factors::add_passkey)),
        act(
            "/api/passkeys/remove",
            Rule::Account,
            post(factors::remove_passkey),
        )
        .stepped_up(),
        act(
            "/api/admin/factor-reset",
            Rule::Administrator,
            post(reset::ask),
        )
        .stepped_up(),
        read(
            "/api/admin/factor-resets",
            Rule::Administrator,
            get(reset::list),
        ),
        act(
            "/api/factor-reset/cancel",
            Rule::Account,
            post(reset::cancel),
        ),
        act(
            "/api/factor-reset/begin",
            Rule::Everyone,
            post(reset::begin),
        ),
        act(
            "/api/factor-reset/finish",
            Rule::Everyone,
            post(reset::finish),
        ),
    ]
}
