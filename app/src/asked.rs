//! What only the server knows: asked when a page opens, when the connection returns, and on request.

pub mod standby;

pub use standby::{Refresh, Standby};

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Port, Refusal, Replica, Reply, use_replica};

const PAUSE: Duration = Duration::from_secs(10);

/// A question to the server and its newest answer.
pub struct Asked<T: Send + Sync + 'static> {
    replica: Replica,
    question: fn(&dyn Port) -> Reply<T>,
    act: Act,
    answer: RwSignal<Option<Arc<T>>>,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

impl<T: PartialEq + Send + Sync + 'static> Asked<T> {
    /// Asks now, and each time the connection returns.
    #[must_use]
    pub fn new(question: fn(&dyn Port) -> Reply<T>) -> Self {
        let replica = use_replica();
        let asked = Self {
            replica,
            question,
            act: Act::new(),
            answer: RwSignal::new(None),
        };
        let online = use_online();
        asked.ask_later(online);
        Effect::new(move |first: Option<()>| {
            if online.get() || first.is_none() {
                asked.again();
            }
        });
        asked
    }

    /// Asks now and then while the server should be reachable and is not.
    fn ask_later(self, online: Memo<bool>) {
        let refused = self.act.refused();
        Effect::new(move |_| {
            if refused.get() != Some(Refusal::Offline) || !online.get() {
                return;
            }
            if let Ok(handle) = set_timeout_with_handle(move || self.again(), PAUSE) {
                on_cleanup(move || handle.clear());
            }
        });
    }

    /// Also asks again in this rhythm while there is a connection.
    #[must_use]
    pub fn every(self, rhythm: Duration) -> Self {
        let online = use_online();
        Effect::new(move |_| {
            let again = move || {
                if online.try_get_untracked() == Some(true) {
                    self.again();
                }
            };
            if let Ok(handle) = set_interval_with_handle(again, rhythm) {
                on_cleanup(move || handle.clear());
            }
        });
        self
    }

    /// Asks again; an answer that says the same as before redraws nothing.
    pub fn again(self) {
        self.act.run(
            || self.replica.ask(self.question),
            move |answer| {
                let news = self
                    .answer
                    .try_with_untracked(|before| before.as_deref() != Some(&answer))
                    .unwrap_or(false);
                if news {
                    self.answer.set(Some(Arc::new(answer)));
                }
            },
        );
    }

    /// The newest answer.
    #[must_use]
    pub fn answer(self) -> Signal<Option<Arc<T>>> {
        self.answer.into()
    }
}

/// Says whether the server can be reached.
#[must_use]
pub fn use_online() -> Memo<bool> {
    let status = use_replica().status;
    Memo::new(move |_| status.with(|status| status.online))
}

/// Why an act that needs the server does nothing now.
#[must_use]
pub fn use_needs_server() -> Signal<Option<String>> {
    let i18n = use_i18n();
    let online = use_online();
    Signal::derive(move || (!online.get()).then(|| t_string!(i18n, admin.needs_server).to_owned()))
}
