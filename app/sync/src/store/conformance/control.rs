//! Cases of the control database.

use serde_json::{Value, json};

use super::Case;
use super::rng::Rng;
use crate::store::control::{Request, Table};

fn get(table: Table, id: &str) -> Request {
    Request::Get {
        table,
        id: id.into(),
    }
}

fn put(table: Table, id: &str, expected: u64, body: Value) -> Request {
    Request::Put {
        table,
        id: id.into(),
        expected,
        body,
    }
}

fn list(table: Table, after: Option<&str>, limit: usize) -> Request {
    Request::List {
        table,
        after: after.map(Into::into),
        limit,
    }
}

fn delete(table: Table, id: &str) -> Request {
    Request::Delete {
        table,
        id: id.into(),
    }
}

/// Gives the fixed cases of the control database.
#[must_use]
pub fn control() -> Vec<Case<Request>> {
    let mut cases = vec![
        Case {
            name: "a row is made once and changed by the version read",
            steps: vec![
                get(Table::Account, "a"),
                put(Table::Account, "a", 1, json!({"k": 0})),
                put(
                    Table::Account,
                    "a",
                    0,
                    json!({"k": 1, "list": [1, "ž", true, null], "in": {"x": -3}}),
                ),
                put(Table::Account, "a", 0, json!({"k": 2})),
                put(Table::Account, "a", 1, json!({"k": 3})),
                put(Table::Account, "a", 1, json!({"k": 4})),
                get(Table::Account, "a"),
            ],
        },
        Case {
            name: "a deleted row starts again at the first version",
            steps: vec![
                put(Table::Session, "s", 0, json!({"v": 1})),
                put(Table::Session, "s", 1, json!({"v": 2})),
                delete(Table::Session, "s"),
                delete(Table::Session, "s"),
                get(Table::Session, "s"),
                put(Table::Session, "s", 0, json!({"v": 3})),
                get(Table::Session, "s"),
            ],
        },
        Case {
            name: "a list goes on after the last id, in byte order",
            steps: vec![
                put(Table::Mail, "b", 0, json!({"n": 2})),
                put(Table::Mail, "a", 0, json!({"n": 1})),
                put(Table::Mail, "Z", 0, json!({"n": 0})),
                put(Table::Mail, "a-9", 0, json!({"n": 9})),
                put(Table::Mail, "a_10", 0, json!({"n": 10})),
                list(Table::Mail, None, 10),
                list(Table::Mail, None, 2),
                list(Table::Mail, Some("a"), 2),
                list(Table::Mail, Some("b"), 2),
                list(Table::Mail, Some("aa"), 2),
                list(Table::Mail, None, 0),
            ],
        },
    ];
    cases.push(Case {
        name: "each table has rows of its own",
        steps: Table::ALL
            .into_iter()
            .map(|table| put(table, "same", 0, json!({"table": table.as_str()})))
            .chain(Table::ALL.into_iter().map(|table| get(table, "same")))
            .chain(Table::ALL.into_iter().map(|table| list(table, None, 5)))
            .collect(),
    });
    cases
}

/// Gives a random history of the control database.
#[must_use]
pub fn control_history(seed: u64, steps: usize) -> Vec<Request> {
    let mut rng = Rng::new(seed);
    (0..steps).map(|_| random(&mut rng)).collect()
}

fn random(rng: &mut Rng) -> Request {
    let table = Table::ALL[rng.index(3)];
    let id = ["a", "b", "c", "c-1", "d"][rng.index(5)];
    match rng.below(8) {
        0..=3 => put(table, id, rng.below(4), json!({"v": rng.below(1000)})),
        4..=5 => get(table, id),
        6 => list(table, rng.chance(2).then_some(id), rng.index(5)),
        _ => delete(table, id),
    }
}
