//! Many writers at once, and one who reads what they write while they do.

use std::collections::BTreeSet;
use std::time::Duration;

use surreal_store::Store;
use sync::store::organisation::Load;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::support::place::Place;
use crate::support::server::Server;
use crate::support::value::{changes, commit_when_possible, device, load};
use crate::support::{count, run};

const WRITERS: u32 = 64;

fn commits() -> u64 {
    u64::from(count("SOUHLAS_COMMITS", 50, 200))
}

/// Each writer takes its turn in its own process; stores stand for processes. Where there are two
/// the second has few writers: each of its commits races anyway.
async fn write_and_tail(stores: &[Store], writers: u32, commits: u64) {
    let mut writing = JoinSet::new();
    for writer in 0..writers {
        let process = usize::from(writer.is_multiple_of(16)) % stores.len();
        let store = stores[process].clone();
        writing.spawn(async move {
            let mut numbers = Vec::new();
            for n in 1..=commits {
                let _turn = store.organisation.turn().await;
                numbers.push(commit_when_possible(&store, writer, n).await);
            }
            numbers
        });
    }
    let total = u64::from(writers) * commits;
    let reader = tokio::spawn(tail(stores[0].clone(), total));
    let mut numbers = BTreeSet::new();
    while let Some(written) = writing.join_next().await {
        for number in written.unwrap() {
            assert!(numbers.insert(number), "number {number} was given twice");
        }
    }
    reader.await.unwrap();
    assert_eq!(numbers, (1..=total).collect(), "numbers have no gap");
    for writer in 0..writers {
        let ops = (1..=commits).map(|n| (device(writer), n)).collect();
        let loaded = load(
            &stores[0],
            Load {
                ops,
                ..Load::default()
            },
        )
        .await;
        assert_eq!(
            loaded.ops.len() as u64,
            commits,
            "each operation of writer {writer} is there"
        );
        assert_eq!(
            (loaded.head.commit, loaded.head.seq, loaded.head.audit_n),
            (total, total, total)
        );
    }
}

/// Follows the changes and never sees a gap.
async fn tail(store: Store, total: u64) {
    let mut cursor = 0;
    while cursor < total {
        let (head, found) = changes(&store, cursor, 100).await;
        assert!(head.seq >= cursor, "the head never goes back");
        for change in found {
            assert_eq!(
                change.seq,
                cursor + 1,
                "a change is never seen before the one below it"
            );
            cursor = change.seq;
        }
        assert!(
            cursor <= head.seq,
            "no change stands above the head of its snapshot"
        );
        sleep(Duration::from_millis(20)).await;
    }
}

/// Without turns every decision races and the guard row alone keeps order.
async fn race(store: Store) {
    let mut racing = JoinSet::new();
    for writer in 0..6 {
        let store = store.clone();
        racing.spawn(async move {
            for n in 1..=5 {
                commit_when_possible(&store, writer, n).await;
            }
        });
    }
    while let Some(done) = racing.join_next().await {
        done.unwrap();
    }
    let (head, found) = changes(&store, 0, 100).await;
    assert_eq!(head.seq, 30);
    let numbers: Vec<u64> = found.iter().map(|change| change.seq).collect();
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
}

#[test]
fn writers_in_memory_lose_nothing_and_leave_no_gap() {
    run(async {
        let store = Place::Memory.open().await;
        write_and_tail(&[store], WRITERS, commits()).await;
        race(Place::Memory.open().await).await;
    });
}

#[test]
fn writers_on_disk_lose_nothing_and_leave_no_gap() {
    run(async {
        let place = Place::disk();
        write_and_tail(&[place.open().await], WRITERS, commits()).await;
        race(Place::disk().open().await).await;
    });
}

#[test]
fn writers_of_two_processes_on_one_server_lose_nothing_and_leave_no_gap() {
    run(async {
        let server = Server::start().await;
        let place = Place::remote(&server).await;
        write_and_tail(
            &[place.open().await, place.open().await],
            WRITERS,
            commits(),
        )
        .await;
        race(Place::remote(&server).await.open().await).await;
    });
}
