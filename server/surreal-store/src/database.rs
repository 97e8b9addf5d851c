//! Opening an installation.

use std::sync::Arc;

use sync::store::StoreError;

use crate::address::Address;
use crate::connection::Connection;
use crate::connection::embedded::Engine;
use crate::connection::remote::Remote;
use crate::control::ControlStore;
use crate::error::OpenError;
use crate::keys::KeyStore;
use crate::migration::{CONTROL, KEYS, ORGANISATION};
use crate::organisation::OrganisationStore;
use crate::secrets::DbSecrets;

/// The way to an open [`Store`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Database;

/// The three ports of an installation; clones share them.
#[derive(Clone, Debug)]
pub struct Store {
    /// The organisation.
    pub organisation: OrganisationStore,
    /// The wrapped keys.
    pub keys: KeyStore,
    /// Accounts, sessions and what else is the server's own.
    pub control: ControlStore,
    engines: Vec<Engine>,
}

/// The connections of an installation.
struct Connections {
    organisation: Connection,
    control: Connection,
    keys: KeyStore,
    engines: Vec<Engine>,
}

impl Database {
    /// Opens the installation at an address such as `surrealkv://data/db?sync=every` and brings
    /// its databases to the newest version.
    ///
    /// # Errors
    ///
    /// See [`OpenError`]; a database newer than this program is left as it is.
    pub async fn open(address: &str, secrets: &DbSecrets) -> Result<Store, OpenError> {
        let connections = match Address::parse(address)? {
            Address::Memory => {
                let data = Engine::in_memory().await?;
                let keys = KeyStore::in_memory(Engine::in_memory().await?).await?;
                embedded(data, keys).await?
            }
            Address::Embedded { data, keys } => {
                let data = Engine::in_directory(&data).await?;
                let opened = KeyStore::in_directory(&keys).await;
                if opened.is_err() {
                    let _the_first_error_counts = data.stop().await;
                }
                embedded(data, opened?).await?
            }
            Address::Remote { url, namespace } => remote(&url, &namespace, secrets).await?,
        };
        Ok(Store {
            organisation: OrganisationStore::open(connections.organisation).await?,
            control: ControlStore::open(connections.control).await?,
            keys: connections.keys,
            engines: connections.engines,
        })
    }
}

impl Store {
    /// Stops the engines of this process and waits until their directories are free again.
    ///
    /// Nothing needs it: everything acknowledged is on disk already.
    ///
    /// # Errors
    ///
    /// The engine did not stop in order.
    pub async fn close(self) -> Result<(), StoreError> {
        for engine in &self.engines {
            engine.stop().await?;
        }
        self.keys.close().await
    }
}

async fn embedded(data: Engine, keys: KeyStore) -> Result<Connections, OpenError> {
    Ok(Connections {
        organisation: Connection::Embedded(Arc::new(data.database(ORGANISATION.database).await?)),
        control: Connection::Embedded(Arc::new(data.database(CONTROL.database).await?)),
        keys,
        engines: vec![data],
    })
}

async fn remote(url: &str, namespace: &str, secrets: &DbSecrets) -> Result<Connections, OpenError> {
    let connect = async |database| {
        let remote = Remote::connect(url, namespace, database, secrets).await?;
        Ok::<_, OpenError>(Connection::Remote(Arc::new(remote)))
    };
    Ok(Connections {
        organisation: connect(ORGANISATION.database).await?,
        control: connect(CONTROL.database).await?,
        keys: KeyStore::on_server(connect(KEYS.database).await?).await?,
        engines: Vec::new(),
    })
}
