//! Every route of the table with every kind of caller; a route that is not named here fails.

mod expected;

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::access::Role;
use server::access::Rule;
use server::router;

use crate::support::{App, ORIGIN, found, join};
use expected::EXPECTED;

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Caller {
    Nobody,
    Locked,
    Rep,
    Auditor,
    Administrator,
}

const CALLERS: [Caller; 5] = [
    Caller::Nobody,
    Caller::Locked,
    Caller::Rep,
    Caller::Auditor,
    Caller::Administrator,
];

/// The refusal a caller gets from a rule; none when the request reaches the handler.
fn refusal(rule: Rule, caller: Caller) -> Option<StatusCode> {
    use StatusCode as S;
    match (rule, caller) {
        (Rule::Everyone, _) => None,
        (Rule::Portal, _) | (_, Caller::Nobody) => Some(S::UNAUTHORIZED),
        (Rule::Session, _) => None,
        (_, Caller::Locked) => Some(S::FORBIDDEN),
        (Rule::Unlocked | Rule::Account, _)
        | (Rule::Sales, Caller::Rep)
        | (Rule::Administrator, Caller::Administrator)
        | (Rule::Oversight, Caller::Administrator | Caller::Auditor)
        | (Rule::Ledger, Caller::Auditor) => None,
        (Rule::Sales | Rule::Administrator | Rule::Oversight | Rule::Ledger, _) => {
            Some(S::NOT_FOUND)
        }
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

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_every_caller_by_its_rule() {
    let app = App::start().await;
    let mut founding = crate::support::found_as(&app, &[Role::Administrator]).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let auditor = join(&mut founding, 3, Role::Auditor).await;
    let locked = join(&mut founding, 4, Role::Rep).await;
    assert!(
        locked
            .post("/api/session/lock", &())
            .await
            .status
            .is_success()
    );
    for caller in CALLERS {
        for (method, path, rule) in EXPECTED.into_iter() {
            if path == "/api/sign-out" || path.starts_with("/api/session/") {
                continue;
            }
            let cookie = match caller {
                Caller::Nobody => "",
                Caller::Locked => &locked.cookie,
                Caller::Rep => &rep.cookie,
                Caller::Auditor => &auditor.cookie,
                Caller::Administrator => &founding.admin.cookie,
            };
            let status = app.send(probe(method, path, cookie)).await.status;
            match refusal(rule, caller) {
                Some(refused) => assert_eq!(status, refused, "{method} {path} {caller:?}"),
                None => assert!(
                    !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
                        || path == "/api/sign-in",
                    "{method} {path} {caller:?} {status}"
                ),
            }
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
        .replace("{id}", "x");
    let kind = match path.as_str() {
        "/sync/push" | "/sync/pull" | "/sync/deliver" => "application/octet-stream",
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
