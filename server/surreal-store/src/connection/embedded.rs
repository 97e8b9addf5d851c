//! The engines inside this process.

use std::borrow::Cow;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use surrealdb::opt::capabilities::Capabilities;
use surrealdb::types::Variables;
use surrealdb_cnf::ConfigMap;
use surrealdb_core::dbs::Session;
use surrealdb_core::kvs::Datastore;
use surrealdb_iam::{Level, Role};

use super::worker;
use crate::error::OpenError;
use crate::failure::{Answers, Failure};
use crate::space;

/// Left to itself the engine takes half of the machine's memory for this cache.
const BLOCK_CACHE_BYTES: u64 = 128 << 20;

/// Bounds the unflushed writes in memory; a single transaction must fit.
const MEMTABLE_BYTES: u64 = 64 << 20;

const NAMESPACE: &str = "souhlas";

/// An open store of one directory, or of none.
#[derive(Clone)]
pub(crate) struct Engine {
    datastore: Arc<Datastore>,
    directory: Option<PathBuf>,
}

/// One database of an engine.
pub(crate) struct Embedded {
    engine: Engine,
    session: Session,
}

impl core::fmt::Debug for Embedded {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Embedded")
            .field("directory", &self.engine.directory)
            .field("database", &self.session.db)
            .finish_non_exhaustive()
    }
}

impl core::fmt::Debug for Engine {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Engine")
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Starts the engine in memory.
    pub(crate) async fn in_memory() -> Result<Self, OpenError> {
        let datastore = start("mem://".to_owned()).await?;
        Ok(Self {
            datastore,
            directory: None,
        })
    }

    /// Starts the engine in a directory, which is made if it is missing.
    pub(crate) async fn in_directory(directory: &Path) -> Result<Self, OpenError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)
            .map_err(OpenError::Directory)?;
        space::check_for_start(directory)?;
        let datastore = start(format!("surrealkv://{}?sync=every", directory.display())).await?;
        Ok(Self {
            datastore,
            directory: Some(directory.to_owned()),
        })
    }

    /// Opens a database, which is made if it is missing.
    pub(crate) async fn database(&self, name: &str) -> Result<Embedded, OpenError> {
        let define = format!(
            "DEFINE NAMESPACE IF NOT EXISTS {NAMESPACE}; USE NS {NAMESPACE}; \
             DEFINE DATABASE IF NOT EXISTS {name} STRICT;"
        );
        let datastore = Arc::clone(&self.datastore);
        let answers =
            worker::run(async move { datastore.execute(&define, &Session::owner(), None).await })
                .await
                .map_err(|error| OpenError::Engine(error.to_string()))?
                .map_err(|error| OpenError::Engine(error.to_string()))?;
        for answer in answers {
            answer
                .result
                .map_err(|error| OpenError::Engine(error.to_string()))?;
        }
        // Bound to this database and without the right to define users, and there is no password
        // that could be read from the disk.
        let level = Level::Database(NAMESPACE.to_owned(), name.to_owned());
        Ok(Embedded {
            engine: self.clone(),
            session: Session::for_level(level, Role::Editor),
        })
    }

    /// Stops the engine and waits for it; what is not acknowledged may be lost.
    pub(crate) async fn stop(&self) -> Result<(), Failure> {
        let datastore = Arc::clone(&self.datastore);
        let stopped = worker::run(async move { datastore.shutdown().await }).await;
        match stopped {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Failure::Unknown("shutdown")),
        }
    }
}

impl Embedded {
    /// Runs one query string.
    pub(crate) async fn query(
        &self,
        text: Cow<'static, str>,
        variables: Variables,
    ) -> Result<Answers, Failure> {
        let (datastore, session) = (Arc::clone(&self.engine.datastore), self.session.clone());
        let answers =
            worker::run(async move { datastore.execute(&text, &session, Some(variables)).await })
                .await
                .map_err(|_| Failure::Unknown("stopped"))?
                .map_err(|error| Failure::of_one(&error))?;
        Ok(answers.into_iter().map(|answer| answer.result).collect())
    }

    /// Says whether there is room for another write.
    pub(crate) fn has_room(&self) -> bool {
        self.engine.directory.as_deref().is_none_or(space::has_room)
    }
}

async fn start(path: String) -> Result<Arc<Datastore>, OpenError> {
    let started =
        worker::run(async move { build(&path).await.map_err(|error| error.to_string()) }).await;
    started
        .map_err(|error| OpenError::Engine(error.to_string()))?
        .map_err(OpenError::Engine)
}

async fn build(path: &str) -> Result<Arc<Datastore>, Box<dyn core::error::Error + Send + Sync>> {
    let limits = ConfigMap::empty()
        .with_key_value(
            "surrealkv_block_cache_capacity",
            BLOCK_CACHE_BYTES.to_string(),
        )
        .with_key_value("surrealkv_max_memtable_size", MEMTABLE_BYTES.to_string());
    let capabilities = Capabilities::none()
        .with_scripting(false)
        .with_guest_access(false)
        .with_live_query_notifications(false)
        .with_all_net_targets_denied()
        .with_all_experimental_features_denied();
    let datastore = Datastore::builder()
        .with_auth(true)
        .with_config(limits)
        .with_capabilities(capabilities.into())
        .without_maintenance_tasks()
        .build_with_path(path)
        .await?;
    // The tasks write, so they may start only after the version of the store is settled.
    datastore.check_version().await?;
    datastore.bootstrap().await?;
    datastore.start_maintenance_tasks();
    Ok(datastore)
}
