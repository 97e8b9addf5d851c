//! What every request can reach.

use std::sync::Arc;

use leptos::config::LeptosOptions;
use tokio::sync::{Semaphore, watch};

use crate::access::Shares;
use crate::auth::secrets::Secrets;
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::config::Config;
use crate::control::Control;
use crate::mail::MailQueue;
use crate::sync_driver::SyncDriver;
use crate::tree_head::TreeHeads;

/// The server's parts.
pub struct AppState {
    pub(crate) config: Config,
    pub(crate) secrets: Secrets,
    pub(crate) clock: Clock,
    pub(crate) control: Control,
    pub(crate) driver: SyncDriver,
    pub(crate) blobs: Blobs,
    pub(crate) tree_heads: TreeHeads,
    pub(crate) mail: MailQueue,
    pub(crate) leptos: LeptosOptions,
    /// The list of the site as it was at start.
    pub(crate) release: String,
    pub(crate) sockets: Arc<Semaphore>,
    /// Told whenever a session was ended by somebody.
    pub(crate) session_ends: watch::Sender<()>,
    pub(crate) shares: Shares,
}

/// The server's parts, shared.
pub type SharedState = Arc<AppState>;
