//! The table of all routes.

mod factors;
mod lockbox;
mod own;
mod portal;
mod recovery;
mod step_up;
mod sync;

use ::sync::message::v1::MAX_PUSH_BYTES;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};

use crate::access::{Judge, Rule};
use crate::http::{
    account, admin, audit_file, csp_report, device_claim, grants, invite, ledger, log, pages,
    rewrap, sales, set_up, site,
};
use crate::state::SharedState;

/// Bodies of forms and small requests.
const SMALL: usize = 16 * 1024;
/// Bodies that carry statements of the log, texts and catalogue included.
const LOG: usize = 1024 * 1024;
/// A push with the version byte and its frame.
const PUSH: usize = MAX_PUSH_BYTES + 1024;

/// One route.
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path template.
    pub path: &'static str,
    /// Who may call it.
    pub rule: Rule,
    /// When it waits for a second factor; none means never.
    pub step_up: Option<Judge>,
    pub(super) body: usize,
    pub(super) handler: MethodRouter<SharedState>,
}

fn read(path: &'static str, rule: Rule, handler: MethodRouter<SharedState>) -> Route {
    Route {
        method: Method::GET,
        path,
        rule,
        step_up: None,
        body: SMALL,
        handler,
    }
}

fn act(path: &'static str, rule: Rule, body: usize, handler: MethodRouter<SharedState>) -> Route {
    Route {
        method: Method::POST,
        path,
        rule,
        step_up: None,
        body,
        handler,
    }
}

/// All routes.
#[must_use]
pub fn table() -> Vec<Route> {
    let mut routes = staff_pages();
    routes.extend(account_routes());
    routes.extend(own::routes());
    routes.extend(factors::routes());
    routes.extend(work_routes());
    routes.extend(sync::routes());
    routes.extend(recovery::routes());
    routes.extend(lockbox::routes());
    routes.extend(portal::routes());
    routes
}

fn staff_pages() -> Vec<Route> {
    let rendered = ["/set-up", "/sign-in", "/invite", "/unlock", "/recovery"];
    let shells = [
        "/shell",
        "/sales",
        "/sales/{*rest}",
        "/me",
        "/me/{*rest}",
        "/admin",
        "/admin/{*rest}",
        "/hand-over/{id}",
    ];
    let mut routes = vec![
        read("/", Rule::Everyone, get(pages::start)),
        read("/release.txt", Rule::Everyone, get(site::list)),
        act("/csp-report", Rule::Everyone, SMALL, post(csp_report::note)),
    ];
    routes.extend(rendered.map(|path| read(path, Rule::Everyone, get(pages::rendered))));
    routes.extend(shells.map(|path| read(path, Rule::Everyone, get(pages::shell))));
    routes
}

fn account_routes() -> Vec<Route> {
    vec![
        act(
            "/api/set-up/begin",
            Rule::Everyone,
            SMALL,
            post(set_up::begin),
        ),
        act(
            "/api/set-up/finish",
            Rule::Everyone,
            LOG,
            post(set_up::finish),
        ),
        act(
            "/api/sign-in/begin",
            Rule::Everyone,
            SMALL,
            post(account::begin),
        ),
        act("/api/sign-in", Rule::Everyone, SMALL, post(account::finish)),
        act(
            "/api/invite/open",
            Rule::Everyone,
            SMALL,
            post(invite::open),
        ),
        act(
            "/api/invite/accept",
            Rule::Everyone,
            SMALL,
            post(invite::accept),
        ),
        read("/api/session", Rule::Session, get(account::show)),
        act(
            "/api/session/unlock",
            Rule::Session,
            SMALL,
            post(account::unlock),
        ),
        act(
            "/api/session/lock",
            Rule::Session,
            SMALL,
            post(account::lock),
        ),
        act(
            "/api/sign-out",
            Rule::Session,
            SMALL,
            post(account::sign_out),
        ),
    ]
}

fn work_routes() -> Vec<Route> {
    vec![
        read("/api/log", Rule::Session, get(log::read)),
        act("/api/log", Rule::Unlocked, LOG, post(log::append)).stepped_up_for(log::grants),
        read("/api/grants", Rule::Unlocked, get(grants::list)),
        read("/api/rewraps", Rule::Unlocked, get(rewrap::due)),
        act("/api/rewraps", Rule::Unlocked, LOG, post(rewrap::act)),
        act(
            "/api/device-claim",
            Rule::Session,
            SMALL,
            post(device_claim::make),
        ),
        read(
            "/api/device-claims",
            Rule::Unlocked,
            get(device_claim::list),
        ),
        act(
            "/api/portal-link",
            Rule::Sales,
            SMALL,
            post(sales::portal_link),
        ),
        act(
            "/api/invite",
            Rule::Administrator,
            SMALL,
            post(invite::make),
        ),
        read("/api/invites", Rule::Administrator, get(invite::list)),
        read("/api/admin/audit", Rule::Oversight, get(admin::audit)),
        act(
            "/api/admin/audit/file",
            Rule::Ledger,
            SMALL,
            post(audit_file::export),
        )
        .stepped_up(),
        read("/api/admin/restored", Rule::Oversight, get(admin::restored)),
        read("/api/admin/devices", Rule::Oversight, get(admin::devices)),
        read("/api/admin/exposure", Rule::Oversight, get(admin::exposure)),
        read("/api/admin/review", Rule::Oversight, get(admin::review)),
        read("/api/admin/mail", Rule::Oversight, get(admin::mail)),
        act(
            "/api/admin/ledger",
            Rule::Ledger,
            SMALL,
            post(ledger::export),
        )
        .stepped_up(),
    ]
}
