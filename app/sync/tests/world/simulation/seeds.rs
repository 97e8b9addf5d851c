//! Many seeds, in four tests side by side.

use domain::record::Class;

use super::run;
use crate::fixture::Fixture;
use crate::oracle::Tally;
use crate::server::Server;

/// Seeds that failed once.
const FAILED_ONCE: [u64; 6] = [629, 1_089, 2_030, 23_215, 85_971, 115_170];

/// Seeds of `make test`, and of `make test-full`.
const SEEDS: (u64, u64) = (10_000, 20_000);

/// How many tests share the seeds.
const SHARES: u64 = 4;

#[expect(
    clippy::disallowed_methods,
    reason = "the number of seeds is a setting of the test run"
)]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Says the seed if the run under it panics.
struct Seed(u64);

impl Drop for Seed {
    #[expect(clippy::print_stderr, reason = "a failing seed has to be known")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the world fell apart at SOUHLAS_WORLD_SEED={}", self.0);
        }
    }
}

/// Gives the seeds of one of the tests that run side by side.
fn seeds(share: u64) -> Vec<u64> {
    let full = setting("SOUHLAS_FULL").is_some_and(|full| full > 0);
    let count = setting("SOUHLAS_WORLD_SEEDS").unwrap_or(if full { SEEDS.1 } else { SEEDS.0 });
    let first = setting("SOUHLAS_WORLD_FROM").unwrap_or(1);
    let all = match setting("SOUHLAS_WORLD_SEED") {
        Some(seed) => vec![seed],
        None => FAILED_ONCE
            .into_iter()
            .chain(first..first + count)
            .collect(),
    };
    all.into_iter()
        .filter(|seed| seed % SHARES == share)
        .collect()
}

/// An organisation where everybody holds the keys of the classes their role reads.
pub(super) fn granted() -> Fixture {
    let mut fixture = Fixture::new();
    let staff = [
        fixture.rep.clone(),
        fixture.other_rep.clone(),
        fixture.manager.clone(),
    ];
    for class in Class::SEALED {
        let readers: Vec<_> = staff.iter().filter(|one| one.role.reads(class)).collect();
        fixture.roll(class, &readers);
    }
    fixture
}

#[expect(
    clippy::print_stdout,
    reason = "nextest prints it with the time it took"
)]
fn every_world_agrees(share: u64) {
    let server = Server::new(&granted());
    let mut tally = Tally::default();
    let seeds = seeds(share);
    for seed in &seeds {
        let seed = Seed(*seed);
        tally.add(&run(seed.0, server.clone(), None));
    }
    println!("{} worlds: {tally:?}", seeds.len());
    if seeds.len() >= 50 {
        tally.has_everything();
    }
}

#[test]
fn every_world_of_the_first_quarter_ends_in_agreement() {
    every_world_agrees(0);
}

#[test]
fn every_world_of_the_second_quarter_ends_in_agreement() {
    every_world_agrees(1);
}

#[test]
fn every_world_of_the_third_quarter_ends_in_agreement() {
    every_world_agrees(2);
}

#[test]
fn every_world_of_the_fourth_quarter_ends_in_agreement() {
    every_world_agrees(3);
}
