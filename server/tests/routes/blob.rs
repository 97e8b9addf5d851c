//! `/sync/blob/{id}` and `/sync/blob/{id}/{n}`.

mod gone;
mod refused;

use std::collections::BTreeSet;
use std::ffi::OsString;

use axum::http::StatusCode;
use domain::RecordId;
use domain::access::Role;
use sync::message::account::{AuditRow, BlobState};

use crate::support::document::{bring, new_document};
use crate::support::{App, Client, Founding, found, join, new_contact};

const CHUNK: usize = 256 * 1024;
/// Two whole chunks and a shorter one.
const LENGTH: usize = 2 * CHUNK + 100;

/// A rep with a contact and a document in it; the first administrator reads it.
async fn document<'a>(founding: &mut Founding<'a>) -> (Client<'a>, RecordId) {
    let rep = join(founding, 2, Role::Rep).await;
    let contact = new_contact(&rep, 1, 7, None).await;
    let document = new_document(founding, &rep, (2, 20), contact).await;
    (rep, document)
}

/// A chunk as long as the file says.
fn chunk(n: u32) -> Vec<u8> {
    let size = if n < 2 { CHUNK } else { LENGTH - 2 * CHUNK };
    vec![u8::try_from(n + 1).unwrap(); size]
}

async fn bring_chunk(client: &Client<'_>, document: RecordId, n: u32) -> StatusCode {
    bring(client, document, (n, LENGTH), &chunk(n)).await.status
}

async fn state(client: &Client<'_>, document: RecordId) -> BlobState {
    client.get(&format!("/sync/blob/{document}")).await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_was_cut_off_goes_on_with_the_missing_chunk_and_comes_back_whole() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(state(&rep, document).await, BlobState::default());
    for n in [0, 2, 2] {
        let status = bring_chunk(&rep, document, n).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "chunk {n}, also twice");
    }
    let half = state(&rep, document).await;
    assert_eq!(half.length, Some(LENGTH as u64));
    assert_eq!(half.held, BTreeSet::from([0, 2]));
    assert!(!half.is_whole());
    assert_eq!(bring_chunk(&rep, document, 1).await, StatusCode::NO_CONTENT);

    let reader = &founding.admin;
    assert!(state(reader, document).await.is_whole());
    for n in 0..3 {
        let answer = reader.get(&format!("/sync/blob/{document}/{n}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.body, chunk(n), "chunk {n}");
    }
    let rows: Vec<AuditRow> = reader.get("/api/admin/audit").await.json();
    let handed: Vec<_> = rows
        .iter()
        .filter(|row| row.act == "file_handed_out")
        .collect();
    assert_eq!(handed.len(), 1, "once for the file");
    assert_eq!(handed[0].record, Some(document));
    assert_eq!(handed[0].device, Some(reader.device.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn chunks_lie_under_the_data_folder_by_id_and_number_and_nothing_half_does() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, document) = document(&mut founding).await;
    assert_eq!(bring_chunk(&rep, document, 0).await, StatusCode::NO_CONTENT);
    let folder = app.data.path().join("blobs").join(document.to_string());
    assert_eq!(std::fs::read(folder.join("0")).unwrap(), chunk(0));
    let names = std::fs::read_dir(&folder).unwrap();
    let names: BTreeSet<OsString> = names.map(|entry| entry.unwrap().file_name()).collect();
    let whole = BTreeSet::from(["0", "length"].map(OsString::from));
    assert_eq!(names, whole, "nothing half");
}
