//! `/p`: links in mails.

use axum::http::StatusCode;
use domain::access::Role;
use sync::message::account::{ApiErrorCode, PortalLink};

use super::portal::{audit, link, linked, open, portal};
use crate::support::{App, found, join};

#[tokio::test(flavor = "multi_thread")]
async fn one_tap_behind_the_link_stops_everything() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    let done = app.form(&path, None, "act=stop_all").await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(done.text().contains("PORT-"));
    let acts: Vec<_> = audit(&founding.admin)
        .await
        .into_iter()
        .map(|row| row.act)
        .collect();
    assert_eq!(acts[..2], ["consent_object", "consent_withdraw"]);
    let again = link(&app, &rep, 7, 3).await;
    let cookie = open(&app, &again).await;
    let page = portal(&app, "/portal", &cookie).await.text();
    assert!(!page.contains("value=\"newsletter\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_link_works_once_and_for_ten_minutes() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    open(&app, &path).await;
    let used = app.form(&path, None, "act=open").await;
    let invented = app
        .form(&format!("/p/{}", "A".repeat(43)), None, "act=open")
        .await;
    let late = link(&app, &rep, 7, 2).await;
    app.pass_seconds(10 * 60);
    let expired = app.form(&late, None, "act=stop_all").await;
    for answer in [&used, &invented, &expired] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert_eq!(answer.text(), used.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_one_of_many_posts_at_once_opens_the_link() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, path) = linked(&app, &mut founding).await;
    let posts = (0..8).map(|_| app.form(&path, None, "act=open"));
    let answers = futures::future::join_all(posts).await;
    let opened = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::SEE_OTHER)
        .count();
    assert_eq!(opened, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_rep_sends_links_for_contacts_in_view_only() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, _path) = linked(&app, &mut founding).await;
    let other = join(&mut founding, 3, Role::Rep).await;
    let body = PortalLink {
        contact: crate::support::record(7).0,
    };
    assert_eq!(
        other.post("/api/portal-link", &body).await.code(),
        ApiErrorCode::NotFound
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_point_is_sent_three_links_a_day() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, _first) = linked(&app, &mut founding).await;
    let contact = crate::support::record(7).0;
    for _second_and_third in 0..2 {
        let sent = rep.post("/api/portal-link", &PortalLink { contact }).await;
        assert!(sent.status.is_success(), "{}", sent.text());
    }
    let fourth = rep.post("/api/portal-link", &PortalLink { contact }).await;
    assert_eq!(fourth.code(), ApiErrorCode::TooManyTries);
    let wait: i64 = fourth.header("retry-after").parse().unwrap();
    assert!((23 * 60 * 60..=24 * 60 * 60).contains(&wait), "{wait}");
}
