//! T18: a rep redeems a QR that is meant for the customer, and nothing opens: the code goes to a
//! contact point that no member of staff entered or changed lately (W-1).

use domain::access::Role;
use sync::message::account::ApiErrorCode;

use super::copies::old_contact;
use super::sync::pull;
use crate::support::contact::{change_op, push, record, served};
use crate::support::copy::{for_person, leave, open_copy};
use crate::support::{App, found, join, new_contact};

#[tokio::test(flavor = "multi_thread")]
async fn t18_who_has_the_qr_and_not_the_code_opens_nothing() {
    let app = App::start().await;
    let (founding, _rep) = old_contact(&app).await;
    let left = leave(&founding.admin, &for_person(&founding.admin, 40)).await;
    assert!(left.status.is_success(), "{}", left.text());
    let mail = app.mails(1).await.pop().unwrap();
    assert!(mail.contains("jana@example.com"), "{mail}");
    for guess in ["", "00000000", "12345678"] {
        let answer = open_copy(&app, 40, guess).await;
        assert_eq!(answer.code(), ApiErrorCode::CopyClosed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t18_no_code_goes_to_an_address_that_staff_entered_lately() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some("rep.in.disguise@example.com")).await;
    let refused = leave(&founding.admin, &for_person(&founding.admin, 40)).await;
    assert_eq!(refused.code(), ApiErrorCode::PointNotIndependent);
    assert_eq!(app.mails_now().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn t18_an_old_address_that_staff_changed_lately_gets_no_code_either() {
    let app = App::start().await;
    let (founding, mut rep) = old_contact(&app).await;
    rep.sign_in().await;
    rep.unlock().await;
    let pulled = pull(&rep, 0).await;
    let contact = served(&pulled, record(7).0).unwrap();
    let changed = change_op(2, contact, "rep.in.disguise@example.com", app.now());
    push(&rep, vec![changed]).await;
    let refused = leave(&founding.admin, &for_person(&founding.admin, 40)).await;
    assert_eq!(refused.code(), ApiErrorCode::PointNotIndependent);
    assert_eq!(app.mails_now().len(), 0);
}
