//! What is not taken, and who is told nothing.

use axum::http::StatusCode;
use domain::RecordId;
use domain::access::Role;
use sync::message::account::ApiErrorCode;

use super::{CHUNK, LENGTH, bring_chunk, chunk, document, state};
use crate::support::document::bring;
use crate::support::{App, found, join, new_contact};

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_of_the_wrong_size_or_number_is_refused_and_nothing_is_kept() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    let longest = 100 * CHUNK;
    let malformed = StatusCode::BAD_REQUEST;
    let too_large = StatusCode::PAYLOAD_TOO_LARGE;
    for (n, length, bytes, refused) in [
        (3, LENGTH, 1, malformed),
        (u32::MAX, LENGTH, CHUNK, malformed),
        (0, LENGTH, CHUNK - 1, malformed),
        (2, LENGTH, CHUNK, malformed),
        (0, LENGTH, 0, malformed),
        (0, LENGTH, CHUNK + 1, too_large),
        (0, longest + 1, CHUNK, too_large),
        (0, 0, 0, malformed),
    ] {
        let answer = bring(&rep, document, (n, length), &vec![1; bytes]).await;
        assert_eq!(answer.status, refused, "{n} of {length} with {bytes}");
    }
    for path in [
        "0",
        "0?length=x",
        "0?length=-1",
        "x?length=1",
        "0?length=1&length=2",
    ] {
        let path = format!("/sync/blob/{document}/{path}");
        assert_eq!(rep.put(&path, vec![1]).await.status, malformed, "{path}");
    }
    assert!(state(&rep, document).await.held.is_empty());
    assert!(!app.data.path().join("blobs").exists());
    let last = bring(&rep, document, (99, longest), &vec![1; CHUNK]).await;
    assert_eq!(last.status, StatusCode::NO_CONTENT, "the longest file");
}

#[tokio::test(flavor = "multi_thread")]
async fn t4_what_was_brought_is_never_replaced_by_other_bytes_or_another_length() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(bring_chunk(&rep, document, 0).await, StatusCode::NO_CONTENT);
    let other = bring(&rep, document, (0, LENGTH), &vec![9; CHUNK]).await;
    assert_eq!(other.code(), ApiErrorCode::FileDiffers);
    let longer = bring(&rep, document, (1, LENGTH + 1), &chunk(1)).await;
    assert_eq!(longer.code(), ApiErrorCode::FileDiffers);
    let path = format!("/sync/blob/{document}/0");
    assert_eq!(founding.admin.get(&path).await.body, chunk(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_file_of_others_is_like_none_on_every_route() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(bring_chunk(&rep, document, 0).await, StatusCode::NO_CONTENT);
    let other = join(&mut founding, 3, Role::Rep).await;
    let contact = new_contact(&other, 1, 8, None).await.0;
    let absent = RecordId::v7(app.now(), [77; 10]);
    for path in ["", "/0"] {
        let ask = async |id: RecordId| other.get(&format!("/sync/blob/{id}{path}")).await;
        let none = ask(absent).await;
        assert_eq!(none.code(), ApiErrorCode::NotFound);
        for id in [document, contact] {
            assert_eq!(ask(id).await.text(), none.text(), "{path}");
        }
    }
    for id in [document, contact, absent] {
        let answer = bring(&other, id, (0, LENGTH), &chunk(0)).await;
        assert_eq!(answer.code(), ApiErrorCode::NotFound);
    }
    // Who seals without reading brings a file and is not handed it back; who reads brings none.
    let back = rep.get(&format!("/sync/blob/{document}/0")).await;
    assert_eq!(back.code(), ApiErrorCode::NotFound);
    let reader = bring(&founding.admin, document, (1, LENGTH), &chunk(1)).await;
    assert_eq!(reader.code(), ApiErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_no_path_is_made_of_what_a_request_says() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    std::fs::write(app.data.path().join("0"), "outside").unwrap();
    for path in [
        "..%2F..%2Fsecrets/0",
        "..%2f/0",
        "%2e%2e/0",
        "C:%5C/0",
        "x%00/0",
    ] {
        let path = format!("/sync/blob/{path}");
        assert_eq!(
            founding.admin.get(&path).await.status,
            StatusCode::NOT_FOUND
        );
        let put = rep.put(&format!("{path}?length=1"), vec![1]).await;
        assert_eq!(put.status, StatusCode::NOT_FOUND, "{path}");
    }
    for n in ["..%2F0", "length", "-1", "99999999999"] {
        let path = format!("/sync/blob/{document}/{n}");
        assert_eq!(
            founding.admin.get(&path).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
