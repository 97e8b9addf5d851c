//! How the queries are planned: every list is a range of ids, no table is ever read whole.

use std::sync::Arc;

use domain::record::{Class, Table};
use domain::{OpId, RecordId, SubjectId, Timestamp};
use surrealdb::types::{Value, Variables};
use sync::message::v1::{Change, Target};

use crate::connection::Connection;
use crate::connection::embedded::Engine;
use crate::failure;
use crate::migration::{self, CONTROL, KEYS, ORGANISATION, Schema};
use crate::shape::{audit, change, column, entry, key, marked, op, row, secret, statement, wrap};

const CHANGES: u64 = 2000;

async fn migrated(schema: Schema) -> Connection {
    let engine = Engine::in_memory().await.expect("memory is there");
    let database = engine
        .database(schema.database)
        .await
        .expect("a new database");
    let connection = Connection::Embedded(Arc::new(database));
    migration::run(&connection, schema)
        .await
        .expect("a new database takes all versions");
    connection
}

async fn plan(connection: &Connection, explain: &str, source: Value) -> String {
    let mut variables = Variables::new();
    variables.insert("source", source);
    let text = format!("{explain} SELECT * FROM $source");
    let answers = connection.query(text, variables).await.expect("a plan");
    let Ok(Value::String(plan)) = failure::value(answers, 0) else {
        panic!("a plan is text");
    };
    plan
}

async fn reads_a_range(connection: &Connection, range: Value) {
    let plan = plan(connection, "EXPLAIN", range).await;
    assert!(
        plan.contains("RecordIdScan") && !plan.contains("TableScan"),
        "{plan}"
    );
}

#[tokio::test]
async fn every_list_is_planned_as_a_range_of_ids() {
    let subject = SubjectId::v4([1; 16]);
    let organisation = migrated(ORGANISATION).await;
    for range in [
        row::about(subject, Table::Contact),
        entry::ledger(subject),
        change::page(5, 10),
        audit::between(1, 10),
        statement::after(3),
        marked::all(),
    ] {
        reads_a_range(&organisation, range).await;
    }
    let keys = migrated(KEYS).await;
    for range in [
        wrap::class(subject, Class::Notes),
        wrap::subject(subject),
        secret::receiver(None),
    ] {
        reads_a_range(&keys, range).await;
    }
    let control = migrated(CONTROL).await;
    reads_a_range(&control, key::text_above("session", Some("a"))).await;
    reads_a_range(&control, key::text_above("session", None)).await;
}

#[tokio::test]
async fn records_and_operations_are_read_by_their_ids() {
    let organisation = migrated(ORGANISATION).await;
    for id in [
        row::id(RecordId::v4([1; 16])),
        op::id(domain::DeviceId::v4([1; 16]), 7),
    ] {
        let plan = plan(&organisation, "EXPLAIN", column::list([id])).await;
        assert!(
            plan.contains("SourceExpr") && !plan.contains("TableScan"),
            "{plan}"
        );
    }
}

#[tokio::test]
async fn a_page_of_changes_reads_no_more_rows_than_it_gives() {
    let connection = migrated(ORGANISATION).await;
    let changes = (1..=CHANGES).map(|seq| {
        change::write(&Change {
            seq,
            target: Target::Record(RecordId::v4([1; 16])),
            op: Some(OpId::v4([2; 16])),
            actor: None,
            device: None,
            server_time: Timestamp::from_millis(0),
        })
    });
    let mut variables = Variables::new();
    variables.insert("changes", column::list(changes));
    let made = connection
        .query("INSERT INTO change $changes RETURN NONE", variables)
        .await;
    failure::done(&made.expect("room for changes")).expect("room for changes");
    let plan = plan(&connection, "EXPLAIN ANALYZE", change::page(100, 50)).await;
    let scan = plan.lines().find(|line| line.contains("RecordIdScan"));
    assert!(
        scan.is_some_and(|line| line.contains("{rows: 50,")),
        "{plan}"
    );
}
