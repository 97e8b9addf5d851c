//! Routes of recovery by the kit or two holders.

use axum::routing::{get, post};

use super::{LOG, PUSH, Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::{recovery, recovery_help, signers, sync};

/// They carry their own secret; administrators see and refuse; the new device hands over what the
/// old one left.
pub(super) fn routes() -> Vec<Route> {
    let everyone = Rule::Everyone;
    vec![
        act(
            "/api/recovery/passkey",
            everyone,
            SMALL,
            post(recovery::begin_passkey),
        ),
        act("/api/recovery/ask", everyone, SMALL, post(recovery::ask)),
        act("/api/recovery/look", everyone, SMALL, post(recovery::look)),
        act("/api/recovery/open", everyone, SMALL, post(recovery::open)),
        act(
            "/api/recovery/finish",
            everyone,
            LOG,
            post(recovery::finish),
        ),
        act(
            "/api/recovery/help",
            everyone,
            SMALL,
            post(recovery_help::ask),
        ),
        read(
            "/api/recovery/helping",
            Rule::Unlocked,
            get(recovery_help::list),
        ),
        act(
            "/api/recovery/hand-on",
            Rule::Unlocked,
            SMALL,
            post(recovery_help::hand_on),
        )
        .stepped_up(),
        act(
            "/api/recovery/seal",
            Rule::Unlocked,
            SMALL,
            post(recovery_help::seal),
        )
        .stepped_up(),
        act(
            "/api/signers/help",
            Rule::Administrator,
            SMALL,
            post(recovery_help::ask_for_signers),
        ),
        read("/api/recoveries", Rule::Administrator, get(recovery::list)),
        act(
            "/api/recoveries/refuse",
            Rule::Administrator,
            SMALL,
            post(recovery::refuse),
        ),
        read("/api/signers", Rule::Administrator, get(signers::look)),
        act(
            "/api/signers/ask",
            Rule::Administrator,
            LOG,
            post(signers::ask),
        )
        .stepped_up(),
        act(
            "/api/signers/open",
            Rule::Administrator,
            SMALL,
            post(signers::open),
        ),
        act(
            "/api/signers/finish",
            Rule::Administrator,
            LOG,
            post(signers::finish),
        ),
        act("/sync/adopt", Rule::Unlocked, PUSH, post(sync::adopt)),
    ]
}
