//! Cases of an organisation's database.

mod history;
mod script;

pub use history::organisation_history;

use script::{Script, Writes, follow, load};

use super::{Case, fixture};
use crate::message::v1::{Outcome, Target};
use crate::store::organisation::Request;

const fn applied(seq: u64, version: u64) -> Outcome {
    Outcome::Applied { seq, version }
}

fn contact_made(id: u8, n: u64) -> Writes {
    Writes {
        ops: vec![((1, n), fixture::stored_op(id, applied(n, 1)))],
        rows: vec![fixture::contact(id, 1)],
        targets: vec![Target::Record(fixture::record(id))],
        audit: 1,
        ..Writes::default()
    }
}

fn event(subject: u8, subject_seq: u64, org_seq: u64, content: u8) -> Writes {
    Writes {
        entries: vec![(
            fixture::subject(subject),
            fixture::entry(subject_seq, org_seq, content),
        )],
        targets: vec![Target::Ledger {
            subject: fixture::subject(subject),
            subject_seq,
        }],
        audit: 1,
        ..Writes::default()
    }
}

/// Gives the fixed cases of an organisation's database.
#[must_use]
pub fn organisation() -> Vec<Case<Request>> {
    vec![
        Script::new()
            .read_all()
            .case("an empty database answers its head and nothing else"),
        Script::new()
            .write(contact_made(1, 1))
            .read_all()
            .write(Writes {
                rows: vec![fixture::contact(1, 2), fixture::note(4, 1, 1)],
                targets: vec![
                    Target::Record(fixture::record(1)),
                    Target::Record(fixture::record(4)),
                ],
                audit: 2,
                ..Writes::default()
            })
            .read_all()
            .case("a commit is read back whole and a row is replaced"),
        Script::new()
            .write(contact_made(1, 1))
            .write_late(contact_made(2, 2))
            .read_all()
            .case("a moved head writes nothing"),
        Script::new()
            .write(contact_made(1, 1))
            .write(contact_made(2, 1))
            .read_all()
            .write(contact_made(2, 2))
            .read_all()
            .case("a known operation number writes nothing"),
        Script::new()
            .write(event(1, 1, 1, 10))
            .write(event(2, 1, 2, 15))
            .write(event(1, 2, 3, 11))
            .read_all()
            .step(load(&[], &[2], &[]))
            .case("ledgers keep their order and their people apart"),
        Script::new()
            .write(event(1, 1, 1, 10))
            .write(event(2, 1, 2, 11))
            .write(event(3, 1, 3, 15))
            .step(Request::Marked)
            .write(event(1, 2, 4, 20))
            .step(Request::Marked)
            .case("persons with marked entries are told once, the latest mark first"),
        people().case("a person's contact comes with the ledger, other records do not"),
        outcomes().case("each outcome is kept as it was answered"),
        pages().case("changes and audit entries are read in pages"),
        log().case("statements follow each other"),
        Script::new()
            .write(Writes {
                audit: 1,
                ..Writes::default()
            })
            .write(Writes::default())
            .read_all()
            .case("a commit may carry an audit entry only or nothing"),
    ]
}

fn people() -> Script {
    Script::new()
        .write(Writes {
            rows: vec![
                fixture::contact(1, 1),
                fixture::contact(2, 1),
                fixture::note(4, 1, 1),
            ],
            targets: vec![
                Target::Record(fixture::record(1)),
                Target::Record(fixture::record(2)),
                Target::Record(fixture::record(4)),
            ],
            audit: 1,
            ..Writes::default()
        })
        .step(load(&[], &[1], &[]))
        .step(load(&[4], &[2], &[]))
        .step(load(&[1, 1], &[1, 9], &[]))
        .step(load(&[9], &[9], &[(9, 9)]))
}

fn outcomes() -> Script {
    Script::new()
        .write(Writes {
            ops: vec![
                ((1, 1), fixture::stored_op(1, applied(3, 2))),
                ((1, 2), fixture::stored_op(2, fixture::refused())),
                (
                    (2, 1),
                    fixture::stored_op(3, Outcome::Already { seq: 4, version: 0 }),
                ),
            ],
            audit: 3,
            ..Writes::default()
        })
        .read_all()
        .step(load(&[], &[], &[(2, 1), (2, 2), (1, 1)]))
}

fn pages() -> Script {
    let mut script = Script::new();
    for id in 1..=12 {
        script = script.write(contact_made(id, u64::from(id)));
    }
    let changes = [(0, 5), (5, 5), (10, 5), (12, 5), (50, 5), (3, 0)];
    for (since, limit) in changes {
        script = script.step(Request::Changes { since, limit });
    }
    for (below, limit) in [
        (None, 4),
        (Some(9), 4),
        (Some(2), 4),
        (Some(1), 4),
        (Some(100), 2),
    ] {
        script = script.step(Request::Audit { below, limit });
    }
    script
}

fn log() -> Script {
    let stated = |contents: &[u8]| Writes {
        statements: contents.iter().copied().map(fixture::statement).collect(),
        audit: 1,
        ..Writes::default()
    };
    Script::new()
        .write(stated(&[1, 2, 3]))
        .step(Request::Log { after: 0 })
        .step(Request::Log { after: 2 })
        .step(Request::Log { after: 3 })
        .write(stated(&[4]))
        .step(Request::Log { after: 3 })
        .step(Request::Log { after: 40 })
        .read_all()
}
