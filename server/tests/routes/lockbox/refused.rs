//! What is refused about a lockbox.

use domain::PublicKey;
use domain::access::{LockboxRequest, Role};
use sync::message::account::ApiErrorCode;

use super::{
    Stage, approve, ask, end, list, opened, request, sealed, signed_request, stage, take, yes,
};
use crate::support::copy::{brought, leave};
use crate::support::{App, join};

#[tokio::test(flavor = "multi_thread")]
async fn y_2_who_asks_and_who_reads_nothing_approves_nothing() {
    let app = App::start().await;
    let mut stage = stage(&app).await;
    let asked = request(&stage.supporter);
    assert!(
        ask(&stage.supporter, asked.clone())
            .await
            .status
            .is_success()
    );
    let own = approve(&stage.supporter, &asked, 1).await;
    assert_eq!(own.code(), ApiErrorCode::LockboxReader);
    let rep = join(&mut stage.founding, 4, Role::Rep).await;
    let by_rep = approve(&rep, &asked, 1).await;
    assert_eq!(by_rep.code(), ApiErrorCode::NotFound);
    assert_eq!(list(&rep).await, []);
    assert_eq!(end(&rep).await.code(), ApiErrorCode::NotFound);
    let longer = approve(&stage.founding.admin, &asked, 3).await;
    assert_eq!(longer.code(), ApiErrorCode::LockboxLimits);
    let unasked = LockboxRequest {
        minutes: 60,
        ..asked
    };
    let unasked = approve(&stage.founding.admin, &unasked, 1).await;
    assert_eq!(unasked.code(), ApiErrorCode::LockboxLimits);
}

#[tokio::test(flavor = "multi_thread")]
async fn y_2_a_request_is_support_s_own_signed_and_within_eight_hours() {
    let app = App::start().await;
    let stage = stage(&app).await;
    let (admin, supporter) = (&stage.founding.admin, &stage.supporter);
    let by_admin = ask(admin, request(admin)).await;
    assert_eq!(by_admin.code(), ApiErrorCode::NotFound);
    let foreign = ask(supporter, request(admin)).await;
    assert_eq!(foreign.code(), ApiErrorCode::Malformed);
    let long = LockboxRequest {
        minutes: 8 * 60 + 1,
        ..request(supporter)
    };
    assert_eq!(
        ask(supporter, long).await.code(),
        ApiErrorCode::LockboxLimits
    );
    assert!(ask(supporter, request(supporter)).await.status.is_success());
    let again = ask(supporter, request(supporter)).await;
    assert_eq!(again.code(), ApiErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn y_2_a_copy_holds_only_classes_that_were_approved_and_goes_to_its_own_supporter() {
    let app = App::start().await;
    let Stage {
        mut founding,
        supporter,
    } = opened(&app).await;
    let another = join(&mut founding, 4, Role::Support).await;
    let manager = join(&mut founding, 5, Role::Manager).await;
    let admin = &founding.admin;
    let more = leave(admin, &sealed(admin, 41, &["bank_account", "email"])).await;
    assert_eq!(more.code(), ApiErrorCode::LockboxOver);
    // Who reads the class but did not approve leaves nothing in it.
    let by_manager = leave(&manager, &sealed(&manager, 42, &["bank_account"])).await;
    assert_eq!(by_manager.code(), ApiErrorCode::LockboxOver);
    let upload = sealed(admin, 40, &["bank_account"]);
    assert!(leave(admin, &upload).await.status.is_success());
    assert_eq!(take(&another, 40).await.code(), ApiErrorCode::NotFound);
    assert_eq!(take(&supporter, 43).await.code(), ApiErrorCode::CopyClosed);
    assert!(brought(&take(&supporter, 40).await, &upload));
}

#[tokio::test(flavor = "multi_thread")]
async fn t1_a_one_time_key_or_an_end_that_was_swapped_after_signing_is_refused() {
    let app = App::start().await;
    let stage = stage(&app).await;
    let (admin, supporter) = (&stage.founding.admin, &stage.supporter);
    let asked = request(supporter);
    let mut swapped = signed_request(supporter, asked.clone());
    swapped.request.key = PublicKey([9; 32]);
    let refused = supporter.post("/api/lockbox", &swapped).await;
    assert_eq!(refused.code(), ApiErrorCode::Malformed);
    assert!(ask(supporter, asked.clone()).await.status.is_success());
    let mut longer = yes(admin, &asked, 1);
    longer.yes.approval.until = longer.yes.approval.until.plus_millis(1);
    let refused = admin.confirmed("/api/lockbox/approve", &longer).await;
    assert_eq!(refused.code(), ApiErrorCode::Malformed);
    assert!(approve(admin, &asked, 1).await.status.is_success());
}
