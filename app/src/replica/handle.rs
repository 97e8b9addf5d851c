//! The handle views hold: signals to read, and the port to ask.

use std::sync::Arc;

use domain::Hash;
use leptos::prelude::*;

use super::{Data, Ended, Phase, Port, Refusal, Reply, SyncStatus};

/// The handle views take from context.
#[derive(Clone, Copy)]
pub struct Replica {
    /// Where the replica stands.
    pub phase: RwSignal<Phase>,
    /// The local data.
    pub data: RwSignal<Arc<Data>>,
    /// The sync chip's state.
    pub status: RwSignal<SyncStatus>,
    /// Rows done and all rows of a running import.
    pub import_progress: RwSignal<Option<(usize, usize)>>,
    /// Whether the vault keeps a PIN for the next hand-over.
    pub pin_kept: RwSignal<bool>,
    /// Whether something asked for the passphrase, which a hand-over has made necessary.
    pub passphrase_needed: RwSignal<bool>,
    /// Whether an act waits to be confirmed with a second factor.
    pub confirming: RwSignal<bool>,
    /// Whether a new version of the application is ready to be loaded.
    pub update_ready: RwSignal<bool>,
    /// Whether a new version was not installed, because its files are not those of its list.
    pub update_refused: RwSignal<bool>,
    /// The hash of the list of the client that this tab runs, once it was read.
    pub release: RwSignal<Option<Hash>>,
    /// What is known of a device of this browser that came to its end.
    pub ended: RwSignal<Option<Ended>>,
    port: Option<StoredValue<Option<Box<dyn Port>>, LocalStorage>>,
}

impl Replica {
    /// A handle without a replica: nothing can be asked of it. The host uses it, on any thread.
    #[must_use]
    pub fn absent() -> Self {
        Self::with_port(None)
    }

    /// A handle of the browser, whose replica comes with [`Replica::attach`].
    #[must_use]
    pub fn waiting() -> Self {
        Self::with_port(Some(StoredValue::new_local(None)))
    }

    fn with_port(port: Option<StoredValue<Option<Box<dyn Port>>, LocalStorage>>) -> Self {
        Self {
            phase: RwSignal::new(Phase::Absent),
            data: RwSignal::new(Arc::default()),
            status: RwSignal::new(SyncStatus::default()),
            import_progress: RwSignal::new(None),
            pin_kept: RwSignal::new(false),
            passphrase_needed: RwSignal::new(false),
            confirming: RwSignal::new(false),
            update_ready: RwSignal::new(false),
            update_refused: RwSignal::new(false),
            release: RwSignal::new(None),
            ended: RwSignal::new(None),
            port,
        }
    }

    /// Brings the real replica in.
    pub fn attach(self, port: Box<dyn Port>) {
        if let Some(place) = self.port {
            place.set_value(Some(port));
        }
    }

    /// Asks the replica; without one the answer is that it is not there.
    pub fn ask<T: 'static>(self, question: impl FnOnce(&dyn Port) -> Reply<T>) -> Reply<T> {
        self.port
            .and_then(|place| place.with_value(|port| port.as_deref().map(question)))
            .unwrap_or_else(|| Box::pin(async { Err(Refusal::Offline) }))
    }
}

impl Replica {
    /// Tells the replica something it does not answer.
    pub fn tell(self, what: impl FnOnce(&dyn Port)) {
        if let Some(place) = self.port {
            place.with_value(|port| port.as_deref().map(what));
        }
    }
}

/// Takes the replica from context; outside a component with one it is absent.
#[must_use]
pub fn use_replica() -> Replica {
    use_context().unwrap_or_else(Replica::absent)
}
