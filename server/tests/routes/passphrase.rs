//! `/api/passphrase`: the old one is judged, the new one counts from then on.

use axum::http::{Method, StatusCode};
use domain::Bytes;
use domain::access::Role;
use sync::message::account::{ApiErrorCode, AuditRow, KdfParams, PassphraseChange, SignInBegin};

use crate::support::client::{auth, scripted};
use crate::support::{Answer, App, Client, found, join};

const PATH: &str = "/api/passphrase";

fn kdf(salt: u8) -> KdfParams {
    KdfParams {
        memory_kib: 65_536,
        passes: 3,
        lanes: 4,
        salt: Bytes(vec![salt; 16]),
    }
}

fn change(client: &Client<'_>) -> PassphraseChange {
    PassphraseChange {
        old: auth(&client.device),
        auth: Bytes(vec![77; 32]),
        kdf: kdf(8),
    }
}

async fn sign_in(client: &Client<'_>, auth: &Bytes) -> Answer {
    client.app.pass_seconds(31);
    client.try_sign_in(auth, &client.code()).await
}

async fn told(client: &Client<'_>) -> KdfParams {
    let body = SignInBegin {
        email: client.email.clone(),
    };
    let request = scripted(Method::POST, "/api/sign-in/begin", "", &body);
    client.app.send(request).await.json()
}

async fn newest_act(client: &Client<'_>) -> String {
    let rows: Vec<AuditRow> = client.get("/api/admin/audit").await.json();
    rows[0].act.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_new_passphrase_signs_in_and_the_old_one_does_not() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (admin, change) = (&founding.admin, change(&founding.admin));
    assert_eq!(
        admin.post(PATH, &change).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(newest_act(admin).await, "passphrase_changed");
    assert_eq!(told(admin).await, change.kdf);
    let old = sign_in(admin, &change.old).await;
    assert_eq!(old.code(), ApiErrorCode::SignInRefused);
    assert!(sign_in(admin, &change.auth).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_ends_every_other_session_of_the_user_and_of_nobody_else() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let admin = &founding.admin;
    let other = sign_in(admin, &auth(&admin.device)).await.cookie();
    assert!(admin.post(PATH, &change(admin)).await.status.is_success());
    let ended = admin.with_cookie(&other).get("/api/session").await;
    assert_eq!(ended.code(), ApiErrorCode::SessionOver);
    assert!(admin.get("/api/session").await.status.is_success());
    assert!(rep.get("/api/session").await.status.is_success());
    assert!(sign_in(&rep, &auth(&rep.device)).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_old_passphrase_changes_nothing_and_counts_as_a_try() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wrong = PassphraseChange {
        old: Bytes(vec![0; 32]),
        ..change(admin)
    };
    for _ in 0..5 {
        let refused = admin.post(PATH, &wrong).await;
        assert_eq!(refused.code(), ApiErrorCode::PassphraseWrong);
    }
    assert_eq!(newest_act(admin).await, "passphrase_refused");
    let blocked = admin.post(PATH, &change(admin)).await;
    assert_eq!(blocked.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: i64 = blocked.header("retry-after").parse().unwrap();
    assert!((1..=15 * 60).contains(&wait), "{wait}");
    assert_eq!(told(admin).await, kdf(7));
    app.pass_seconds(wait);
    admin.unlock().await;
    assert!(admin.post(PATH, &change(admin)).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_try_gives_no_free_tries_at_wrong_ones() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    for _ in 0..4 {
        let wrong = admin.try_sign_in(&auth(&admin.device), "000000").await;
        assert_eq!(wrong.code(), ApiErrorCode::SignInRefused);
    }
    assert!(admin.post(PATH, &change(admin)).await.status.is_success());
    let fifth = admin.try_sign_in(&change(admin).auth, "000000").await;
    assert_eq!(fifth.code(), ApiErrorCode::SignInRefused);
    let sixth = admin.try_sign_in(&change(admin).auth, "000000").await;
    assert_eq!(sixth.code(), ApiErrorCode::TooManyTries);
}

#[tokio::test(flavor = "multi_thread")]
async fn weaker_or_unchanged_parameters_are_refused() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let with = |kdf: KdfParams| PassphraseChange {
        kdf,
        ..change(admin)
    };
    let cheap = KdfParams {
        memory_kib: 20 * 1024,
        ..kdf(8)
    };
    let quick = KdfParams {
        passes: 2,
        ..kdf(8)
    };
    let short = PassphraseChange {
        auth: Bytes(vec![1; 31]),
        ..change(admin)
    };
    for refused in [with(cheap), with(quick), with(kdf(7)), short] {
        let answer = admin.post(PATH, &refused).await;
        assert_eq!(answer.code(), ApiErrorCode::Malformed);
    }
    assert_eq!(told(admin).await, kdf(7));
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_change_that_is_replayed_is_refused() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (admin, change) = (&founding.admin, change(&founding.admin));
    assert!(admin.post(PATH, &change).await.status.is_success());
    let again = admin.post(PATH, &change).await;
    assert_eq!(again.code(), ApiErrorCode::PassphraseWrong);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_two_changes_at_once_leave_one_that_counts() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let changes: Vec<_> = (0..3)
        .map(|number| PassphraseChange {
            auth: Bytes(vec![100 + number; 32]),
            kdf: kdf(20 + number),
            ..change(admin)
        })
        .collect();
    let answers = futures::future::join_all(changes.iter().map(|one| admin.post(PATH, one))).await;
    let taken: Vec<_> = (0..3)
        .filter(|at| answers[*at].status.is_success())
        .collect();
    assert_eq!(taken.len(), 1, "{answers:?}");
    assert!(
        sign_in(admin, &changes[taken[0]].auth)
            .await
            .status
            .is_success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn t13_the_cookie_of_a_locked_profile_changes_no_passphrase() {
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
    let refused = admin.post(PATH, &change(admin)).await;
    assert_eq!(refused.code(), ApiErrorCode::SessionLocked);
    assert_eq!(told(admin).await, kdf(7));
}
