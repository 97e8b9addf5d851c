//! Consent records of other systems (specification 8, rules ).

use domain::Timestamp;
use domain::interchange::{Batch, Refused, Why};

mod dpv;
mod json;
mod kantara;
mod properties;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn batch() -> Batch<'static> {
    Batch {
        system: "older",
        batch: "2026-11",
        first_row: 7,
        now: at("2026-11-22T10:00:00.000Z"),
    }
}

fn refused(path: &str, why: Why) -> Refused {
    Refused {
        path: path.to_owned(),
        why,
    }
}
