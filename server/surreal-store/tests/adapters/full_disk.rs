//! A full disk is said as such, and is over when there is room again.

use std::env;
use std::fs;
use std::path::PathBuf;

use surreal_store::{Database, OpenError};
use sync::store::StoreError;
use sync::store::organisation::{Answer, Request};

use crate::support::place::secrets;
use crate::support::run;
use crate::support::value::{changes, commit, commit_when_possible, head};

/// Fills the disk up to so many free bytes.
fn fill(directory: &std::path::Path, leave: u64) -> PathBuf {
    let filler = directory.join("filler");
    let volume = rustix::fs::statvfs(directory).unwrap();
    let free = volume.f_bavail * volume.f_frsize;
    let file = fs::File::create(&filler).unwrap();
    let length = free.saturating_sub(leave);
    rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, length).unwrap();
    filler
}

#[test]
#[ignore = "needs a file system of its own with 400 MiB to 1 GiB, named in SOUHLAS_SMALL_DISK"]
fn a_full_disk_refuses_writes_keeps_reads_and_recovers_by_itself() {
    let disk = PathBuf::from(env::var_os("SOUHLAS_SMALL_DISK").unwrap());
    let directory = disk.join("store");
    let address = format!("surrealkv://{}", directory.display());
    run(async move {
        let store = Database::open(&address, &secrets()).await.unwrap();
        commit_when_possible(&store, 1, 1).await;
        let filler = fill(&disk, 64 << 20);
        let refused = commit(head(&store).await, 1, 2);
        let answer = store
            .organisation
            .execute(Request::Commit(Box::new(refused.clone())))
            .await;
        assert_eq!(answer, Err(StoreError::Full));
        assert_eq!(changes(&store, 0, 10).await.1.len(), 1, "reading goes on");
        let second = Database::open(
            &format!("surrealkv://{}", disk.join("other").display()),
            &secrets(),
        )
        .await;
        assert!(
            matches!(second, Err(OpenError::DiskFull { .. })),
            "{second:?}"
        );
        fs::remove_file(filler).unwrap();
        let answer = store
            .organisation
            .execute(Request::Commit(Box::new(refused)))
            .await;
        assert_eq!(answer, Ok(Answer::Committed));
        store.close().await.unwrap();
        fs::remove_dir_all(&directory).unwrap();
    });
}
