//! Cases of a device's own store.

mod files;
mod pages;

use super::Case;
use super::rng::Rng;
use crate::store::device::{Batch, Request};
use pages::ALL_PAGES;

fn save(ops: &[(u64, u8)]) -> Request {
    Request::SaveOps(
        ops.iter()
            .map(|(n, content)| (*n, vec![*content; 5]))
            .collect(),
    )
}

/// Gives the fixed cases of a device's own store.
#[must_use]
pub fn device() -> Vec<Case<Request>> {
    let mut cases = data();
    cases.extend(files::cases());
    cases.push(pages::case());
    cases
}

fn data() -> Vec<Case<Request>> {
    vec![
        Case {
            name: "a fresh store is empty",
            steps: vec![Request::Open, Request::GetMeta("keys".into())],
        },
        Case {
            name: "values beside the data are replaced",
            steps: vec![
                Request::PutMeta("keys".into(), vec![1, 2, 3]),
                Request::PutMeta("keys".into(), vec![]),
                Request::PutMeta("other".into(), vec![0, 255]),
                Request::GetMeta("keys".into()),
                Request::GetMeta("other".into()),
                Request::Open,
            ],
        },
        Case {
            name: "a number that exists refuses the whole save",
            steps: vec![
                save(&[(1, 1), (2, 2)]),
                save(&[(3, 3), (2, 9)]),
                Request::Open,
                save(&[(3, 3)]),
                Request::Open,
            ],
        },
        Case {
            name: "a commit writes data, outbox and cursor together",
            steps: vec![
                save(&[(1, 1), (2, 2), (3, 3), (10, 4)]),
                Request::Commit(Batch {
                    pages: vec![(1, vec![1; 2000]), (0, vec![0])],
                    overlay: vec![(5, vec![5]), (6, vec![6])],
                    overlay_folded: None,
                    ops_done: vec![1, 77],
                    decisions: vec![(2, vec![2, 2])],
                    cursor: Some(vec![9]),
                    ..Batch::default()
                }),
                Request::Open,
                ALL_PAGES,
                Request::Commit(Batch::default()),
                Request::Open,
                ALL_PAGES,
            ],
        },
        Case {
            name: "folding drops old overlay entries and keeps those written with it",
            steps: vec![
                Request::Commit(Batch {
                    overlay: vec![(1, vec![1]), (2, vec![2]), (3, vec![3])],
                    ..Batch::default()
                }),
                Request::Commit(Batch {
                    pages: vec![(0, vec![7])],
                    overlay: vec![(4, vec![4])],
                    overlay_folded: Some(2),
                    cursor: Some(vec![1]),
                    ..Batch::default()
                }),
                Request::Commit(Batch {
                    pages: vec![(0, vec![8])],
                    ..Batch::default()
                }),
                Request::Open,
                ALL_PAGES,
            ],
        },
        Case {
            name: "a decision leaves when it is done",
            steps: vec![
                save(&[(1, 1)]),
                Request::Commit(Batch {
                    decisions: vec![(1, vec![1])],
                    ..Batch::default()
                }),
                Request::Commit(Batch {
                    ops_done: vec![1],
                    ..Batch::default()
                }),
                Request::Open,
            ],
        },
        Case {
            name: "stripping leaves what was saved here and nothing that came from elsewhere",
            steps: vec![
                Request::PutMeta("keys".into(), vec![1]),
                save(&[(1, 1), (2, 2)]),
                Request::Commit(Batch {
                    pages: vec![(1, vec![1])],
                    overlay: vec![(3, vec![1])],
                    decisions: vec![(1, vec![1])],
                    cursor: Some(vec![1]),
                    ..Batch::default()
                }),
                Request::Strip,
                Request::Open,
                Request::GetMeta("keys".into()),
                Request::Strip,
                Request::Open,
            ],
        },
        Case {
            name: "wiping leaves nothing",
            steps: vec![
                Request::PutMeta("keys".into(), vec![1]),
                save(&[(1, 1)]),
                Request::Commit(Batch {
                    pages: vec![(0, vec![1])],
                    overlay: vec![(1, vec![1])],
                    decisions: vec![(1, vec![1])],
                    cursor: Some(vec![1]),
                    ..Batch::default()
                }),
                Request::Wipe,
                Request::Open,
                Request::GetMeta("keys".into()),
                save(&[(1, 2)]),
                Request::Open,
            ],
        },
    ]
}

/// Gives a random history of a device's own store.
#[must_use]
pub fn device_history(seed: u64, steps: usize) -> Vec<Request> {
    let mut rng = Rng::new(seed);
    (0..steps).map(|_| random(&mut rng)).collect()
}

fn random(rng: &mut Rng) -> Request {
    match rng.below(24) {
        16..=21 => files::random(rng),
        0..=4 => save(&[(rng.below(9), rng.bytes::<1>()[0])]),
        5..=9 => Request::Commit(random_batch(rng)),
        10 => Request::PutMeta("m".into(), rng.bytes::<3>().to_vec()),
        11 => Request::GetMeta("m".into()),
        12 if rng.chance(4) => Request::Wipe,
        13 if rng.chance(3) => Request::Strip,
        14 => pages::random(rng),
        15 | 22 => ALL_PAGES,
        _ => Request::Open,
    }
}

fn random_batch(rng: &mut Rng) -> Batch {
    let folded = rng.below(20);
    Batch {
        pages: vec![(
            u32::from(rng.bytes::<1>()[0] % 4),
            rng.bytes::<9>().to_vec(),
        )],
        overlay: vec![(folded + 1 + rng.below(5), rng.bytes::<4>().to_vec())],
        overlay_folded: rng.chance(3).then_some(folded),
        ops_done: vec![rng.below(5)],
        decisions: if rng.chance(2) {
            vec![(5 + rng.below(4), rng.bytes::<2>().to_vec())]
        } else {
            Vec::new()
        },
        files_gone: rng.chance(6).then(|| files::any(rng)).into_iter().collect(),
        fetched_gone: rng.chance(6).then(|| files::any(rng)).into_iter().collect(),
        cursor: rng.chance(2).then(|| rng.bytes::<8>().to_vec()),
    }
}
