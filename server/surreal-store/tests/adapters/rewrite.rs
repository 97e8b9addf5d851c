//! The rewrite of the key store: what was destroyed leaves the disk, what lives stays.

use std::fs;
use std::path::Path;

use domain::Timestamp;
use domain::record::{Class, WrapForm};
use surreal_store::{Database, OpenError, Rewrite};
use sync::store::keys::Request;

use crate::support::place::{Place, secrets};
use crate::support::planted::{
    ERASED, STAYS, destroy, directory, done, found_on_disk, live_rows_are_whole, planted,
    rewrite_by, wrap, wraps, wraps_in,
};
use crate::support::run;
use crate::support::server::Server;

#[test]
fn t11_after_destroy_and_rewrite_no_byte_of_a_wrap_is_left_in_any_file() {
    run(async {
        let place = Place::disk();
        let store = planted(&place).await;
        done(&store, destroy(ERASED)).await;
        live_rows_are_whole(&store).await;
        let everything = wraps(ERASED).len();
        assert_eq!(
            found_on_disk(directory(&place), ERASED),
            everything,
            "a deletion alone leaves them"
        );
        assert_eq!(
            store.keys.rewrite().await.unwrap(),
            Rewrite::Done {
                rows: wraps(STAYS).len() + 3
            }
        );
        assert_eq!(found_on_disk(directory(&place), ERASED), 0);
        assert_eq!(found_on_disk(directory(&place), STAYS), everything);
        live_rows_are_whole(&store).await;
        assert_eq!(rewrite_by(&store).await, None);
        let store = place.reopen(store).await;
        live_rows_are_whole(&store).await;
        assert_eq!(found_on_disk(directory(&place), ERASED), 0);
        store.close().await.unwrap();
    });
}

#[test]
fn a_rewrite_that_is_due_is_still_due_after_a_new_start() {
    run(async {
        let place = Place::disk();
        let store = planted(&place).await;
        done(&store, destroy(ERASED)).await;
        let store = place.reopen(store).await;
        assert_eq!(rewrite_by(&store).await, Some(Timestamp::from_millis(1000)));
        store.close().await.unwrap();
    });
}

#[test]
fn writers_and_readers_beside_rewrites_lose_nothing() {
    const EACH: u64 = 40;
    run(async {
        let place = Place::disk();
        let store = planted(&place).await;
        done(&store, destroy(ERASED)).await;
        let writers = (0..4).map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for n in 0..EACH {
                    let dek = 1000 + writer * EACH + n;
                    let wrap = wrap(3, Class::Notes, dek, WrapForm::ClassKey);
                    done(&store, Request::AddWraps(vec![wrap])).await;
                    live_rows_are_whole(&store).await;
                }
            })
        });
        let writers: Vec<_> = writers.collect();
        for _round in 0..3 {
            store.keys.rewrite().await.unwrap();
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(wraps_in(&store, 3).await.len() as u64, 4 * EACH);
        store.close().await.unwrap();
    });
}

#[test]
fn in_memory_the_task_is_done_at_once() {
    run(async {
        let store = planted(&Place::Memory).await;
        done(&store, destroy(ERASED)).await;
        store.keys.rewrite().await.unwrap();
        live_rows_are_whole(&store).await;
        assert_eq!(rewrite_by(&store).await, None);
    });
}

#[test]
fn on_a_server_the_task_stays_for_the_operator() {
    run(async {
        let server = Server::start().await;
        let place = Place::remote(&server).await;
        let store = planted(&place).await;
        done(&store, destroy(ERASED)).await;
        assert_eq!(store.keys.rewrite().await.unwrap(), Rewrite::ByOperator);
        live_rows_are_whole(&store).await;
        assert_eq!(rewrite_by(&store).await, Some(Timestamp::from_millis(1000)));
    });
}

#[test]
fn a_torn_key_store_is_named_and_opens_again_with_its_copy() {
    run(async {
        let place = Place::disk();
        planted(&place).await.close().await.unwrap();
        let keys = directory(&place).join("db-keys");
        let copy = directory(&place).join("copy");
        copy_files(&keys, &copy);
        tear(&keys);
        let Err(torn) = Database::open(&place.address(), &secrets()).await else {
            panic!("a torn key store opened");
        };
        assert!(
            matches!(&torn, OpenError::KeyStore { directory, .. } if *directory == keys),
            "{torn:?}"
        );
        assert!(torn.to_string().contains("newest copy"), "{torn}");
        fs::remove_dir_all(&keys).unwrap();
        fs::rename(&copy, &keys).unwrap();
        let store = place.open().await;
        assert_eq!(wraps_in(&store, STAYS).await.len(), wraps(STAYS).len());
        store.close().await.unwrap();
    });
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_files(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Overwrites the middle of every file.
fn tear(directory: &Path) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tear(&path);
        } else {
            let mut content = fs::read(&path).unwrap();
            let middle = content.len() / 4..content.len() * 3 / 4;
            content[middle].fill(0xA5);
            fs::write(&path, content).unwrap();
        }
    }
}
