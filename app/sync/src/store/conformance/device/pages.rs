//! Pages that are read some at a time.

use super::{Case, Rng};
use crate::store::device::{Batch, Request};

pub(super) const ALL_PAGES: Request = Request::Pages {
    from: 0,
    most: u32::MAX,
};

pub(super) fn case() -> Case<Request> {
    Case {
        name: "pages are read some at a time",
        steps: vec![
            ALL_PAGES,
            Request::Commit(Batch {
                pages: [3, 0, 7, 1].map(|n| (n, vec![1; n as usize])).to_vec(),
                ..Batch::default()
            }),
            ALL_PAGES,
            Request::Pages { from: 0, most: 2 },
            Request::Pages { from: 2, most: 2 },
            Request::Pages { from: 7, most: 2 },
            Request::Pages { from: 8, most: 2 },
            Request::Pages { from: 0, most: 0 },
        ],
    }
}

pub(super) fn random(rng: &mut Rng) -> Request {
    Request::Pages {
        from: u32::from(rng.bytes::<1>()[0] % 5),
        most: u32::from(rng.bytes::<1>()[0] % 4),
    }
}
