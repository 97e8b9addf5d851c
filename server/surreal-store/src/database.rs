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
    keys: Connection,
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
                embedded(data, Engine::in_memory().await?).await?
            }
            Address::Embedded { data, keys } => {
                let data = Engine::in_directory(&data).await?;
                embedded(data, Engine::in_directory(&keys).await?).await?
            }
            Address::Remote { url, namespace } => remote(&url, &namespace, secrets).await?,
        };
        Ok(Store {
            organisation: OrganisationStore::open(connections.organisation).await?,
            control: ControlStore::open(connections.control).await?,
            keys: KeyStore::open(connections.keys).await?,
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
        Ok(())
    }
}

async fn embedded(data: Engine, keys: Engine) -> Result<Connections, OpenError> {
    Ok(Connections {
        organisation: Connection::Embedded(Arc::new(data.database(ORGANISATION.database).await?)),
        control: Connection::Embedded(Arc::new(data.database(CONTROL.database).await?)),
        keys: Connection::Embedded(Arc::new(keys.database(KEYS.database).await?)),
        engines: vec![data, keys],
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
        keys: connect(KEYS.database).await?,
        engines: Vec::new(),
    })
}
