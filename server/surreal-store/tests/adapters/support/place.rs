//! Empty places for a store.

use surreal_store::{Database, DbSecrets, Store};
use tempfile::TempDir;

use super::server::Server;

/// Where a store is opened, and opened again.
pub(crate) enum Place {
    Memory,
    Disk(TempDir),
    Remote { address: String },
}

impl Place {
    pub(crate) fn disk() -> Self {
        Self::Disk(tempfile::tempdir().unwrap())
    }

    pub(crate) async fn remote(server: &Server) -> Self {
        Self::Remote {
            address: server.installation().await,
        }
    }

    pub(crate) fn address(&self) -> String {
        match self {
            Self::Memory => "mem://".to_owned(),
            Self::Disk(directory) => {
                format!("surrealkv://{}/db?sync=every", directory.path().display())
            }
            Self::Remote { address } => address.clone(),
        }
    }

    pub(crate) async fn open(&self) -> Store {
        Database::open(&self.address(), &secrets()).await.unwrap()
    }

    /// Closes the store and opens it again, where that keeps anything.
    pub(crate) async fn reopen(&self, store: Store) -> Store {
        if matches!(self, Self::Memory) {
            return store;
        }
        store.close().await.unwrap();
        self.open().await
    }
}

pub(crate) fn secrets() -> DbSecrets {
    DbSecrets {
        user: "souhlas".to_owned(),
        password: "heslo-jen-pro-zkoušky".to_owned(),
    }
}
