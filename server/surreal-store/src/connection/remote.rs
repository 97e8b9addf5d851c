//! A database on a server, over WebSocket.

use std::borrow::Cow;
use std::time::Duration;

use surrealdb::Surreal;
use surrealdb::engine::any::{self, Any};
use surrealdb::opt::auth::Database;
use surrealdb::types::{Value, Variables};
use tokio::time::timeout;

use crate::error::OpenError;
use crate::failure::{Answers, Failure};
use crate::secrets::DbSecrets;

/// The client waits for ever for an answer that a broken connection swallowed.
const PATIENCE: Duration = Duration::from_secs(10);

/// A signed-in handle of one database; it reconnects by itself.
#[derive(Debug)]
pub(crate) struct Remote {
    handle: Surreal<Any>,
}

impl Remote {
    /// Connects and signs in as a user of this database.
    pub(crate) async fn connect(
        url: &str,
        namespace: &str,
        database: &str,
        secrets: &DbSecrets,
    ) -> Result<Self, OpenError> {
        let refused = |error: surrealdb::Error| OpenError::Connection(error.kind_str().to_owned());
        let opening = async {
            let handle = any::connect(url).await?;
            handle
                .signin(Database {
                    namespace: namespace.to_owned(),
                    database: database.to_owned(),
                    username: secrets.user.clone(),
                    password: secrets.password.clone(),
                })
                .await?;
            handle.use_ns(namespace).use_db(database).await?;
            Ok(Self { handle })
        };
        timeout(PATIENCE, opening)
            .await
            .map_err(|_| OpenError::Connection("no answer".to_owned()))?
            .map_err(refused)
    }

    /// Runs one query string.
    pub(crate) async fn query(
        &self,
        text: Cow<'static, str>,
        variables: Variables,
    ) -> Result<Answers, Failure> {
        let asked = timeout(PATIENCE, self.handle.query(text).bind(variables)).await;
        let mut results = asked
            .map_err(|_| Failure::Unknown("timeout"))?
            .map_err(|error| Failure::of_one(&error))?;
        let statements = results.num_statements();
        Ok((0..statements)
            .map(|statement| results.take::<Value>(statement))
            .collect())
    }
}
