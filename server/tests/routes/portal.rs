//! `/p` and `/portal`, without script.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::access::Role;
use sync::message::account::{AuditRow, PortalLink};
use sync::message::v1::{PullAnswer, PullRequest, Verb};

use crate::support::{Answer, App, Client, Founding, found, grant, join, new_contact};

const EMAIL: &str = "jana@example.com";

/// A person with a consent, and the path of a fresh link.
pub(super) async fn linked<'a>(app: &'a App, founding: &mut Founding<'a>) -> (Client<'a>, String) {
    let rep = join(founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some(EMAIL)).await;
    grant(founding, &rep, 2, 7).await;
    let path = link(app, &rep, 7, 1).await;
    (rep, path)
}

pub(super) async fn link(app: &App, rep: &Client<'_>, number: u8, mails: usize) -> String {
    let body = PortalLink {
        contact: crate::support::record(number).0,
    };
    let answer = rep.post("/api/portal-link", &body).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    let mail = app.mails(mails).await.pop().unwrap();
    let link = mail.lines().find(|line| line.contains("/p/")).unwrap();
    format!("/p/{}", link.trim().rsplit('/').next().unwrap())
}

pub(super) async fn open(app: &App, path: &str) -> String {
    let answer = app.form(path, None, "act=open").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(answer.header("location"), "/portal");
    answer.cookie()
}

pub(super) async fn portal(app: &App, path: &str, cookie: &str) -> Answer {
    app.send(
        Request::get(path)
            .header(header::COOKIE, cookie)
            .body(Body::empty())
            .unwrap(),
    )
    .await
}

pub(super) fn csrf(page: &str) -> String {
    let rest = page.split("name=\"csrf\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

pub(super) async fn audit(client: &Client<'_>) -> Vec<AuditRow> {
    client.get("/api/admin/audit").await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_a_consent_and_withdraws_it_with_one_post() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    let cookie = open(&app, &path).await;
    let page = portal(&app, "/portal?lang=en", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("newsletter"), "{}", page.text());
    let form = format!(
        "csrf={}&purpose=newsletter&channel=email",
        csrf(&page.text())
    );
    let done = app.form("/portal/withdraw", Some(&cookie), &form).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let number = done
        .text()
        .split("PORT-")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    assert!(domain::privacy::receipt::check(&format!("PORT-{number}")));

    let receipt = portal(&app, &format!("/portal/receipts/PORT-{number}"), &cookie).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let mail = app.mails(2).await.pop().unwrap();
    assert!(mail.contains(&format!("PORT-{number}")), "{mail}");

    let pulled: PullAnswer = rep
        .sync(
            "/sync/pull",
            &PullRequest {
                device: rep.device.id,
                cursor: 0,
                log: 0,
            },
        )
        .await
        .message();
    let stop = pulled.verbs.iter().rev().find_map(|verb| {
        let Verb::Entry(entry) = verb else {
            return None;
        };
        Some(entry.event.body().unwrap())
    });
    assert_eq!(
        stop.unwrap().kind,
        domain::privacy::event::EventType::Withdraw
    );
    assert_eq!(audit(&founding.admin).await[0].act, "consent_withdraw");
    let page = portal(&app, "/portal", &cookie).await.text();
    assert!(!page.contains("value=\"newsletter\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_half_an_hour() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, path) = linked(&app, &mut founding).await;
    let cookie = open(&app, &path).await;
    app.pass_seconds(30 * 60);
    assert_eq!(
        portal(&app, "/portal", &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_form_of_another_session_is_refused() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, first) = linked(&app, &mut founding).await;
    new_contact(&rep, 3, 8, Some("pavel@example.com")).await;
    grant(&founding, &rep, 4, 8).await;
    let second = link(&app, &rep, 8, 2).await;
    let (jana, pavel) = (open(&app, &first).await, open(&app, &second).await);
    let theirs = csrf(&portal(&app, "/portal", &pavel).await.text());
    for token in [theirs.as_str(), "", "AAAA"] {
        let form = format!("csrf={token}&purpose=newsletter&channel=email");
        let answer = app.form("/portal/withdraw", Some(&jana), &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    let page = portal(&app, "/portal", &jana).await.text();
    assert!(page.contains("value=\"newsletter\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_purposes_and_channels_are_refused() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, path) = linked(&app, &mut founding).await;
    let cookie = open(&app, &path).await;
    let token = csrf(&portal(&app, "/portal", &cookie).await.text());
    for (purpose, channel) in [
        ("newsletter", "*"),
        ("*", "email"),
        ("nothing", "email"),
        ("newsletter", "fax"),
        ("", ""),
    ] {
        let form = format!("csrf={token}&purpose={purpose}&channel={channel}");
        let answer = app.form("/portal/withdraw", Some(&cookie), &form).await;
        assert_eq!(
            answer.status,
            StatusCode::BAD_REQUEST,
            "{purpose} {channel}"
        );
    }
}
