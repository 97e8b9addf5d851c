//! Recovery by two holders in the place of the kit.

mod refused;
mod signing;

use axum::http::StatusCode;
use domain::access::Role;
use domain::organisation::Organisation;
use domain::{Bytes, PublicKey};
use sync::message::account::{
    ApiErrorCode, AskHelp, HandOn, HandedOn, HelpOpened, HelpRow, HelpStanding, SealHelp,
    SessionInfo,
};

use super::attempt::{ready, whole};
use super::signers::{name_holders, read_log};
use super::{Answer, App, EMAIL, acts, asked, post};
use crate::support::{Client, Founding, found, join};

const NEW: u8 = 50;

/// The founder, who loses a device, and two colleagues; all three are holders.
struct Office<'a> {
    founding: Founding<'a>,
    one: Client<'a>,
    two: Client<'a>,
}

async fn office(app: &App) -> Office<'_> {
    let mut founding = found(app).await;
    let one = join(&mut founding, 2, Role::Rep).await;
    let two = join(&mut founding, 3, Role::Rep).await;
    let users = [&founding.admin, &one, &two].map(|client| client.device.user);
    name_holders(&mut founding, &users).await;
    Office { founding, one, two }
}

fn key(number: u8) -> PublicKey {
    PublicKey([number; 32])
}

async fn help(app: &App, token: &Bytes, key: PublicKey) -> Answer {
    let token = token.clone();
    post(app, "/api/recovery/help", &AskHelp { token, key }).await
}

async fn shown(app: &App, token: &Bytes, key: PublicKey) -> HelpStanding {
    help(app, token, key).await.json()
}

async fn helping(by: &Client<'_>) -> HelpOpened {
    by.get("/api/recovery/helping").await.json()
}

async fn only(by: &Client<'_>) -> HelpRow {
    let mut requests = helping(by).await.requests;
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

/// What the device of a holder hands on: the wrap without its outer half.
fn handing(row: &HelpRow) -> HandOn {
    let pairs = row.pairs.iter();
    HandOn {
        request: row.request.clone(),
        handed_on: pairs
            .map(|pair| HandedOn {
                outer: pair.outer,
                inner: pair.inner,
                bytes: Bytes(pair.wrap.0[16..].to_vec()),
            })
            .collect(),
    }
}

fn sealing(row: &HelpRow) -> SealHelp {
    SealHelp {
        request: row.request.clone(),
        key: row.key,
        sealed: Bytes(b"to the requester".to_vec()),
    }
}

async fn hand_on(by: &Client<'_>, act: &HandOn) -> Answer {
    by.confirmed("/api/recovery/hand-on", act).await
}

async fn seal(by: &Client<'_>, act: &SealHelp) -> Answer {
    by.confirmed("/api/recovery/seal", act).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_holders_open_the_way_to_a_recovery_and_the_pairs_are_renewed() {
    let app = App::start().await;
    let mut office = office(&app).await;
    let (token, opened) = ready(&app, &office.founding.admin).await;
    let first = shown(&app, &token, key(70)).await;
    assert!(first.possible && first.first.is_none() && first.sealed.is_none());
    let row = only(&office.one).await;
    assert_eq!((row.user, row.key), (opened.user, key(70)));
    assert!(!row.email.contains("alena"), "{}", row.email);
    let ends: Vec<_> = row.pairs.iter().map(|pair| pair.inner).collect();
    assert_eq!(ends, [office.two.device.id]);
    let handed = hand_on(&office.one, &handing(&row)).await;
    assert_eq!(handed.status, StatusCode::NO_CONTENT, "{}", handed.text());
    let second = only(&office.two).await;
    assert_eq!(second.handed_on, handing(&row).handed_on);
    let sealed = seal(&office.two, &sealing(&second)).await;
    assert_eq!(sealed.status, StatusCode::NO_CONTENT, "{}", sealed.text());
    let standing = shown(&app, &token, key(70)).await;
    assert_eq!(standing.first, Some(office.one.device.user));
    assert_eq!(standing.sealed, Some(sealing(&second).sealed));
    let made = whole(&mut office.founding, NEW, (token, opened));
    let answer = post(&app, "/api/recovery/finish", &made.finish).await;
    let info: SessionInfo = answer.json();
    assert_eq!(info.user, made.device.user);
    after(&app, &office, &made.device).await;
    let mut client = office.founding.admin.with_cookie(&answer.cookie());
    client.device = made.device;
    client.unlock().await;
    let acts = acts(&client).await;
    for act in [
        "recovery_help_asked",
        "recovery_handed_on",
        "recovery_help_sealed",
        "recovery_used",
    ] {
        assert!(acts.contains(&act.to_owned()), "{act} {acts:?}");
    }
}

/// The holders are those before with the new device, under another recovery key.
async fn after(app: &App, office: &Office<'_>, fresh: &crate::support::Device) {
    let organisation: Organisation = read_log(&office.one).await;
    let holder = organisation.holder_at(fresh.id).unwrap();
    assert_eq!(holder.user, fresh.user);
    assert_eq!(organisation.working_holders().len(), 3);
    let asked_for = helping(&office.two).await;
    assert_eq!(asked_for.recovery, PublicKey([NEW; 32]));
    assert_eq!(Some(asked_for.statement), organisation.holders.statement);
    assert_eq!(asked_for.requests, []);
    app.pass_seconds(60);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_of_a_holder_waits_for_a_second_factor() {
    let app = App::start().await;
    let office = office(&app).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    shown(&app, &token, key(70)).await;
    let row = only(&office.one).await;
    for answer in [
        office
            .one
            .post("/api/recovery/hand-on", &handing(&row))
            .await,
        office.one.post("/api/recovery/seal", &sealing(&row)).await,
    ] {
        assert_eq!(answer.code(), ApiErrorCode::StepUpNeeded);
    }
    assert_eq!(shown(&app, &token, key(70)).await.first, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn t1_another_key_drops_what_was_sealed_and_takes_nothing_sealed_to_the_one_before() {
    let app = App::start().await;
    let office = office(&app).await;
    let (token, _) = ready(&app, &office.founding.admin).await;
    shown(&app, &token, key(70)).await;
    hand_on(&office.one, &handing(&only(&office.one).await)).await;
    let row = only(&office.two).await;
    let replaced = shown(&app, &token, key(71)).await;
    assert_eq!(replaced.first, Some(office.one.device.user));
    let late = seal(&office.two, &sealing(&row)).await;
    assert_eq!(late.code(), ApiErrorCode::HelpKeyChanged);
    let row = only(&office.two).await;
    assert_eq!(row.key, key(71));
    seal(&office.two, &sealing(&row)).await;
    assert!(shown(&app, &token, key(71)).await.sealed.is_some());
    assert_eq!(shown(&app, &token, key(70)).await.sealed, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn holders_are_told_of_a_request_as_administrators_are() {
    let app = App::start().await;
    let office = office(&app).await;
    // One for the request to name the holders, three for the kit that was used.
    let before = app.mails(4).await.len();
    asked(&app, EMAIL, "").await;
    let mails = app.mails(before + 3).await;
    let helps = |client: &Client<'_>| {
        let told = mails.iter().filter(|mail| mail.contains(&client.email));
        told.filter(|mail| mail.contains("asked to help")).count()
    };
    assert_eq!([helps(&office.one), helps(&office.two)], [1, 1]);
    assert_eq!(helps(&office.founding.admin), 0);
}
