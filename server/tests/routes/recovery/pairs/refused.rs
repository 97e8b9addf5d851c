//! What holders are not shown and what is not taken from them.

use domain::DeviceId;
use domain::organisation::{Signer, StatementBody};
use sync::message::account::{LogAppend, RecoveryFinish};

use super::super::HOUR;
use super::super::attempt::attempt;
use super::*;
use crate::support::client::code;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_shown_before_the_wait_is_over_and_nothing_after_a_refusal() {
    let app = App::start().await;
    let mut office = office(&app).await;
    let _second = join(&mut office.founding, 4, Role::Administrator).await;
    let token = asked(&app, EMAIL, "").await.token;
    assert_eq!(
        help(&app, &token, key(70)).await.code(),
        ApiErrorCode::LinkDead
    );
    assert_eq!(helping(&office.one).await.requests, []);
    app.pass_seconds(24 * HOUR);
    for client in [&mut office.one, &mut office.founding.admin] {
        client.sign_in().await;
        client.unlock().await;
    }
    shown(&app, &token, key(70)).await;
    let row = only(&office.one).await;
    office
        .founding
        .admin
        .post("/api/recoveries/refuse", &())
        .await;
    assert_eq!(
        help(&app, &token, key(70)).await.code(),
        ApiErrorCode::LinkDead
    );
    assert_eq!(helping(&office.one).await.requests, []);
    let late = hand_on(&office.one, &handing(&row)).await;
    assert_eq!(late.code(), ApiErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_holder_alone_gets_nothing_further_and_nobody_helps_themselves() {
    let app = App::start().await;
    let office = office(&app).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    shown(&app, &token, key(70)).await;
    assert_eq!(helping(&office.founding.admin).await.requests, []);
    let row = only(&office.one).await;
    let alone = seal(&office.one, &sealing(&row)).await;
    assert_eq!(alone.code(), ApiErrorCode::Malformed);
    let own = hand_on(&office.founding.admin, &handing(&row)).await;
    assert_eq!(own.code(), ApiErrorCode::NotFound);
    hand_on(&office.one, &handing(&row)).await;
    let again = only(&office.one).await;
    assert!(again.done && again.pairs.is_empty() && again.handed_on.is_empty());
    let alone = seal(&office.one, &sealing(&again)).await;
    assert_eq!(alone.code(), ApiErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_who_is_no_holder_finds_nothing_and_a_revoked_device_neither() {
    let app = App::start().await;
    let mut office = office(&app).await;
    let rep = join(&mut office.founding, 4, Role::Rep).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    shown(&app, &token, key(70)).await;
    let row = only(&office.one).await;
    let strangers = [
        rep.get("/api/recovery/helping").await,
        hand_on(&rep, &handing(&row)).await,
        seal(&rep, &sealing(&row)).await,
    ];
    for answer in strangers {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    revoke(&mut office).await;
    assert_eq!(
        office.two.get("/api/recovery/helping").await.code(),
        ApiErrorCode::DeviceRevoked
    );
    assert_eq!(helping(&office.one).await.requests, []);
    let late = hand_on(&office.one, &handing(&row)).await;
    assert_eq!(late.code(), ApiErrorCode::NotFound);
    assert!(!shown(&app, &token, key(70)).await.possible);
}

/// Revokes the device of the second colleague.
async fn revoke(office: &mut Office<'_>) {
    let own = office.founding.admin.device.clone();
    let device = office.two.device.id;
    let now = office.founding.admin.app.now();
    let content = StatementBody::Revoke { device };
    let log = &mut office.founding.log;
    let statement = log.state(Signer::Device(own.id), &own, content, now);
    let append = LogAppend {
        statements: vec![statement],
        secrets: Vec::new(),
    };
    let answer = office.founding.admin.confirmed("/api/log", &append).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_what_is_of_another_pair_request_or_size_is_refused() {
    type Twist = fn(&mut HandOn);
    let twists: [(&str, Twist); 6] = [
        ("nothing", |act| act.handed_on.clear()),
        ("twice", |act| act.handed_on.push(act.handed_on[0].clone())),
        ("of another device", |act| {
            act.handed_on[0].outer = DeviceId::v4([3; 16]);
        }),
        ("for the requester", |act| {
            act.handed_on[0].inner = DeviceId::v4([1; 16]);
        }),
        ("empty", |act| act.handed_on[0].bytes.0.clear()),
        ("large", |act| act.handed_on[0].bytes.0 = vec![1; 513]),
    ];
    let app = App::start().await;
    let office = office(&app).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    shown(&app, &token, key(70)).await;
    let row = only(&office.one).await;
    for (name, twist) in twists {
        let mut act = handing(&row);
        twist(&mut act);
        let answer = hand_on(&office.one, &act).await;
        assert_eq!(answer.code(), ApiErrorCode::Malformed, "{name}");
    }
    let mut foreign = handing(&row);
    foreign.request = Bytes(b"another".to_vec());
    let answer = hand_on(&office.one, &foreign).await;
    assert_eq!(answer.code(), ApiErrorCode::NotFound);
    assert_eq!(shown(&app, &token, key(70)).await.first, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_request_shows_a_bounded_number_of_keys() {
    let app = App::start().await;
    let office = office(&app).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    for number in 1..=20 {
        assert!(shown(&app, &token, key(number)).await.possible);
    }
    assert!(shown(&app, &token, key(20)).await.possible);
    let more = help(&app, &token, key(21)).await;
    assert_eq!(more.code(), ApiErrorCode::TooManyTries);
}

#[tokio::test(flavor = "multi_thread")]
async fn t1_a_recovery_without_its_pairs_or_with_other_holders_changes_nothing() {
    type Twist = fn(&mut RecoveryFinish);
    let twists: [(&str, Twist); 4] = [
        ("no pairs", |finish| finish.pairs.clear()),
        ("one missing", |finish| drop(finish.pairs.pop())),
        ("a stranger's", |finish| {
            finish.pairs[0].outer = DeviceId::v4([99; 16]);
        }),
        ("an empty one", |finish| finish.pairs[0].wrap.0.clear()),
    ];
    let app = App::start().await;
    let mut office = office(&app).await;
    let made = attempt(&mut office.founding, NEW).await;
    for (name, twist) in twists {
        app.pass_seconds(4 * 60);
        let mut finish = made.finish.clone();
        finish.account.totp_code = code(&made.totp, app.now());
        twist(&mut finish);
        let answer = post(&app, "/api/recovery/finish", &finish).await;
        assert_eq!(answer.code(), ApiErrorCode::LogRefused, "{name}");
    }
    let kept = read_log(&office.one).await;
    assert_eq!(kept.recovery, Some(PublicKey([60; 32])));
    assert_eq!(kept.working_holders().len(), 3);
    app.pass_seconds(4 * 60);
    let mut sound = made.finish.clone();
    sound.account.totp_code = code(&made.totp, app.now());
    let answer = post(&app, "/api/recovery/finish", &sound).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}
