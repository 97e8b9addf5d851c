//! A server that stops and starts again over the same folder.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use domain::organisation::DatabaseHead;
use server::boot::{self, BootError};
use sync::message::account::{ApiErrorCode, AuditRow, SessionInfo};
use sync::message::tree_head::{HeadAnswer, HeadRequest};
use sync::proof::AuditTree;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::support::founding::EMAIL;
use crate::support::{App, Client, Device, found, new_contact};

fn database(data: &TempDir) -> String {
    format!(
        "surrealkv://{}?sync=every",
        data.path().join("db").display()
    )
}

/// Starts a server that founds an organisation and stops.
fn founded() -> (TempDir, String) {
    let runtime = Runtime::new().unwrap();
    let (data, cookie) = runtime.block_on(async {
        let data = tempfile::tempdir().unwrap();
        let database = database(&data);
        let app = App::start_in(data, &database)
            .await
            .map_err(|(error, _)| error)
            .unwrap();
        let founding = found(&app).await;
        new_contact(&founding.admin, 1, 7, None).await;
        let cookie = founding.admin.cookie.clone();
        boot::stop(&app.state).await.unwrap();
        (app.data, cookie)
    });
    runtime.shutdown_timeout(Duration::from_secs(10));
    (data, cookie)
}

/// Starts again; the engine may hold its folder a moment longer.
fn start_again(data: TempDir) -> (Runtime, Result<App, BootError>) {
    let (runtime, app) = start_again_in(data);
    (runtime, app.map_err(|(error, _)| error))
}

fn start_again_in(mut data: TempDir) -> (Runtime, Result<App, (BootError, TempDir)>) {
    let runtime = Runtime::new().unwrap();
    let database = database(&data);
    for _ in 0..100 {
        match runtime.block_on(App::start_in(data, &database)) {
            Err((BootError::Database(_), kept)) => {
                data = kept;
                std::thread::sleep(Duration::from_millis(100));
            }
            Err(refused) => return (runtime, Err(refused)),
            Ok(app) => return (runtime, Ok(app)),
        }
    }
    panic!("the folder was never free again");
}

#[test]
fn a_restarted_server_knows_its_organisation_and_sessions_and_gives_no_set_up_link() {
    let (data, cookie) = founded();
    let (runtime, app) = start_again(data);
    let app = app.unwrap();
    assert_eq!(app.set_up_link, None);
    runtime.block_on(async {
        let request = Request::get("/api/session").header(header::COOKIE, &cookie);
        let info: SessionInfo = app.send(request.body(Body::empty()).unwrap()).await.json();
        assert!(info.unlocked);
        let request = Request::get("/api/session").header(header::COOKIE, "souhlas=AAAA");
        let answer = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.code(), ApiErrorCode::SessionOver);
    });
}

#[test]
fn the_tree_of_the_audit_is_read_again_after_a_restart() {
    let (data, cookie) = founded();
    let (runtime, app) = start_again(data);
    let app = app.unwrap();
    runtime.block_on(async {
        let client = Client {
            app: &app,
            device: Device::new(1),
            email: EMAIL.to_owned(),
            totp_secret: String::new(),
            cookie,
        };
        let rows: Vec<AuditRow> = client.get("/api/admin/audit").await.json();
        let mut tree = AuditTree::default();
        rows.iter().rev().for_each(|row| tree.push(row.hash));
        let asked = HeadRequest {
            device: client.device.id,
            since: 2,
            entry: 3,
        };
        let answer: HeadAnswer = client.sync("/sync/head", &asked).await.message();
        assert_eq!(answer.head.head.root, tree.root());
        assert_eq!(Some(answer.consistency), tree.consistency(2));
        assert_eq!(Some(answer.inclusion), tree.inclusion(3));
    });
}

#[test]
fn t17_a_database_put_back_from_a_backup_goes_on_under_an_epoch_of_its_own_once() {
    let (data, cookie) = founded();
    std::fs::write(data.path().join("restored"), "").unwrap();
    let (runtime, app) = start_again(data);
    let app = app.unwrap();
    assert!(!app.data.path().join("restored").exists());
    let from = runtime.block_on(goes_on_from(&app, &cookie)).unwrap();
    assert!(from.seq > 0 && from.audit_n > 0, "{from:?}");
    runtime.block_on(boot::stop(&app.state)).unwrap();
    let data = folder_of(app);
    runtime.shutdown_timeout(Duration::from_secs(10));
    let (runtime, app) = start_again(data);
    let again = runtime.block_on(goes_on_from(&app.unwrap(), &cookie));
    assert_eq!(again, Some(from));
}

/// Lets everything else of a server go.
fn folder_of(app: App) -> TempDir {
    app.data
}

async fn goes_on_from(app: &App, cookie: &str) -> Option<DatabaseHead> {
    let request = Request::get("/api/admin/restored").header(header::COOKIE, cookie);
    app.send(request.body(Body::empty()).unwrap()).await.json()
}

#[test]
fn a_database_without_its_key_store_is_not_served_until_the_copy_is_back() {
    let (data, _cookie) = founded();
    let (keys, copy) = (data.path().join("db-keys"), data.path().join("copy"));
    std::fs::rename(&keys, &copy).unwrap();
    let (runtime, refused) = start_again_in(data);
    let (refused, data) = refused.err().unwrap();
    assert!(matches!(refused, BootError::NoKeys), "{refused:?}");
    runtime.shutdown_timeout(Duration::from_secs(10));
    std::fs::remove_dir_all(&keys).unwrap();
    std::fs::rename(&copy, &keys).unwrap();
    let (_runtime, app) = start_again(data);
    app.unwrap();
}

#[test]
fn a_database_without_its_secrets_is_not_served() {
    let (data, _cookie) = founded();
    std::fs::remove_dir_all(data.path().join("secrets")).unwrap();
    let (_runtime, refused) = start_again(data);
    assert!(matches!(refused.err(), Some(BootError::OtherSecrets)));
}
