//! The key store: wraps, in a database of their own.

mod content;
mod generations;
mod live;
mod rewrap;
mod rewrite;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use domain::record::{Class, ClassSecretWrap, DekWrap};
use domain::{DeviceId, SubjectId, Timestamp};
use surrealdb::types::{Value, Variables};
use sync::store::StoreError;
use sync::store::keys::{Answer, Request};

pub use rewrite::Rewrite;

use crate::connection::Connection;
use crate::connection::embedded::Engine;
use crate::error::OpenError;
use crate::failure::{self, Failure};
use crate::retry::Tries;
use crate::select;
use crate::shape::fields::Fields;
use crate::shape::{self, column, secret, task, wrap};
use generations::Generations;
use live::{Live, Shared};

/// The port of the key store; clones share it.
#[derive(Clone, Debug)]
pub struct KeyStore {
    shared: Arc<Shared>,
}

impl KeyStore {
    /// Opens the key store that begins at a directory.
    pub(crate) async fn in_directory(directory: &Path) -> Result<Self, OpenError> {
        let generations = Generations::of(directory);
        let live = Live::newest(&generations).await?;
        Ok(Self::over(live, Some(generations)))
    }

    pub(crate) async fn in_memory(engine: Engine) -> Result<Self, OpenError> {
        let live = Live::of_engine(engine).await?;
        Ok(Self::over(live, None))
    }

    pub(crate) async fn on_server(connection: Connection) -> Result<Self, OpenError> {
        let live = Live::on_server(connection).await?;
        Ok(Self::over(live, None))
    }

    fn over(live: Live, generations: Option<Generations>) -> Self {
        let shared = Arc::new(Shared::new(live, generations));
        Self { shared }
    }

    /// Answers one request of the port.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unknown`] leaves open whether the request went through; each of them may
    /// simply be made again.
    pub async fn execute(&self, request: Request) -> Result<Answer, StoreError> {
        match request {
            Request::AddWraps(wraps) => self.add(&wraps).await,
            Request::Wraps(asked) => self.wraps(&asked).await,
            Request::ReWraps(asked) => self.again(&asked).await.map(Answer::ReWraps),
            Request::AddReWrap(made) => self.add_again(&made).await,
            Request::ConfirmReWrap(word) => self.confirm_again(&word).await,
            Request::DropReWrap(name) => self.drop_again(&name).await,
            Request::PutSecrets(secrets) => self.put(&secrets).await,
            Request::Secrets(device) => self.secrets(device).await,
            Request::Destroy {
                subject,
                rewrite_by,
            } => self.destroy(subject, rewrite_by).await,
            Request::RewriteBy => self.rewrite_by().await,
        }
    }

    /// Stops the engine, if there is one in this process.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        Ok(self.shared.live.read().await.stop().await?)
    }

    async fn add(&self, wraps: &[DekWrap]) -> Result<Answer, StoreError> {
        if wraps.is_empty() {
            return Ok(Answer::Done);
        }
        let values = column::list(wraps.iter().map(wrap::write));
        self.write("INSERT IGNORE INTO wrap $values RETURN NONE", bound(values))
            .await
    }

    async fn wraps(&self, asked: &[(SubjectId, Class)]) -> Result<Answer, StoreError> {
        let different: BTreeSet<_> = asked.iter().copied().collect();
        let ranges = different
            .iter()
            .map(|(subject, class)| wrap::class(*subject, *class));
        let mut found: BTreeMap<(SubjectId, Class), Vec<DekWrap>> = BTreeMap::new();
        for value in self.read(ranges).await? {
            let wrap = wrap::read(value)?;
            found
                .entry((wrap.subject, wrap.class))
                .or_default()
                .push(wrap);
        }
        let pairs: Vec<_> = different.into_iter().collect();
        for held in self.again(&pairs).await? {
            let wrap = held.made.wrap.clone();
            if held.opens() {
                let key = (wrap.subject, wrap.class);
                found.entry(key).or_default().push(wrap);
            }
        }
        let in_order = asked.iter().filter_map(|key| found.get(key)).flatten();
        Ok(Answer::Wraps(in_order.cloned().collect()))
    }

    async fn put(&self, secrets: &[ClassSecretWrap]) -> Result<Answer, StoreError> {
        let values = column::list(secrets.iter().map(secret::write));
        self.write(
            "FOR $value IN $values { UPSERT $value.id CONTENT $value RETURN NONE }",
            bound(values),
        )
        .await
    }

    async fn secrets(&self, device: Option<DeviceId>) -> Result<Answer, StoreError> {
        let found = self.read([secret::receiver(device)]).await?;
        let mut secrets = found
            .into_iter()
            .map(secret::read)
            .collect::<Result<Vec<_>, _>>()?;
        secrets.sort_by_key(|secret| (secret.class, secret.epoch));
        Ok(Answer::Secrets(secrets))
    }

    /// The task is written with the deletion, so that no stop in between loses it.
    async fn destroy(&self, subject: SubjectId, by: Timestamp) -> Result<Answer, StoreError> {
        let mut variables = bound(wrap::subject(subject));
        variables.insert("again", shape::rewrap::subject(subject));
        variables.insert("task", task::id());
        variables.insert("by", column::time(by));
        self.write(
            "BEGIN;
            DELETE $values RETURN NONE;
            DELETE $again RETURN NONE;
            LET $known = SELECT VALUE rewrite_by FROM ONLY $task;
            IF $known = NONE OR $known > $by {
                UPSERT $task CONTENT { rewrite_by: $by } RETURN NONE
            };
            COMMIT;",
            variables,
        )
        .await
    }

    async fn rewrite_by(&self) -> Result<Answer, StoreError> {
        let found = self.read([column::list([task::id()])]).await?;
        let by = found.into_iter().next().map(task::read).transpose()?;
        Ok(Answer::RewriteBy(by))
    }

    /// Every write may be repeated without harm, so an unknown outcome is settled by repeating.
    async fn write(&self, text: &'static str, variables: Variables) -> Result<Answer, StoreError> {
        let _writing = self.shared.writing.read().await;
        let live = self.shared.live.read().await;
        if !live.connection.has_room() {
            return Err(StoreError::Full);
        }
        let mut tries = Tries::new();
        loop {
            let answers = live.connection.query(text, variables.clone()).await;
            match answers.and_then(|answers| failure::done(&answers)) {
                Ok(()) => return Ok(Answer::Done),
                Err(Failure::Full) => return Err(StoreError::Full),
                Err(failure) => {
                    tracing::debug!(?failure, "a write of the key store is repeated");
                    if !tries.again().await {
                        return Err(failure.into());
                    }
                }
            }
        }
    }

    async fn read(
        &self,
        ranges: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Value>, StoreError> {
        let live = self.shared.live.read().await;
        read(&live.connection, "*", ranges).await
    }
}

fn bound(values: Value) -> Variables {
    let mut variables = Variables::new();
    variables.insert("values", values);
    variables
}

/// Reads rows of ranges of ids, in order.
async fn read(
    connection: &Connection,
    what: &str,
    ranges: impl IntoIterator<Item = Value>,
) -> Result<Vec<Value>, StoreError> {
    let mut variables = Variables::new();
    let found = select::from_ranges("range", what, ranges, &mut variables);
    let text = format!("RETURN {{ found: {found} }}");
    let answers = connection.query(text, variables).await?;
    let mut fields = Fields::of("keys", failure::value(answers, 0)?)?;
    select::take(&mut fields, "found")
}
