//! Ready-made pages: the same as those that are made when they are asked for, and never older.

use std::path::{Path, PathBuf};

use domain::FieldId;
use domain::access::Role;
use domain::record::{Plain, Row};
use sync::message::v1::{Outcome, PullAnswer};

use super::super::sync::{pull, rows};
use super::{fill, numbered};
use crate::support::contact::{change_op, push, served};
use crate::support::{App, found, join};

/// The only ready-made page.
async fn made(app: &App) -> PathBuf {
    server::ready_pages::make(&app.state).await.unwrap();
    let folder = app.data.path().join("pages");
    let mut files = std::fs::read_dir(folder).unwrap();
    let file = files.next().expect("a page").unwrap().path();
    assert!(files.next().is_none());
    file
}

/// Gives everybody in the file another family name of the same length.
fn rename_all(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let family = "Nováková".as_bytes();
    for start in 0..bytes.len() - family.len() {
        if bytes[start..].starts_with(family) {
            bytes[start] = b'M';
        }
    }
    std::fs::write(file, bytes).unwrap();
}

fn contact(answer: &PullAnswer, n: u64) -> Option<&Row> {
    served(answer, numbered(n).0)
}

fn name(answer: &PullAnswer, n: u64) -> Option<&str> {
    let name = contact(answer, n)?.fields.get(&FieldId::new("family_name"));
    name.map(Plain::as_str)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ready_made_page_is_what_would_be_made_now_and_goes_before_anything_in_it_changes() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let admin = &founding.admin;
    fill(admin, 510).await;
    let before = pull(admin, 0).await;
    let file = made(&app).await;
    let after = pull(admin, 0).await;
    assert_eq!((after.cursor, after.head), (500, 510));
    assert_eq!((&after.verbs, rows(&after)), (&before.verbs, 500));
    rename_all(&file);
    let sent = pull(admin, 0).await;
    assert_eq!(name(&sent, 3), Some("Mováková"), "the file is what is sent");
    assert_eq!(pull(&rep, 0).await.verbs, [], "nothing of a wider view");

    let third = contact(&before, 3).unwrap();
    let change = change_op(511, third, "jana@example.cz", app.now());
    let outcomes = push(admin, vec![change]).await;
    assert!(matches!(outcomes[..], [Outcome::Applied { .. }]));
    assert!(!file.exists());
    let answer = pull(admin, 0).await;
    let version = contact(&answer, 3).map(|row| row.version);
    assert_eq!((rows(&answer), version), (500, Some(2)));
    assert_eq!(name(&answer, 3), Some("Nováková"));

    let file = made(&app).await;
    let subject = numbered(4).1;
    server::erasure::destroy_keys(&app.state, subject)
        .await
        .unwrap();
    assert!(!file.exists(), "an erasure leaves no page");
    assert_eq!(rows(&pull(admin, 0).await), 500);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_leaves_no_page_of_an_earlier_run() {
    let data = tempfile::tempdir().unwrap();
    let stale = data.path().join("pages");
    std::fs::create_dir_all(&stale).unwrap();
    std::fs::write(stale.join("1"), [0]).unwrap();
    let app = App::start_in(data, "mem://")
        .await
        .map_err(|(error, _)| error);
    assert!(app.is_ok_and(|_app| !stale.join("1").exists()));
}
