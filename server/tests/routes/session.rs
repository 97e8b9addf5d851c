//! `/api/session`, `/api/sign-out`.

mod idle_lock;

use sync::message::account::{ApiErrorCode, SessionInfo, Unlock};

use crate::support::client::auth;
use crate::support::{App, Device, found};

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_unlock_needs_the_users_device_and_this_challenge() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let info = founding.admin.sign_in().await;
    let admin = &founding.admin;
    let stranger = Device::new(77);
    let forged = Unlock {
        signature: stranger.sign_in("souhlas/v1/session", info.challenge.as_slice()),
        ..admin.proof(&info)
    };
    assert_eq!(
        admin.post("/api/session/unlock", &forged).await.code(),
        ApiErrorCode::SessionLocked
    );
    let replayed = admin.proof(&info);
    assert_eq!(
        admin.post("/api/session/unlock", &replayed).await.code(),
        ApiErrorCode::SessionLocked
    );
    admin.unlock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_lasts_a_quarter_of_an_hour_and_sync_renews_it() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let pull = sync::message::v1::PullRequest {
        device: admin.device.id,
        cursor: 0,
        log: 0,
    };
    for _ in 0..3 {
        app.pass_seconds(10 * 60);
        assert!(admin.sync("/sync/pull", &pull).await.status.is_success());
    }
    app.pass_seconds(15 * 60);
    assert_eq!(
        admin.sync("/sync/pull", &pull).await.code(),
        ApiErrorCode::SessionLocked
    );
    admin.unlock().await;
    assert!(admin.sync("/sync/pull", &pull).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn lock_and_sign_out_end_what_they_say() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    assert!(
        admin
            .post("/api/session/lock", &())
            .await
            .status
            .is_success()
    );
    let info: SessionInfo = admin.get("/api/session").await.json();
    assert!(!info.unlocked);
    let out = admin.post("/api/sign-out", &()).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(
        admin.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seller_stays_signed_in_for_twelve_idle_hours_an_administrator_for_half_an_hour() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let auditor = crate::support::join(&mut founding, 2, domain::access::Role::Auditor).await;
    app.pass_seconds(31 * 60);
    assert_eq!(
        auditor.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
    assert!(founding.admin.get("/api/session").await.status.is_success());
    app.pass_seconds(12 * 60 * 60);
    assert_eq!(
        founding.admin.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_always_used_is_over_after_thirty_days() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    for _half_a_day in 0..60 {
        assert!(admin.get("/api/session").await.status.is_success());
        app.pass_seconds(12 * 60 * 60 - 60);
    }
    assert!(admin.get("/api/session").await.status.is_success());
    app.pass_seconds(60 * 60);
    let over = admin.get("/api/session").await;
    assert_eq!(over.code(), ApiErrorCode::SessionOver);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_for_http_only_and_same_site() {
    let app = App::start().await;
    let founding = found(&app).await;
    app.pass_seconds(31);
    let admin = &founding.admin;
    let answer = admin.try_sign_in(&auth(&admin.device), &admin.code()).await;
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!app_holds(&app, answer.cookie().split_once('=').unwrap().1));
}

/// Whether a text stands in any file of the data folder.
fn app_holds(app: &App, text: &str) -> bool {
    let mut folders = vec![app.data.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path)
                .unwrap()
                .windows(text.len())
                .any(|part| part == text.as_bytes())
            {
                return true;
            }
        }
    }
    false
}
