//! `/api/sessions`: one's own sessions and their end.

use axum::http::StatusCode;
use domain::Bytes;
use domain::access::Role;
use sync::message::account::{ApiErrorCode, AuditRow, EndSession, SessionInfo, SessionRow};

use super::ws::{closes, connect, hint, listen};
use crate::support::client::auth;
use crate::support::{App, Client, found, join};

async fn listed(client: &Client<'_>) -> Vec<SessionRow> {
    client.get("/api/sessions").await.json()
}

/// Signs in a second time; the first cookie stays with the client.
async fn second(client: &Client<'_>) -> String {
    client.app.pass_seconds(31);
    let answer = client
        .try_sign_in(&auth(&client.device), &client.code())
        .await;
    assert!(answer.status.is_success(), "{}", answer.text());
    answer.cookie()
}

async fn lives(client: &Client<'_>, cookie: &str) -> bool {
    client.with_cookie(cookie).get("/api/session").await.status == StatusCode::OK
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_tells_devices_times_and_which_one_asks() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    second(admin).await;
    let rows = listed(admin).await;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].this, rows[0].unlocked, rows[0].device),
        (false, false, None)
    );
    assert_eq!((rows[0].since, rows[0].last_use), (app.now(), app.now()));
    assert_eq!((rows[1].this, rows[1].unlocked), (true, true));
    assert_eq!(rows[1].device, Some(admin.device.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_ended_stops_at_once_and_its_socket_too() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let other = second(admin).await;
    let address = listen(&app).await;
    let ghost = admin.with_cookie(&other);
    let mut socket = connect(&ghost, address).await;
    hint(&mut socket).await;
    let name = listed(admin).await.remove(0).name;
    let ended = admin.post("/api/sessions/end", &EndSession { name }).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert!(!lives(admin, &other).await);
    closes(&mut socket).await;
    assert!(lives(admin, &admin.cookie).await);
    let rows: Vec<AuditRow> = admin.get("/api/admin/audit").await.json();
    assert_eq!(rows[0].act, "session_ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_everywhere_else_leaves_this_session_and_other_users() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let admin = &founding.admin;
    let others = [second(admin).await, second(admin).await];
    let done = admin.post("/api/sessions/end-others", &()).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT);
    for other in others {
        assert!(!lives(admin, &other).await);
    }
    assert!(lives(admin, &admin.cookie).await && lives(&rep, &rep.cookie).await);
    assert_eq!(listed(admin).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_another_users_session_answers_like_one_that_never_was() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let theirs = listed(&founding.admin).await.remove(0).name;
    let never = Bytes(vec![7; theirs.0.len()]);
    let mut answers = Vec::new();
    for name in [theirs, never, Bytes(Vec::new())] {
        let answer = rep.post("/api/sessions/end", &EndSession { name }).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        answers.push(answer.text());
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    assert!(lives(&founding.admin, &founding.admin.cookie).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_ended_session_cannot_be_ended_again_or_used() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let other = second(admin).await;
    let end = EndSession {
        name: listed(admin).await.remove(0).name,
    };
    assert!(
        admin
            .post("/api/sessions/end", &end)
            .await
            .status
            .is_success()
    );
    let again = admin.post("/api/sessions/end", &end).await;
    assert_eq!(again.code(), ApiErrorCode::NotFound);
    let ghost = admin.with_cookie(&other);
    for path in ["/api/session", "/api/sessions", "/api/log"] {
        assert_eq!(
            ghost.get(path).await.code(),
            ApiErrorCode::SessionOver,
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t13_the_cookie_of_a_locked_profile_sees_and_ends_no_session() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let other = second(admin).await;
    let locked = admin.with_cookie(&other);
    let info: SessionInfo = locked.get("/api/session").await.json();
    assert!(!info.unlocked);
    let end = EndSession {
        name: listed(admin).await.remove(1).name,
    };
    assert_eq!(
        locked.get("/api/sessions").await.code(),
        ApiErrorCode::SessionLocked
    );
    for answer in [
        locked.post("/api/sessions/end", &end).await,
        locked.post("/api/sessions/end-others", &()).await,
    ] {
        assert_eq!(answer.code(), ApiErrorCode::SessionLocked);
    }
    assert!(lives(admin, &admin.cookie).await);
}
