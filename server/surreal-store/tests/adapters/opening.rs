//! Opening: versions, second processes, strangers.

use std::path::Path;

use surreal_store::{Database, DbSecrets, OpenError, Store};
use surrealdb::Surreal;
use surrealdb::engine::any::{self, Any};

use crate::support::place::{Place, secrets};
use crate::support::run;
use crate::support::server::Server;

/// Changes the organisation's database behind the store's back.
pub(super) async fn tamper(directory: &Path, text: &str) {
    let handle: Surreal<Any> = any::connect(format!("surrealkv://{}/db", directory.display()))
        .await
        .unwrap();
    handle
        .use_ns("souhlas")
        .use_db("organisation")
        .await
        .unwrap();
    handle.query(text).await.unwrap().check().unwrap();
    let closed = handle.query("RETURN 1").await;
    assert!(closed.is_ok());
    drop(handle);
}

async fn open_again(directory: &Path) -> Result<(), OpenError> {
    opened_again(directory).await.map(|_| ())
}

pub(super) async fn opened_again(directory: &Path) -> Result<Store, OpenError> {
    let address = format!("surrealkv://{}/db", directory.display());
    // The tampering handle lets go of the directory a moment after it is dropped.
    for _ in 0..100 {
        match Database::open(&address, &secrets()).await {
            Err(OpenError::Engine(_)) => {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await
            }
            other => return other,
        }
    }
    panic!("the directory stays locked");
}

#[test]
fn a_newer_database_is_refused() {
    run(async {
        let place = tempfile::tempdir().unwrap();
        let address = format!("surrealkv://{}/db", place.path().display());
        Database::open(&address, &secrets())
            .await
            .unwrap()
            .close()
            .await
            .unwrap();
        tamper(
            place.path(),
            "CREATE migration:[99] SET checksum = <bytes>'x'",
        )
        .await;
        let refused = open_again(place.path()).await;
        assert!(
            matches!(
                refused,
                Err(OpenError::Newer {
                    database: "organisation",
                    found: 99,
                    ..
                })
            ),
            "{refused:?}"
        );
    });
}

#[test]
fn a_migration_that_was_changed_afterwards_is_refused() {
    run(async {
        let place = tempfile::tempdir().unwrap();
        let address = format!("surrealkv://{}/db", place.path().display());
        Database::open(&address, &secrets())
            .await
            .unwrap()
            .close()
            .await
            .unwrap();
        tamper(
            place.path(),
            "UPDATE migration:[1] SET checksum = <bytes>'01234567890123456789012345678901'",
        )
        .await;
        let refused = open_again(place.path()).await;
        assert!(
            matches!(
                refused,
                Err(OpenError::MigrationChanged {
                    database: "organisation",
                    version: 1
                })
            ),
            "{refused:?}"
        );
    });
}

#[test]
fn a_directory_in_use_is_refused() {
    run(async {
        let place = Place::disk();
        let store = place.open().await;
        let second = Database::open(&place.address(), &secrets()).await;
        assert!(matches!(second, Err(OpenError::Engine(_))), "{second:?}");
        store.close().await.unwrap();
        place.open().await.close().await.unwrap();
    });
}

#[test]
fn data_and_keys_lie_in_directories_of_their_own() {
    run(async {
        let place = tempfile::tempdir().unwrap();
        let address = format!("surrealkv://{}/db", place.path().display());
        let store = Database::open(&address, &secrets()).await.unwrap();
        assert!(place.path().join("db").is_dir());
        assert!(place.path().join("db-keys").is_dir());
        store.close().await.unwrap();
    });
}

#[test]
fn a_server_lets_in_nobody_with_another_password() {
    run(async {
        let server = Server::start().await;
        let address = server.installation().await;
        let stranger = DbSecrets {
            user: secrets().user,
            password: "jiné heslo".to_owned(),
        };
        let refused = Database::open(&address, &stranger).await;
        assert!(
            matches!(refused, Err(OpenError::Connection(_))),
            "{refused:?}"
        );
    });
}

#[test]
fn the_password_is_not_in_the_debug_text() {
    let text = format!("{:?}", secrets());
    assert!(!text.contains("heslo"), "{text}");
}
