//! Faulty stores of an organisation, each found by a case or a history.

use sync::store::conformance::{self, Case, EPOCH, under_epoch};
use sync::store::memory::MemoryOrganisation;
use sync::store::organisation::{Answer, Load, Loaded, Request};

use crate::failing;

type Store = Box<dyn FnMut(Request) -> Answer>;

fn memory() -> Store {
    let mut store = MemoryOrganisation::new(EPOCH);
    Box::new(move |request| store.execute(request).unwrap())
}

fn loaded(store: &mut MemoryOrganisation) -> Loaded {
    let Answer::Loaded(loaded) = store.execute(Request::Load(Load::default())).unwrap() else {
        panic!("not loaded");
    };
    loaded
}

/// Commits whatever the head is.
fn blind() -> Store {
    let mut store = MemoryOrganisation::new(EPOCH);
    Box::new(move |mut request| {
        if let Request::Commit(commit) = &mut request {
            commit.expected = loaded(&mut store).head;
        }
        store.execute(request).unwrap()
    })
}

/// Leaves people's contacts out of what is loaded with their ledgers.
fn lonely() -> Store {
    let mut store = MemoryOrganisation::new(EPOCH);
    Box::new(move |request| {
        let asked = if let Request::Load(load) = &request {
            load.records.clone()
        } else {
            Vec::new()
        };
        let mut answer = store.execute(request).unwrap();
        if let Answer::Loaded(loaded) = &mut answer {
            loaded.rows.retain(|id, _| asked.contains(id));
        }
        answer
    })
}

/// Gives pages that are one too long.
fn generous() -> Store {
    let mut store = MemoryOrganisation::new(EPOCH);
    Box::new(move |mut request| {
        if let Request::Changes { limit, .. } | Request::Audit { limit, .. } = &mut request {
            *limit += 1;
        }
        store.execute(request).unwrap()
    })
}

/// Forgets the rows of a commit.
fn forgetful() -> Store {
    let mut store = MemoryOrganisation::new(EPOCH);
    Box::new(move |mut request| {
        if let Request::Commit(commit) = &mut request {
            commit.rows.truncate(1);
        }
        store.execute(request).unwrap()
    })
}

#[test]
fn faulty_stores_fail_a_case() {
    let cases = conformance::organisation();
    assert_eq!(failing(&cases, memory, memory), Vec::<&str>::new());
    let faulty: [fn() -> Store; 4] = [blind, lonely, generous, forgetful];
    for (place, store) in faulty.into_iter().enumerate() {
        assert!(!failing(&cases, memory, store).is_empty(), "fault {place}");
    }
}

#[test]
fn faulty_stores_fail_a_history() {
    let histories: Vec<Case<Request>> = (0..20)
        .map(|seed| Case {
            name: "history",
            steps: conformance::organisation_history(seed, 60),
        })
        .collect();
    let faulty: [fn() -> Store; 4] = [blind, lonely, generous, forgetful];
    for (place, store) in faulty.into_iter().enumerate() {
        assert!(
            failing(&histories, memory, store).len() > 10,
            "fault {place}"
        );
    }
}

#[test]
fn a_history_commits_is_refused_and_reads() {
    let (mut committed, mut moved, mut rows, mut entries) = (0, 0, 0, 0);
    for seed in 0..20 {
        let mut store = memory();
        for request in conformance::organisation_history(seed, 60) {
            match store(request) {
                Answer::Committed => committed += 1,
                Answer::Moved => moved += 1,
                Answer::Loaded(loaded) => {
                    rows += loaded.rows.len();
                    entries += loaded.ledgers.len();
                }
                Answer::Changes { .. } | Answer::Log(_) | Answer::Audit(_) | Answer::Marked(_) => {}
            }
        }
    }
    assert!(
        committed > 400 && moved > 60 && rows > 100 && entries > 20,
        "{committed} {moved} {rows} {entries}"
    );
}

#[test]
fn steps_can_be_sent_to_a_database_of_another_epoch() {
    let mut store = MemoryOrganisation::new(99);
    for request in conformance::organisation_history(3, 60) {
        store.execute(under_epoch(request, 99)).unwrap();
    }
    let head = loaded(&mut store).head;
    assert_eq!(head.epoch, 99);
    assert!(head.commit > 10);
}
