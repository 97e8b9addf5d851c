//! Start: secrets, stores with their migrations, log, jobs, set-up link.

mod link_place;

use std::io;
use std::sync::Arc;

use any_spawner::Executor;
use axum::Router;
use domain::bytes::to_base64url;
use leptos::config::LeptosOptions;
use surreal_store::{Database, DbSecrets, OpenError, Store};
use thiserror::Error;
use tokio::sync::{Semaphore, watch};

pub use link_place::{LinkPlace, hand_out_set_up_link};

use crate::access::Shares;
use crate::auth::secrets::{Secrets, SecretsError};
use crate::auth::set_up;
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::config::Config;
use crate::control::Control;
use crate::error::Problem;
use crate::jobs;
use crate::mail::MailQueue;
use crate::mail::transport::{Transport, TransportError};
use crate::release::{self, SiteError};
use crate::router;
use crate::state::{AppState, SharedState};
use crate::sync_driver::{SyncDriver, ready};
use crate::tree_head::TreeHeads;

/// Sockets open at the same time.
const SOCKETS: usize = 4096;

/// Why the server does not start.
#[derive(Debug, Error)]
pub enum BootError {
    /// The data folder cannot be used.
    #[error("the data folder cannot be used: {0}")]
    Data(#[from] io::Error),
    /// The secrets cannot be used.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The database does not open.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The built client is not what its list says.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// Mail cannot be sent.
    #[error(transparent)]
    Mail(#[from] TransportError),
    /// The database belongs to other secrets: a restore without them.
    #[error(
        "the organisation's log names other server keys than data/secrets holds: restore the secrets that belong to this database"
    )]
    OtherSecrets,
    /// The key store is empty although the log names classes: it is another one, or a new one.
    #[error(
        "the key store holds no class secret of this organisation: put the newest copy of the key store in its place and start again; nothing was changed"
    )]
    NoKeys,
    /// What is stored cannot be read.
    #[error("stored data cannot be read; see the log")]
    Stored,
}

impl From<Problem> for BootError {
    fn from(problem: Problem) -> Self {
        let _logged = problem.reference();
        Self::Stored
    }
}

/// A started server.
pub struct Running {
    /// Its routes.
    pub router: Router,
    /// Its parts.
    pub state: SharedState,
    /// The set-up link, while there is no organisation.
    pub set_up_link: Option<String>,
}

/// Starts everything but the listening.
///
/// # Errors
/// When a part cannot be used; nothing is served then.
pub async fn start(config: Config, clock: Clock) -> Result<Running, BootError> {
    std::fs::create_dir_all(&config.data)?;
    let secrets = Secrets::open(&config.data.join("secrets"))?;
    let store = Database::open(&config.database, &database_user(&secrets)).await?;
    start_with(config, clock, secrets, store).await
}

/// Starts over stores that are open already.
///
/// # Errors
/// As [`start`].
pub async fn start_with(
    config: Config,
    clock: Clock,
    secrets: Secrets,
    store: Store,
) -> Result<Running, BootError> {
    let release = release::checked(&config.site)?.to_text();
    // A second start in one process, as tests make, finds the executor there.
    let _there_already = Executor::init_tokio();
    let control = Control::new(store.control.clone());
    let pages = config
        .makes_pages()
        .then(|| ready::folder(&config.data))
        .transpose()?;
    let driver = SyncDriver::open(store, clock.clone(), pages).await?;
    refuse_other_secrets(&driver, &secrets).await?;
    driver.note_restored(&config.data).await?;
    if driver.lacks_keys().await? {
        let _refused_in_any_case = driver.close().await;
        return Err(BootError::NoKeys);
    }
    let transport = Transport::open(&config.data.join("mail"), &config.mail_from)?;
    let state: SharedState = Arc::new(AppState {
        mail: MailQueue::new(control.clone(), transport, clock.clone()),
        leptos: leptos_options(&config),
        release,
        sockets: Arc::new(Semaphore::new(SOCKETS)),
        session_ends: watch::Sender::new(()),
        shares: Shares::new(),
        blobs: Blobs::under(&config.data),
        config,
        secrets,
        clock,
        control,
        driver,
        tree_heads: TreeHeads::default(),
    });
    let set_up_link = set_up::issue(&state).await?;
    jobs::start(&state);
    Ok(Running {
        router: router::build(&state),
        state,
        set_up_link,
    })
}

/// Stops the database in this process. Nothing needs it: what was acknowledged is durable.
///
/// # Errors
/// When the engine does not stop in order.
pub async fn stop(state: &SharedState) -> Result<(), BootError> {
    state
        .driver
        .close()
        .await
        .map_err(|_engine| BootError::Stored)
}

/// A database named in a signed log never serves under other keys.
async fn refuse_other_secrets(driver: &SyncDriver, secrets: &Secrets) -> Result<(), BootError> {
    let Some(organisation) = driver.organisation().await? else {
        return Ok(());
    };
    let keys = organisation
        .server_keys
        .map(|keys| [keys.witness, keys.lease, keys.tree_head, keys.intake]);
    let same = keys == Some(secrets.public_keys());
    same.then_some(()).ok_or(BootError::OtherSecrets)
}

fn database_user(secrets: &Secrets) -> DbSecrets {
    DbSecrets {
        user: "souhlas".to_owned(),
        password: to_base64url(secrets.database()),
    }
}

fn leptos_options(config: &Config) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("souhlas")
        .site_root(config.site.to_string_lossy())
        .site_pkg_dir("pkg")
        .site_addr(config.addr)
        .build()
}
