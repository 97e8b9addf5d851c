//! Erasure, revoked devices, and what nobody goes on with.

use std::fs;
use std::time::{Duration, SystemTime};

use axum::http::StatusCode;
use domain::RecordId;
use server::erasure;
use sync::message::account::{ApiErrorCode, BlobState};

use super::{bring_chunk, chunk, document, state};
use crate::routes::revoke::revoke;
use crate::support::document::bring;
use crate::support::{App, found};

const DAY: u64 = 24 * 60 * 60;

#[tokio::test(flavor = "multi_thread")]
async fn t11_an_erasure_leaves_no_byte_of_the_persons_files() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    for n in 0..3 {
        assert_eq!(bring_chunk(&rep, document, n).await, StatusCode::NO_CONTENT);
    }
    let other = RecordId::v7(app.now(), [77; 10]);
    let gone = erasure::destroy_files(&app.state, &[document, other]).await;
    assert_eq!(gone.unwrap(), 1);
    assert_eq!(
        fs::read_dir(app.data.path().join("blobs")).unwrap().count(),
        0
    );
    assert_eq!(state(&founding.admin, document).await, BlobState::default());
    let chunk = founding
        .admin
        .get(&format!("/sync/blob/{document}/0"))
        .await;
    assert_eq!(chunk.code(), ApiErrorCode::NotFound);
    let again = erasure::destroy_files(&app.state, &[document]).await;
    assert_eq!(again.unwrap(), 0, "once more does no harm");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_brings_and_is_handed_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(bring_chunk(&rep, document, 0).await, StatusCode::NO_CONTENT);
    revoke(&mut founding, rep.device.id).await;
    let answer = bring(&rep, document, (1, super::LENGTH), &chunk(1)).await;
    assert_eq!(answer.code(), ApiErrorCode::DeviceRevoked);
    let answer = rep.get(&format!("/sync/blob/{document}")).await;
    assert_eq!(answer.code(), ApiErrorCode::DeviceRevoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_goes_on_with_is_collected_and_what_is_whole_stays() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(bring_chunk(&rep, document, 0).await, StatusCode::NO_CONTENT);
    let blobs = app.data.path().join("blobs");
    let stray = blobs.join(RecordId::v7(app.now(), [77; 10]).to_string());
    fs::create_dir(&stray).unwrap();
    fs::write(blobs.join("notes.txt"), "of the operator").unwrap();
    let own = blobs.join(document.to_string());
    let sweep = async || erasure::sweep_files(&app.state).await.unwrap();

    age(&app, &stray, 6);
    age(&app, &own, 89);
    assert_eq!(sweep().await, 0);
    age(&app, &stray, 7);
    assert_eq!(sweep().await, 1, "bytes without a record");
    age(&app, &own, 91);
    assert_eq!(sweep().await, 1, "an upload that was left");
    assert_eq!(fs::read_dir(&blobs).unwrap().count(), 1);

    for n in 0..3 {
        assert_eq!(bring_chunk(&rep, document, n).await, StatusCode::NO_CONTENT);
    }
    age(&app, &own, 4_000);
    assert_eq!(sweep().await, 0);
    assert!(state(&rep, document).await.is_whole(), "brought once more");
}

/// Makes a folder look untouched for that many days of the server's clock.
fn age(app: &App, folder: &std::path::Path, days: u64) {
    let now = Duration::from_millis(u64::try_from(app.now().as_millis()).unwrap());
    let then = SystemTime::UNIX_EPOCH + now - Duration::from_secs(days * DAY);
    let folder = fs::File::open(folder).unwrap();
    folder.set_modified(then).unwrap();
}
