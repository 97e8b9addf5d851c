//! How long a proof of an open vault lasts: the idle-lock time of the device that proves it.

use sync::message::account::{ApiErrorCode, SessionInfo, Unlock};
use sync::message::v1::PullRequest;

use crate::support::{App, Client, found};

async fn is_open(client: &Client<'_>) -> bool {
    let info: SessionInfo = client.get("/api/session").await.json();
    info.unlocked
}

async fn pulls(client: &Client<'_>) -> bool {
    let pull = PullRequest {
        device: client.device.id,
        cursor: 0,
        log: 0,
    };
    client.sync("/sync/pull", &pull).await.status.is_success()
}

/// Whether a session that was proven for so many minutes ends exactly after as many.
async fn lasts(client: &Client<'_>, named: Option<u8>, minutes: i64) {
    client.unlock_for(named).await;
    client.app.pass_seconds(minutes * 60 - 1);
    assert!(is_open(client).await, "{named:?} ended early");
    client.app.pass_seconds(1);
    assert!(!is_open(client).await, "{named:?} lasted too long");
    assert!(!pulls(client).await, "{named:?} still pulls");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_lasts_as_many_minutes_as_it_names_and_fifteen_where_it_names_none() {
    let app = App::start().await;
    let admin = found(&app).await.admin;
    for (named, minutes) in [(Some(1), 1), (Some(60), 60), (Some(5), 5), (None, 15)] {
        lasts(&admin, named, minutes).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_proof_lasts_less_than_a_minute_or_more_than_an_hour() {
    let app = App::start().await;
    let admin = found(&app).await.admin;
    for (named, minutes) in [(0, 1), (61, 60), (u8::MAX, 60)] {
        lasts(&admin, Some(named), minutes).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sync_renews_a_proof_by_the_time_it_named() {
    let app = App::start().await;
    let admin = found(&app).await.admin;
    for (named, seconds) in [(1, 40), (60, 50 * 60)] {
        admin.unlock_for(Some(named)).await;
        for _ in 0..3 {
            app.pass_seconds(seconds);
            assert!(pulls(&admin).await, "{named}");
        }
        app.pass_seconds(i64::from(named) * 60);
        assert!(!pulls(&admin).await, "{named}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_choice_counts_at_the_next_proof() {
    let app = App::start().await;
    let admin = found(&app).await.admin;
    admin.unlock_for(Some(60)).await;
    lasts(&admin, Some(1), 1).await;
    lasts(&admin, Some(30), 30).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_minutes_that_the_device_did_not_sign_prove_nothing_and_no_answer_tells_why() {
    let app = App::start().await;
    let admin = found(&app).await.admin;
    assert!(
        admin
            .post("/api/session/lock", &())
            .await
            .status
            .is_success()
    );
    let mut answers = Vec::new();
    for (signed, sent) in [(Some(1), Some(60)), (Some(1), None), (None, Some(60))] {
        let info = admin.get("/api/session").await.json();
        let proof = Unlock {
            minutes: sent,
            ..admin.proof_for(&info, signed)
        };
        let answer = admin.post("/api/session/unlock", &proof).await;
        answers.push(answer.code());
        assert!(!is_open(&admin).await, "{signed:?} as {sent:?}");
    }
    assert_eq!(answers, [ApiErrorCode::SessionLocked; 3]);
}
