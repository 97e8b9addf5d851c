//! `/api/sealed-copies`.

use axum::http::StatusCode;
use domain::access::Role;
use domain::record::{CopyPurpose, CopyRecipient};
use domain::{CopyId, RecordId};
use sync::message::account::{ApiErrorCode, CopyDelete, CopyName, CopyRow, CopyUpload};

use super::portal::audit;
use crate::support::copy::{brought, copy, for_person, leave, open_copy, signed};
use crate::support::{App, Client, Founding, found, join, new_contact, record};

const DAY: i64 = 24 * 60 * 60;
const CONTROLLER: (CopyPurpose, CopyRecipient) =
    (CopyPurpose::Disclosure, CopyRecipient::Controller);

/// A contact whose address is older than the quarantine, and an administrator who reads all.
pub(super) async fn old_contact<'a>(app: &'a App) -> (Founding<'a>, Client<'a>) {
    let mut founding = found(app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some("jana@example.com")).await;
    app.pass_seconds(31 * DAY);
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    (founding, rep)
}

/// The code in the newest mail.
pub(super) async fn code(app: &App, mails: usize) -> String {
    let mail = app.mails(mails).await.pop().unwrap();
    assert!(!mail.contains("bank"), "{mail}");
    let digits = |line: &&str| line.len() == 8 && line.chars().all(|c| c.is_ascii_digit());
    mail.lines().find(digits).unwrap().to_owned()
}

async fn own(client: &Client<'_>) -> Vec<CopyRow> {
    client.get("/api/sealed-copies").await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_opens_a_copy_once_with_the_code_that_went_to_the_own_address() {
    let app = App::start().await;
    let (founding, _rep) = old_contact(&app).await;
    let upload = for_person(&founding.admin, 40);
    assert_eq!(
        leave(&founding.admin, &upload).await.status,
        StatusCode::NO_CONTENT
    );
    let code = code(&app, 1).await;
    assert!(brought(&open_copy(&app, 40, &code).await, &upload));
    let again = open_copy(&app, 40, &code).await;
    assert_eq!(again.code(), ApiErrorCode::CopyClosed);
    let rows = own(&founding.admin).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].handed_out, Some(app.now()));
    let acts = audit(&founding.admin).await;
    assert_eq!(
        (acts[0].act.as_str(), acts[1].act.as_str()),
        ("copy_handed_out", "copy_made")
    );
    assert_eq!(acts[0].fields, ["bank_account"]);
    assert_eq!(acts[0].subject, Some(record(7).1));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_open_a_copy_at_once_one_gets_it() {
    let app = App::start().await;
    let (founding, _rep) = old_contact(&app).await;
    leave(&founding.admin, &for_person(&founding.admin, 40)).await;
    let code = code(&app, 1).await;
    let open = || open_copy(&app, 40, &code);
    let (one, two, three, four) = tokio::join!(open(), open(), open(), open());
    let got = [one, two, three, four];
    let brought = got.iter().filter(|answer| answer.status.is_success());
    assert_eq!(brought.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_wrong_codes_and_unknown_copies_answer_alike_and_are_counted() {
    let app = App::start().await;
    let (founding, _rep) = old_contact(&app).await;
    leave(&founding.admin, &for_person(&founding.admin, 40)).await;
    let code = code(&app, 1).await;
    for _ in 0..5 {
        let wrong = open_copy(&app, 40, "x").await;
        let unknown = open_copy(&app, 41, "x").await;
        assert_eq!(wrong.code(), ApiErrorCode::CopyClosed);
        assert_eq!(
            (wrong.status, wrong.text()),
            (unknown.status, unknown.text())
        );
    }
    for number in [40, 41] {
        let spent = open_copy(&app, number, &code).await;
        assert_eq!(spent.code(), ApiErrorCode::TooManyTries);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_its_maker_reads_and_signed_is_taken() {
    let app = App::start().await;
    let (founding, rep) = old_contact(&app).await;
    let rep = {
        let mut rep = rep;
        rep.sign_in().await;
        rep.unlock().await;
        rep
    };
    let refused = async |by: &Client<'_>, upload: CopyUpload| leave(by, &upload).await.code();
    let admin = &founding.admin;
    let own = for_person(admin, 40);
    // A rep seals bank accounts and reads none.
    let by_rep = refused(&rep, for_person(&rep, 41)).await;
    assert_eq!(by_rep, ApiErrorCode::NotFound);
    let foreign = refused(&rep, own.clone()).await;
    assert_eq!(foreign, ApiErrorCode::Malformed);
    let other_person = CopyUpload {
        subject: record(8).1,
        ..own.clone()
    };
    let unsigned = refused(admin, other_person.clone()).await;
    assert_eq!(unsigned, ApiErrorCode::Malformed);
    let elsewhere = refused(admin, signed(admin, other_person)).await;
    assert_eq!(elsewhere, ApiErrorCode::NotFound);
    let mut unlisted = own.clone();
    unlisted.fields[0].record = RecordId::v4([9; 16]);
    let unlisted = refused(admin, signed(admin, unlisted)).await;
    assert_eq!(unlisted, ApiErrorCode::Malformed);
    let to_support = copy(
        admin,
        42,
        (CopyPurpose::Support, CopyRecipient::Support),
        &["bank_account"],
    );
    let to_support = refused(admin, to_support).await;
    assert_eq!(to_support, ApiErrorCode::LockboxOver);
    let confused = copy(
        admin,
        43,
        (CopyPurpose::Access, CopyRecipient::Controller),
        &["bank_account"],
    );
    assert_eq!(refused(admin, confused).await, ApiErrorCode::Malformed);
    assert!(leave(admin, &own).await.status.is_success());
    assert_eq!(refused(admin, own).await, ApiErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_for_another_controller_is_taken_back_out_once_by_its_maker() {
    let app = App::start().await;
    let (mut founding, _rep) = old_contact(&app).await;
    let manager = join(&mut founding, 3, Role::Manager).await;
    let by_manager = copy(&manager, 41, CONTROLLER, &["bank_account"]);
    let refused = leave(&manager, &by_manager).await;
    assert_eq!(refused.code(), ApiErrorCode::NotFound);
    let admin = &founding.admin;
    let upload = copy(admin, 40, CONTROLLER, &["bank_account", "email"]);
    assert!(leave(admin, &upload).await.status.is_success());
    let name = CopyName {
        copy: CopyId::v4([40; 16]),
    };
    let take = async |by: &Client<'_>| by.post("/api/sealed-copies/take", &name).await;
    assert_eq!(take(&manager).await.code(), ApiErrorCode::CopyClosed);
    let by_person = open_copy(&app, 40, "").await;
    assert_eq!(by_person.code(), ApiErrorCode::CopyClosed);
    assert!(brought(&take(admin).await, &upload));
    assert_eq!(take(admin).await.code(), ApiErrorCode::CopyClosed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_deleted_by_its_maker_or_with_the_person_and_expires() {
    let app = App::start().await;
    let (mut founding, _rep) = old_contact(&app).await;
    let manager = join(&mut founding, 3, Role::Manager).await;
    let admin = &founding.admin;
    for number in [40, 41, 42] {
        let answer = leave(admin, &for_person(admin, number)).await;
        assert!(answer.status.is_success());
    }
    let delete = async |by: &Client<'_>, what| by.post("/api/sealed-copies/delete", &what).await;
    let one = CopyDelete::Copy(CopyId::v4([40; 16]));
    let all = CopyDelete::Subject(record(7).1);
    for what in [one, all] {
        let foreign = delete(&manager, what).await;
        assert_eq!(foreign.code(), ApiErrorCode::NotFound);
    }
    assert!(delete(admin, one).await.status.is_success());
    assert_eq!(delete(admin, one).await.code(), ApiErrorCode::NotFound);
    assert_eq!(own(admin).await.len(), 2);
    app.pass_seconds(60 * 60);
    let expired = open_copy(&app, 41, &code(&app, 3).await).await;
    assert_eq!(expired.code(), ApiErrorCode::CopyClosed);
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    let admin = &founding.admin;
    assert!(delete(admin, all).await.status.is_success());
    assert_eq!(own(admin).await, []);
}
