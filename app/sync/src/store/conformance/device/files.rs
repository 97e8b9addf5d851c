//! Cases of sealed files.

use domain::RecordId;

use super::{Case, Request, Rng, save};
use crate::store::device::{Batch, Shelf};

const FILES: [u8; 2] = [1, 2];

fn file(n: u8) -> RecordId {
    RecordId::v4([n; 16])
}

fn put(shelf: Shelf, of: u8, n: u32) -> Request {
    let content = vec![of, 9];
    Request::PutChunk(shelf, file(of), n, content)
}

fn marked(of: u8, n: u64) -> Request {
    Request::SaveFile {
        ops: vec![(n, vec![4; 3])],
        file: file(of),
        mark: vec![of],
    }
}

/// Everything that can be asked about two files of three chunks.
fn look() -> Vec<Request> {
    let mut asked = vec![Request::Open];
    for shelf in [Shelf::Outgoing, Shelf::Fetched] {
        for of in FILES {
            asked.extend([0, 1, 10].map(|n| Request::GetChunk(shelf, file(of), n)));
        }
    }
    asked
}

/// Both files on both shelves, the first with a mark.
fn furnished() -> Vec<Request> {
    let mut steps = Vec::new();
    for of in FILES {
        for n in [0, 1, 10] {
            steps.push(put(Shelf::Outgoing, of, n));
            steps.push(put(Shelf::Fetched, of, n));
        }
    }
    steps.push(marked(1, 1));
    steps
}

fn then(name: &'static str, what: Request) -> Case<Request> {
    let mut steps = furnished();
    steps.extend(look());
    steps.push(what);
    steps.extend(look());
    Case { name, steps }
}

pub(super) fn cases() -> Vec<Case<Request>> {
    let gone = |files_gone, fetched_gone| {
        Request::Commit(Batch {
            files_gone,
            fetched_gone,
            ..Batch::default()
        })
    };
    vec![
        then(
            "a file is dropped with its mark and no other",
            Request::DropFile(file(1)),
        ),
        then("chunks without a mark are tidied away", Request::Tidy),
        then("stripping leaves outgoing files", Request::Strip),
        then("wiping leaves no file", Request::Wipe),
        then(
            "a commit takes a file from both shelves",
            gone(vec![file(1)], Vec::new()),
        ),
        then(
            "a commit takes a fetched file alone",
            gone(Vec::new(), vec![file(1)]),
        ),
        Case {
            name: "a file is marked with its operation or not at all",
            steps: vec![
                save(&[(1, 1)]),
                put(Shelf::Outgoing, 1, 0),
                marked(1, 1),
                Request::Open,
                marked(1, 2),
                Request::Open,
                put(Shelf::Outgoing, 1, 0),
                Request::GetChunk(Shelf::Outgoing, file(1), 0),
            ],
        },
    ]
}

pub(super) fn any(rng: &mut Rng) -> RecordId {
    let [n] = rng.bytes::<1>();
    file(FILES[usize::from(n % 2)])
}

pub(super) fn random(rng: &mut Rng) -> Request {
    let file = any(rng);
    let shelf = if rng.chance(2) {
        Shelf::Outgoing
    } else {
        Shelf::Fetched
    };
    match rng.below(8) {
        0..=2 => Request::PutChunk(shelf, file, 0, rng.bytes::<4>().to_vec()),
        3 | 4 => Request::GetChunk(shelf, file, 0),
        5 => Request::SaveFile {
            ops: vec![(rng.below(9), rng.bytes::<2>().to_vec())],
            file,
            mark: rng.bytes::<2>().to_vec(),
        },
        6 => Request::Tidy,
        _ => Request::DropFile(file),
    }
}
