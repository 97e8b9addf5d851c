//! `/api/portal-link`.

use axum::http::StatusCode;
use sync::message::account::{ApiErrorCode, MailRow, PortalLink};

use crate::support::{App, found, new_contact, record};

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_without_an_address_gets_no_link() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (contact, _) = new_contact(&founding.admin, 1, 7, None).await;
    let answer = founding
        .admin
        .post("/api/portal-link", &PortalLink { contact })
        .await;
    assert_eq!(answer.code(), ApiErrorCode::NoAddress);
    let unknown = PortalLink {
        contact: record(99).0,
    };
    assert_eq!(
        founding
            .admin
            .post("/api/portal-link", &unknown)
            .await
            .code(),
        ApiErrorCode::NotFound
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_point_gets_three_links_a_day() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (contact, _) = new_contact(&founding.admin, 1, 7, Some("jana@example.com")).await;
    for _ in 0..3 {
        assert!(
            founding
                .admin
                .post("/api/portal-link", &PortalLink { contact })
                .await
                .status
                .is_success()
        );
    }
    let answer = founding
        .admin
        .post("/api/portal-link", &PortalLink { contact })
        .await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 60 * 60);
    assert_eq!(app.mails(3).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_shows_that_a_mail_left_and_keeps_neither_address_nor_text() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (contact, _) = new_contact(&founding.admin, 1, 7, Some("jana.novakova@example.com")).await;
    assert!(
        founding
            .admin
            .post("/api/portal-link", &PortalLink { contact })
            .await
            .status
            .is_success()
    );
    let mail = app.mails(1).await.pop().unwrap();
    assert!(mail.contains("To: jana.novakova@example.com"), "{mail}");
    let mut listed = founding.admin.get("/api/admin/mail").await;
    for _ in 0..100 {
        let rows: Vec<MailRow> = listed.json();
        if rows[0].sent_at.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        listed = founding.admin.get("/api/admin/mail").await;
    }
    let rows: Vec<MailRow> = listed.json();
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].to.as_str(), rows[0].tries),
        ("portal_link", "j…@example.com", 1)
    );
    assert!(rows[0].sent_at.is_some());
    assert!(!listed.text().contains("novakova"));
}
