//! The open database of the key store, which a rewrite replaces while the server runs.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::RwLock;

use super::generations::Generations;
use crate::connection::Connection;
use crate::connection::embedded::Engine;
use crate::error::OpenError;
use crate::failure::Failure;
use crate::migration::{self, KEYS};

/// What the clones of a key store share.
#[derive(Debug)]
pub(super) struct Shared {
    /// Held by each write while it runs, and alone by a rewrite: reads go on meanwhile.
    pub(super) writing: RwLock<()>,
    /// Held by each request while it runs, and alone for the swap.
    pub(super) live: RwLock<Live>,
    /// Where its directories are; none in memory and on a server.
    pub(super) generations: Option<Generations>,
}

impl Shared {
    pub(super) fn new(live: Live, generations: Option<Generations>) -> Self {
        Self {
            writing: RwLock::new(()),
            live: RwLock::new(live),
            generations,
        }
    }
}

/// The open database.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub(super) connection: Connection,
    /// None on a server.
    pub(super) engine: Option<Engine>,
}

impl Live {
    /// Opens the newest store there is, after removing what a stopped rewrite left.
    pub(super) async fn newest(generations: &Generations) -> Result<Self, OpenError> {
        let directory = generations.settle().map_err(OpenError::Directory)?;
        match Self::in_directory(&directory).await {
            Err(OpenError::Engine(reason) | OpenError::MigrationFailed { reason, .. }) => {
                Err(OpenError::KeyStore { directory, reason })
            }
            opened => opened,
        }
    }

    /// Opens the store of a directory.
    pub(super) async fn in_directory(directory: &Path) -> Result<Self, OpenError> {
        let engine = Engine::in_directory(directory).await?;
        let opened = Self::of_engine(engine.clone()).await;
        if opened.is_err() {
            let _the_first_error_counts = engine.stop().await;
        }
        opened
    }

    pub(super) async fn of_engine(engine: Engine) -> Result<Self, OpenError> {
        let database = engine.database(KEYS.database).await?;
        let connection = Connection::Embedded(Arc::new(database));
        migration::run(&connection, KEYS).await?;
        Ok(Self {
            connection,
            engine: Some(engine),
        })
    }

    pub(super) async fn on_server(connection: Connection) -> Result<Self, OpenError> {
        migration::run(&connection, KEYS).await?;
        Ok(Self {
            connection,
            engine: None,
        })
    }

    pub(super) async fn stop(&self) -> Result<(), Failure> {
        match &self.engine {
            Some(engine) => engine.stop().await,
            None => Ok(()),
        }
    }
}
