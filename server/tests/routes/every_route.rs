//! Every route of the table with every kind of caller; a route that is not named here fails.

mod callers;
mod expected;

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use domain::access::Role;
use server::access::Rule;
use server::router;

use super::portal::{linked, open};
use crate::support::{App, ORIGIN, found};
use callers::{Kind, callers};
use expected::{EXPECTED, STEPPED_UP};

/// The roles a rule lets in, said a second time.
const fn allowed(rule: Rule) -> &'static [Role] {
    match rule {
        Rule::Sales => &[Role::Rep, Role::Manager, Role::PrivacyOfficer],
        Rule::Administrator => &[Role::Administrator],
        Rule::Oversight => &[Role::Administrator, Role::PrivacyOfficer, Role::Auditor],
        Rule::Ledger => &[Role::PrivacyOfficer, Role::Auditor],
        Rule::Support => &[Role::Support],
        Rule::Everyone | Rule::Portal | Rule::Session | Rule::Unlocked | Rule::Account => {
            &Role::ALL
        }
    }
}

/// The refusal a caller gets from a rule; none when the request reaches the handler.
fn refusal(rule: Rule, caller: Kind) -> Option<StatusCode> {
    use StatusCode as S;
    match (rule, caller) {
        (Rule::Everyone, _) | (Rule::Portal, Kind::Person) => None,
        (Rule::Portal, _) | (_, Kind::Nobody | Kind::Person) => Some(S::UNAUTHORIZED),
        (Rule::Session, _) => None,
        (_, Kind::Locked) => Some(S::FORBIDDEN),
        (_, Kind::Unlocked(role)) => (!allowed(rule).contains(&role)).then_some(S::NOT_FOUND),
    }
}

#[test]
fn the_table_is_the_expected_one() {
    let told: BTreeMap<_, _> = router::table()
        .into_iter()
        .map(|route| {
            (
                (route.method.to_string(), route.path.to_owned()),
                format!("{:?}", route.rule),
            )
        })
        .collect();
    let expected: BTreeMap<_, _> = EXPECTED
        .into_iter()
        .map(|(method, path, rule)| ((method.to_owned(), path.to_owned()), format!("{rule:?}")))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn dangerous_acts_wait_for_a_second_factor() {
    let mut told: Vec<_> = router::table()
        .into_iter()
        .filter(|route| route.step_up.is_some())
        .map(|route| route.path)
        .collect();
    told.sort_unstable();
    assert_eq!(told, STEPPED_UP);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_every_caller_by_its_rule() {
    let app = App::start().await;
    for (number, caller) in (1..).zip(callers(&app).await) {
        let address = ConnectInfo(SocketAddr::from(([192, 0, 2, number], 50_000)));
        for (method, path, rule) in EXPECTED {
            if path == "/api/sign-out" || path.starts_with("/api/session/") {
                continue;
            }
            let mut request = probe(method, path, &caller.cookie);
            request.extensions_mut().insert(address);
            let status = app.send(request).await.status;
            let name = format!("{method} {path} {} {:?}", caller.name, caller.kind);
            match refusal(rule, caller.kind) {
                Some(refused) => assert_eq!(status, refused, "{name}"),
                None => assert!(
                    !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
                        || path == "/api/sign-in"
                        || STEPPED_UP.contains(&path),
                    "{name} {status}"
                ),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_a_session_needs_one() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, path) = linked(&app, &mut founding).await;
    let person = open(&app, &path).await;
    for path in ["/api/session/unlock", "/api/session/lock", "/api/sign-out"] {
        for cookie in ["", person.as_str()] {
            let status = app.send(probe("POST", path, cookie)).await.status;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{path} {cookie}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_in_the_table_does_not_exist() {
    let app = App::start().await;
    let founding = found(&app).await;
    for path in [
        "/api/admin/users",
        "/api/",
        "/sync/snapshot",
        "/data/secrets/pepper",
        "/../secrets/pepper",
        "/mail",
    ] {
        assert_eq!(
            founding.admin.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    for (method, path) in [
        ("PUT", "/api/session"),
        ("DELETE", "/api/session"),
        ("GET", "/sync/push"),
        ("POST", "/sign-in"),
    ] {
        let status = app
            .send(probe(method, path, &founding.admin.cookie))
            .await
            .status;
        assert!(
            matches!(
                status,
                StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND
            ),
            "{method} {path} {status}"
        );
    }
}

fn probe(method: &str, path: &str, cookie: &str) -> Request<Body> {
    let path = path
        .replace("{*rest}", "contacts")
        .replace("{token}", "AAAA")
        .replace("{number}", "PORT-0001-0")
        .replace("{id}", "x")
        .replace("{n}", "0");
    let kind = match path.as_str() {
        "/sync/push" | "/sync/pull" | "/sync/deliver" | "/sync/standing" | "/sync/acknowledge" => {
            "application/octet-stream"
        }
        _ if path.starts_with("/p") => "application/x-www-form-urlencoded",
        _ => "application/json",
    };
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, kind)
        .header("x-souhlas", "1")
        .body(Body::empty())
        .unwrap()
}
