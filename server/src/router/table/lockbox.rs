//! The routes of sealed copies, lockboxes and leases.

use axum::routing::{get, post};

use super::{LOG, Route, SMALL, act, read};
use crate::access::Rule;
use crate::http::{lease, lockbox, sealed_copy};

/// Copies with their hand-outs, lockboxes with their approvals.
pub(super) fn routes() -> Vec<Route> {
    let (staff, support) = (Rule::Unlocked, Rule::Support);
    vec![
        read("/api/sealed-copies", staff, get(sealed_copy::own)),
        act("/api/sealed-copies", staff, LOG, post(sealed_copy::keep)),
        act(
            "/api/sealed-copies/take",
            staff,
            SMALL,
            post(sealed_copy::take),
        ),
        act(
            "/api/sealed-copies/delete",
            staff,
            SMALL,
            post(sealed_copy::delete),
        ),
        act(
            "/api/sealed-copies/open",
            Rule::Everyone,
            SMALL,
            post(sealed_copy::open),
        ),
        read("/api/lockboxes", staff, get(lockbox::list)),
        act("/api/lockbox", support, SMALL, post(lockbox::ask)),
        act("/api/lockbox/take", support, SMALL, post(lockbox::take)),
        act("/api/lockbox/approve", staff, SMALL, post(lockbox::approve)).stepped_up(),
        act("/api/lease", staff, SMALL, post(lease::give)),
        read("/api/admin/lease", Rule::Oversight, get(lease::days)),
        act(
            "/api/admin/lease",
            Rule::Administrator,
            SMALL,
            post(lease::set_days),
        ),
        act("/api/lockbox/end", staff, SMALL, post(lockbox::end)),
    ]
}
