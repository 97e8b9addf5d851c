//! The cases of `sync::store::conformance`, and random histories, against the memory stores.

use surreal_store::Store;
use sync::store::conformance::{self, Case};
use sync::store::memory::{MemoryControl, MemoryKeys, MemoryOrganisation};
use sync::store::{control, keys, organisation};

use crate::support::place::Place;
use crate::support::server::Server;
use crate::support::value::head;
use crate::support::{count, run};

const HISTORY_STEPS: usize = 40;

/// An engine to run all cases on.
enum Engine {
    Memory,
    Disk,
    Remote(Server),
}

impl Engine {
    async fn empty_place(&self) -> Place {
        match self {
            Self::Memory => Place::Memory,
            Self::Disk => Place::disk(),
            Self::Remote(server) => Place::remote(server).await,
        }
    }
}

/// A store beside the models it is compared with.
struct Run {
    store: Store,
    epoch: u64,
    organisation: MemoryOrganisation,
    keys: MemoryKeys,
    control: MemoryControl,
}

impl Run {
    async fn start(store: Store) -> Self {
        let epoch = head(&store).await.epoch;
        Self {
            store,
            epoch,
            organisation: MemoryOrganisation::new(epoch),
            keys: MemoryKeys::new(),
            control: MemoryControl::new(),
        }
    }

    async fn organisation(&mut self, request: &organisation::Request, case: &str) {
        let request = conformance::under_epoch(request.clone(), self.epoch);
        let expected = self.organisation.execute(request.clone());
        let answer = self.store.organisation.execute(request.clone()).await;
        assert_eq!(answer, expected, "{case}: {request:?}");
    }

    async fn keys(&mut self, request: &keys::Request, case: &str) {
        let expected = self.keys.execute(request.clone());
        let answer = self.store.keys.execute(request.clone()).await;
        assert_eq!(answer, expected, "{case}: {request:?}");
    }

    async fn control(&mut self, request: &control::Request, case: &str) {
        let expected = self.control.execute(request.clone());
        let answer = self.store.control.execute(request.clone()).await;
        assert_eq!(answer, expected, "{case}: {request:?}");
    }
}

/// Runs each fixed case on an empty store that is opened again half-way.
async fn all_cases(engine: &Engine) {
    for case in conformance::organisation() {
        let place = engine.empty_place().await;
        let mut run = Run::start(place.open().await).await;
        let (before, after) = halves(&case);
        for request in before {
            run.organisation(request, case.name).await;
        }
        run.store = place.reopen(run.store).await;
        for request in after {
            run.organisation(request, case.name).await;
        }
        run.store.close().await.unwrap();
    }
    for case in conformance::keys() {
        let place = engine.empty_place().await;
        let mut run = Run::start(place.open().await).await;
        let (before, after) = halves(&case);
        for request in before {
            run.keys(request, case.name).await;
        }
        run.store = place.reopen(run.store).await;
        for request in after {
            run.keys(request, case.name).await;
        }
        run.store.close().await.unwrap();
    }
    for case in conformance::control() {
        let place = engine.empty_place().await;
        let mut run = Run::start(place.open().await).await;
        let (before, after) = halves(&case);
        for request in before {
            run.control(request, case.name).await;
        }
        run.store = place.reopen(run.store).await;
        for request in after {
            run.control(request, case.name).await;
        }
        run.store.close().await.unwrap();
    }
}

fn halves<R>(case: &Case<R>) -> (&[R], &[R]) {
    case.steps.split_at(case.steps.len() / 2)
}

/// Runs the random histories of one seed on all three ports of one store.
async fn histories(engine: &Engine) {
    for seed in 0..u64::from(count("SOUHLAS_HISTORIES", 6, 30)) {
        let place = engine.empty_place().await;
        let mut run = Run::start(place.open().await).await;
        for half in 0..2 {
            let part = |steps: usize| steps * half / 2..steps * (half + 1) / 2;
            let steps = conformance::organisation_history(seed, HISTORY_STEPS);
            for request in &steps[part(steps.len())] {
                run.organisation(request, &format!("history {seed}")).await;
            }
            let steps = conformance::keys_history(seed, HISTORY_STEPS);
            for request in &steps[part(steps.len())] {
                run.keys(request, &format!("history {seed}")).await;
            }
            let steps = conformance::control_history(seed, HISTORY_STEPS);
            for request in &steps[part(steps.len())] {
                run.control(request, &format!("history {seed}")).await;
            }
            run.store = place.reopen(run.store).await;
        }
        run.store.close().await.unwrap();
    }
}

#[test]
fn the_memory_engine_answers_like_the_memory_stores() {
    run(async {
        all_cases(&Engine::Memory).await;
        histories(&Engine::Memory).await;
    });
}

#[test]
fn the_disk_engine_answers_like_the_memory_stores_also_after_reopening() {
    run(async {
        all_cases(&Engine::Disk).await;
        histories(&Engine::Disk).await;
    });
}

#[test]
fn a_server_answers_like_the_memory_stores_also_to_a_new_connection() {
    run(async {
        let engine = Engine::Remote(Server::start().await);
        all_cases(&engine).await;
        histories(&engine).await;
    });
}
