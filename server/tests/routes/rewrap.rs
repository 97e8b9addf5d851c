//! `/api/rewraps`: who may wrap a data key again, whose word lets the older wrap go, and that
//! nothing readable is lost by garbage.

mod refused;
mod steps;

use domain::access::Role;
use sync::message::account::{AuditRow, ReWrapAnswer, ReWrapWord, WaitingReWrap};

use crate::support::{App, found, join};
use crate::t11_key_store::person;
use steps::{acts, epochs, look, made, no, recovery_wrap, roll, same, says};

#[tokio::test(flavor = "multi_thread")]
async fn t16_the_older_wrap_goes_only_after_another_users_word() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_, subject) = person(&founding, 1, 7).await;
    let manager = join(&mut founding, 2, Role::Manager).await;
    assert!(look(&founding.admin).await.due.is_empty(), "nothing is old");
    roll(&mut founding).await;

    let act = made(&founding, &founding.admin, 9).await;
    assert_eq!(says(&founding.admin, act.clone()).await, ReWrapAnswer::Done);
    assert_eq!(
        says(&founding.admin, act).await,
        ReWrapAnswer::Done,
        "once more"
    );
    assert_eq!(epochs(&manager, subject).await, [1, 2], "both open");
    let own = look(&founding.admin).await;
    assert!(own.due.is_empty() && own.waiting.is_empty());

    let waiting = look(&manager).await.waiting.remove(0);
    let own = same(&founding, &founding.admin, &waiting);
    assert_eq!(says(&founding.admin, own).await, ReWrapAnswer::OwnWord);
    assert_eq!(epochs(&manager, subject).await, [1, 2]);
    let word = same(&founding, &manager, &waiting);
    assert_eq!(says(&manager, word.clone()).await, ReWrapAnswer::Done);
    assert_eq!(says(&manager, word).await, ReWrapAnswer::Done, "once more");

    assert_eq!(epochs(&founding.admin, subject).await, [2]);
    let after = look(&manager).await;
    assert!(after.due.is_empty() && after.waiting.is_empty());
    assert!(
        acts(&founding)
            .await
            .contains(&"rewrap_confirmed".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_garbage_that_a_reader_refuses_goes_is_reported_and_the_older_wrap_stays() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_, subject) = person(&founding, 1, 7).await;
    let hostile = join(&mut founding, 2, Role::Manager).await;
    roll(&mut founding).await;
    let garbage = made(&founding, &hostile, 66).await;
    assert_eq!(says(&hostile, garbage).await, ReWrapAnswer::Done);

    let waiting = look(&founding.admin).await.waiting.remove(0);
    assert_eq!(
        says(&founding.admin, no(&waiting)).await,
        ReWrapAnswer::Done
    );

    assert_eq!(epochs(&founding.admin, subject).await, [1]);
    assert_eq!(
        acts(&founding).await,
        ["rewrap_disputed", "rewrap_refused", "rewrap_made"]
    );
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    let disputed = rows
        .iter()
        .find(|row| row.act == "rewrap_disputed")
        .unwrap();
    assert_eq!(disputed.device, Some(hostile.device.id));
    let late = same(&founding, &founding.admin, &waiting);
    assert_eq!(says(&founding.admin, late).await, ReWrapAnswer::Moved);
    let again = made(&founding, &founding.admin, 9).await;
    let ReWrapWord::Made(again_made) = &again.word else {
        panic!("no re-wrap")
    };
    assert_eq!(again_made.number, 2, "a number is taken once");
    assert_eq!(says(&founding.admin, again).await, ReWrapAnswer::Done);
    assert_eq!(epochs(&hostile, subject).await, [1, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_who_is_alone_confirms_with_the_recovery_wrap_of_the_epoch_and_not_without() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_, subject) = person(&founding, 1, 7).await;
    roll(&mut founding).await;
    let act = made(&founding, &founding.admin, 9).await;
    assert_eq!(says(&founding.admin, act.clone()).await, ReWrapAnswer::Done);
    assert!(look(&founding.admin).await.waiting.is_empty());
    let ReWrapWord::Made(rewrap) = act.word else {
        panic!("no re-wrap")
    };
    let waiting = WaitingReWrap {
        record: act.record,
        before: rewrap.wrap.clone(),
        made: rewrap,
    };
    let word = same(&founding, &founding.admin, &waiting);
    let without = says(&founding.admin, word.clone()).await;
    assert_eq!(without, ReWrapAnswer::OwnWord);

    recovery_wrap(&founding).await;
    assert_eq!(look(&founding.admin).await.waiting.len(), 1);
    assert_eq!(says(&founding.admin, word).await, ReWrapAnswer::Done);
    assert_eq!(epochs(&founding.admin, subject).await, [2]);
}
