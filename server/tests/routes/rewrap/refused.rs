//! What is refused, and that an erased person never comes back.

use domain::access::Role;
use domain::{Bytes, Hash, RecordId};
use server::erasure;
use sync::message::account::{ApiErrorCode, MAX_REWRAPS, ReWrapAct, ReWrapAnswer, ReWrapWord};

use super::steps::{epochs, look, made, no, roll, same, says};
use crate::support::{App, Client, Founding, found, join};
use crate::t11_key_store::person;

/// A changed re-wrap, signed again by its device.
fn changed(
    founding: &Founding<'_>,
    client: &Client<'_>,
    act: &ReWrapAct,
    change: impl FnOnce(&mut domain::record::ReWrap),
) -> ReWrapAct {
    let mut act = act.clone();
    let ReWrapWord::Made(made) = &mut act.word else {
        panic!("no re-wrap")
    };
    change(made);
    made.signature = client.device.sign(&made.signed_bytes(founding.log.org));
    act
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_a_re_wrap_that_does_not_fit_the_log_or_the_store_is_refused() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_, subject) = person(&founding, 1, 7).await;
    let manager = join(&mut founding, 2, Role::Manager).await;
    roll(&mut founding).await;
    let admin = &founding.admin;
    let act = made(&founding, admin, 9).await;
    let with = |change: fn(&mut domain::record::ReWrap)| changed(&founding, admin, &act, change);

    assert_eq!(says(&manager, act.clone()).await, ReWrapAnswer::NotSigned);
    let mut unsigned = act.clone();
    if let ReWrapWord::Made(made) = &mut unsigned.word {
        made.number = 2;
    }
    for (act, answer) in [
        (unsigned, ReWrapAnswer::NotSigned),
        (with(|made| made.wrap.epoch = 1), ReWrapAnswer::NotNewer),
        (with(|made| made.wrap.epoch = 3), ReWrapAnswer::NotNewer),
        (
            with(|made| made.wrap.wrap = Bytes(vec![9; 200])),
            ReWrapAnswer::NotNewer,
        ),
        (
            with(|made| made.before = Hash([1; 32])),
            ReWrapAnswer::Moved,
        ),
        (with(|made| made.wrap.dek = [3; 8]), ReWrapAnswer::Moved),
        (with(|made| made.number = 2), ReWrapAnswer::Moved),
    ] {
        assert_eq!(says(admin, act.clone()).await, answer, "{act:?}");
    }
    assert_eq!(epochs(admin, subject).await, [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_see_the_record_or_read_the_class_finds_and_does_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    person(&founding, 1, 7).await;
    let manager = join(&mut founding, 2, Role::Manager).await;
    let elsewhere = join(&mut founding, 3, Role::Rep).await;
    let auditor = join(&mut founding, 4, Role::Auditor).await;
    roll(&mut founding).await;
    let act = made(&founding, &founding.admin, 9).await;
    assert_eq!(says(&founding.admin, act.clone()).await, ReWrapAnswer::Done);
    let waiting = look(&manager).await.waiting.remove(0);

    for stranger in [&elsewhere, &auditor] {
        let found = look(stranger).await;
        assert!(found.due.is_empty() && found.waiting.is_empty());
        let own = changed(&founding, stranger, &act, |made| {
            made.device = stranger.device.id;
        });
        for act in [own, same(&founding, stranger, &waiting), no(&waiting)] {
            assert_eq!(says(stranger, act).await, ReWrapAnswer::NotReadable);
        }
    }
    let mut nowhere = same(&founding, &manager, &waiting);
    nowhere.record = RecordId::v4([99; 16]);
    assert_eq!(says(&manager, nowhere).await, ReWrapAnswer::NotReadable);
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_a_re_wrap_never_brings_an_erased_person_back() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_, subject) = person(&founding, 1, 7).await;
    let manager = join(&mut founding, 2, Role::Manager).await;
    roll(&mut founding).await;
    let act = made(&founding, &founding.admin, 9).await;
    let other = changed(&founding, &founding.admin, &act, |made| made.number = 2);
    assert_eq!(says(&founding.admin, act.clone()).await, ReWrapAnswer::Done);
    let waiting = look(&manager).await.waiting.remove(0);

    erasure::destroy_keys(&app.state, subject).await.unwrap();

    for act in [act, other] {
        assert_eq!(says(&founding.admin, act).await, ReWrapAnswer::Moved);
    }
    let word = same(&founding, &manager, &waiting);
    assert_eq!(says(&manager, word).await, ReWrapAnswer::Moved);
    assert_eq!(says(&manager, no(&waiting)).await, ReWrapAnswer::Moved);
    assert!(epochs(&manager, subject).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn so_many_acts_at_once_and_no_more() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    person(&founding, 1, 7).await;
    roll(&mut founding).await;
    let act = made(&founding, &founding.admin, 9).await;
    let acts = vec![act; MAX_REWRAPS + 1];
    let refused = founding.admin.post("/api/rewraps", &acts).await;
    assert_eq!(refused.code(), ApiErrorCode::TooLarge);
}
