//! Fold and gate over large ledgers.
//!
//! The peer of the fold is reading the same bodies from JSON once: the least that a system pays
//! which keeps its consent events as JSON rows and looks at each of them.

use std::hint::black_box;
use std::time::Duration;

use bench::{key, organisation, person};
use criterion::{Criterion, criterion_group, criterion_main};
use domain::privacy::{Body, ContactFacts, LedgerEvent, fold, may_contact};
use domain::{RecordId, Timestamp, starter};

const MILLION: u32 = 1_000_000;

fn folds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fold of 1,000,000 events");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    let registry = starter::purposes();
    let fold_all = |(ledgers, now): &(Vec<Vec<LedgerEvent>>, Timestamp)| {
        ledgers
            .iter()
            .filter(|events| fold(events, &registry, &key(), *now).valid)
            .count()
    };
    for (name, people) in [("one person", 1), ("5,000 persons", 5_000)] {
        let ledgers = organisation(people, MILLION / people);
        group.bench_function(name, |bencher| {
            bencher.iter(|| fold_all(black_box(&ledgers)))
        });
    }
    group.finish();
}

fn peer(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("peer");
    let bodies: Vec<String> = person(0, 10_000)
        .0
        .iter()
        .map(|event| serde_json::to_string(&event.body).expect("a body is plain data"))
        .collect();
    group.bench_function("10,000 bodies read from JSON", |bencher| {
        bencher.iter(|| {
            black_box(&bodies)
                .iter()
                .filter(|body| serde_json::from_str::<Body>(body).is_ok())
                .count()
        });
    });
    group.finish();
}

fn gate(criterion: &mut Criterion) {
    let registry = starter::purposes();
    let (events, now) = person(0, 200);
    let facts = ContactFacts::of_point(Some((RecordId::v4([7; 16]), 1)));
    criterion.bench_function("may_contact with 200 events", |bencher| {
        bencher.iter(|| may_contact(black_box(&events), &registry, &facts, &key(), now));
    });
}

criterion_group!(ledger, folds, peer, gate);
criterion_main!(ledger);
