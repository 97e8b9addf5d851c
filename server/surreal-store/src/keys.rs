//! The key store: wraps, in a database of their own.

use std::collections::{BTreeMap, BTreeSet};

use domain::DeviceId;
use domain::SubjectId;
use domain::record::{Class, ClassSecretWrap, DekWrap};
use surrealdb::types::{Value, Variables};
use sync::store::StoreError;
use sync::store::keys::{Answer, Request};

use crate::connection::Connection;
use crate::error::OpenError;
use crate::failure::{self, Failure};
use crate::migration;
use crate::retry::Tries;
use crate::select;
use crate::shape::fields::Fields;
use crate::shape::{column, secret, wrap};

/// The port of the key store; clones share it.
#[derive(Clone, Debug)]
pub struct KeyStore {
    connection: Connection,
}

impl KeyStore {
    pub(crate) async fn open(connection: Connection) -> Result<Self, OpenError> {
        migration::run(&connection, migration::KEYS).await?;
        Ok(Self { connection })
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
            Request::PutSecrets(secrets) => self.put(&secrets).await,
            Request::Secrets(device) => self.secrets(device).await,
            Request::Destroy(subject) => self.destroy(subject).await,
        }
    }

    async fn add(&self, wraps: &[DekWrap]) -> Result<Answer, StoreError> {
        if wraps.is_empty() {
            return Ok(Answer::Done);
        }
        let values = column::list(wraps.iter().map(wrap::write));
        self.write("INSERT IGNORE INTO wrap $values RETURN NONE", values)
            .await
    }

    async fn wraps(&self, asked: &[(SubjectId, Class)]) -> Result<Answer, StoreError> {
        let different: BTreeSet<_> = asked.iter().copied().collect();
        let ranges = different
            .into_iter()
            .map(|(subject, class)| wrap::class(subject, class));
        let mut found: BTreeMap<(SubjectId, Class), Vec<DekWrap>> = BTreeMap::new();
        for value in self.read(ranges).await? {
            let wrap = wrap::read(value)?;
            found
                .entry((wrap.subject, wrap.class))
                .or_default()
                .push(wrap);
        }
        let in_order = asked.iter().filter_map(|key| found.get(key)).flatten();
        Ok(Answer::Wraps(in_order.cloned().collect()))
    }

    async fn put(&self, secrets: &[ClassSecretWrap]) -> Result<Answer, StoreError> {
        let values = column::list(secrets.iter().map(secret::write));
        self.write(
            "FOR $value IN $values { UPSERT $value.id CONTENT $value RETURN NONE }",
            values,
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

    async fn destroy(&self, subject: SubjectId) -> Result<Answer, StoreError> {
        self.write("DELETE $values RETURN NONE", wrap::subject(subject))
            .await
    }

    /// Every write may be repeated without harm, so an unknown outcome is settled by repeating.
    async fn write(&self, text: &'static str, values: Value) -> Result<Answer, StoreError> {
        if !self.connection.has_room() {
            return Err(StoreError::Full);
        }
        let mut tries = Tries::new();
        loop {
            let mut variables = Variables::new();
            variables.insert("values", values.clone());
            let answers = self.connection.query(text, variables).await;
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
        let mut variables = Variables::new();
        let found = select::from_ranges("range", "*", ranges, &mut variables);
        let text = format!("RETURN {{ found: {found} }}");
        let answers = self.connection.query(text, variables).await?;
        let mut fields = Fields::of("keys", failure::value(answers, 0)?)?;
        select::take(&mut fields, "found")
    }
}
