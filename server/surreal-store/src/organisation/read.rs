//! Reading; each request is one statement, so it sees one snapshot.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::record::{Row, Table};
use domain::{RecordId, SubjectId};
use surrealdb::types::{Value, Variables};
use sync::store::StoreError;
use sync::store::organisation::{Answer, Load, Loaded};

use super::Inner;
use crate::failure::{self, Failure};
use crate::select;
use crate::shape::fields::Fields;
use crate::shape::head::StoredHead;
use crate::shape::{audit, change, column, entry, head, marked, op, row, statement};

const CHANGES: &str = "RETURN {
    head: (SELECT * FROM ONLY $head),
    changes: (SELECT * FROM $page)
}";

impl Inner {
    pub(super) async fn load(&self, load: Load) -> Result<Answer, StoreError> {
        let (text, variables) = load_query(&load);
        let mut fields = Fields::of("load", self.ask(text, variables).await?)?;
        let head = self.read_head(&mut fields)?;
        let mut loaded = Loaded {
            head,
            rows: read_rows(fields.list("rows")?)?,
            ledgers: BTreeMap::new(),
            ops: read_all(&mut fields, "ops", op::read)?
                .into_iter()
                .collect(),
        };
        let mut people = read_rows(select::take(&mut fields, "people")?)?;
        // A link may be older than the row; the row decides whom it is about.
        people.retain(|_, row| load.subjects.contains(&row.subject));
        loaded.rows.append(&mut people);
        for value in select::take(&mut fields, "entries")? {
            let (subject, entry) = entry::read(value)?;
            loaded.ledgers.entry(subject).or_default().push(entry);
        }
        Ok(Answer::Loaded(loaded))
    }

    /// Numbers have no gaps, so a page is a range of them: a limit would read to the end first.
    pub(super) async fn changes(&self, since: u64, limit: usize) -> Result<Answer, StoreError> {
        let mut variables = head_variables();
        variables.insert("page", change::page(since, limit as u64));
        let mut fields = Fields::of("changes", self.ask(CHANGES, variables).await?)?;
        Ok(Answer::Changes {
            head: self.read_head(&mut fields)?,
            changes: read_all(&mut fields, "changes", change::read)?,
        })
    }

    pub(super) async fn log(&self, after: u64) -> Result<Answer, StoreError> {
        let mut variables = Variables::new();
        variables.insert("after", statement::after(after));
        let found = self
            .ask("RETURN { found: (SELECT * FROM $after) }", variables)
            .await?;
        let mut fields = Fields::of("log", found)?;
        Ok(Answer::Log(read_all(
            &mut fields,
            "found",
            statement::read,
        )?))
    }

    /// Entries only ever get added, so the page stays right when more come in between.
    pub(super) async fn audit(
        &self,
        below: Option<u64>,
        limit: usize,
    ) -> Result<Answer, StoreError> {
        let newest = self.head().await?.head.audit_n;
        let end = below.map_or(newest.saturating_add(1), |below| {
            below.min(newest.saturating_add(1))
        });
        let start = end.saturating_sub(limit as u64).max(1);
        let mut variables = Variables::new();
        variables.insert("page", audit::between(start, end.max(start)));
        let found = self
            .ask("RETURN { found: (SELECT * FROM $page) }", variables)
            .await?;
        let mut fields = Fields::of("audit", found)?;
        let mut rows = read_all(&mut fields, "found", audit::read)?;
        rows.reverse();
        Ok(Answer::Audit(rows))
    }

    pub(super) async fn marked(&self) -> Result<Answer, StoreError> {
        let mut variables = Variables::new();
        variables.insert("all", marked::all());
        let found = self
            .ask("RETURN { found: (SELECT * FROM $all) }", variables)
            .await?;
        let mut fields = Fields::of("marked", found)?;
        let mut told = BTreeSet::new();
        let mut subjects = read_all(&mut fields, "found", marked::read)?;
        subjects.reverse();
        subjects.retain(|subject| told.insert(*subject));
        Ok(Answer::Marked(subjects))
    }

    pub(super) async fn head(&self) -> Result<StoredHead, StoreError> {
        let found = self
            .ask(
                "RETURN { head: (SELECT * FROM ONLY $head) }",
                head_variables(),
            )
            .await?;
        let mut fields = Fields::of("head", found)?;
        self.read_stored_head(&mut fields)
    }

    fn read_head(
        &self,
        fields: &mut Fields,
    ) -> Result<sync::store::organisation::Head, StoreError> {
        self.read_stored_head(fields).map(|stored| stored.head)
    }

    fn read_stored_head(&self, fields: &mut Fields) -> Result<StoredHead, StoreError> {
        let stored = StoredHead::read(Value::Object(fields.object("head")?))?;
        self.note_fence(stored.fence);
        Ok(stored)
    }

    async fn ask(
        &self,
        text: impl Into<Cow<'static, str>>,
        variables: Variables,
    ) -> Result<Value, StoreError> {
        let answers = self.connection.query(text, variables).await;
        answers
            .and_then(|answers| failure::value(answers, 0))
            .map_err(read_failed)
    }
}

/// A read changes nothing, so its failure is never an open outcome, but the port has no other word.
fn read_failed(failure: Failure) -> StoreError {
    tracing::warn!(?failure, "a read failed");
    failure.into()
}

fn head_variables() -> Variables {
    let mut variables = Variables::new();
    variables.insert("head", head::id());
    variables
}

fn load_query(load: &Load) -> (String, Variables) {
    let mut variables = head_variables();
    variables.insert(
        "rows",
        column::list(load.records.iter().copied().map(row::id)),
    );
    variables.insert(
        "ops",
        column::list(load.ops.iter().map(|(device, n)| op::id(*device, *n))),
    );
    let subjects: BTreeSet<SubjectId> = load.subjects.iter().copied().collect();
    let about = subjects
        .iter()
        .map(|subject| row::about(*subject, Table::Contact));
    let people = select::from_ranges("about", "VALUE row.*", about, &mut variables);
    let ledgers = subjects.iter().copied().map(entry::ledger);
    let entries = select::from_ranges("ledger", "*", ledgers, &mut variables);
    let text = format!(
        "RETURN {{
            head: (SELECT * FROM ONLY $head),
            rows: (SELECT * FROM $rows),
            ops: (SELECT * FROM $ops),
            people: {people},
            entries: {entries}
        }}"
    );
    (text, variables)
}

fn read_rows(values: Vec<Value>) -> Result<BTreeMap<RecordId, Row>, StoreError> {
    values
        .into_iter()
        .map(|value| row::read(value).map(|row| (row.id, row)))
        .collect()
}

fn read_all<T>(
    fields: &mut Fields,
    column: &str,
    read: fn(Value) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    fields.list(column)?.into_iter().map(read).collect()
}
