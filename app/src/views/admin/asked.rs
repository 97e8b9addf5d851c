//! What only the server knows: asked when a page opens, when the connection returns, and on request.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use sync::message::account::ApiErrorCode;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Port, Refusal, Replica, Reply, use_replica};
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;

/// A session that was just opened is proven by several requests at once; one of them wins.
const PATIENCE: u8 = 3;
const PAUSE: Duration = Duration::from_secs(1);

/// A question to the server and its newest answer.
pub struct Asked<T: Send + Sync + 'static> {
    replica: Replica,
    question: fn(&dyn Port) -> Reply<T>,
    act: Act,
    answer: RwSignal<Option<Arc<T>>>,
    locked: RwSignal<u8>,
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
            locked: RwSignal::new(0),
        };
        asked.wait_for_the_session();
        let online = use_online();
        Effect::new(move |first: Option<()>| {
            if online.get() || first.is_none() {
                asked.again();
            }
        });
        asked
    }

    /// Asks a few times more while the session is being unlocked.
    fn wait_for_the_session(self) {
        let refused = self.act.refused();
        Effect::new(move |_| {
            if !refused.with(|refused| is_locked(refused.as_ref())) {
                return;
            }
            let times = self.locked.get_untracked().saturating_add(1);
            self.locked.set(times);
            if times > PATIENCE {
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

fn is_locked(refused: Option<&Refusal>) -> bool {
    matches!(refused, Some(Refusal::Api(ApiErrorCode::SessionLocked, _)))
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

/// What stands in the place of an answer, or beside an old one; nothing while it is fresh.
#[component]
pub fn Standby<T: PartialEq + Send + Sync + 'static>(
    /// The question.
    asked: Asked<T>,
    /// Whether the page shows something without the answer too.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let there = Memo::new(move |_| asked.answer.with(Option::is_some));
    let refused = Signal::derive(move || {
        let patient = asked.locked.get() <= PATIENCE;
        asked
            .act
            .refused()
            .get()
            .filter(|why| !patient || !is_locked(Some(why)))
    });
    let again = Callback::new(move |()| asked.again());
    move || match (there.get(), refused.get()) {
        (true, None) => ().into_any(),
        (false, None) => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.loading)}
            </p>
        }
        .into_any(),
        (false, Some(Refusal::Offline)) if beside => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.needs_server)}
            </p>
        }
        .into_any(),
        (false, Some(Refusal::Offline)) => view! {
            <EmptyState text=Signal::derive(move || {
                t_string!(i18n, admin.not_here).to_owned()
            }) />
        }
        .into_any(),
        (true, Some(Refusal::Offline)) => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.needs_server)} " " {t!(i18n, admin.old_answer)}
            </p>
        }
        .into_any(),
        (_, Some(_)) => {
            let words = asked.act.words();
            view! {
                <div class="problem" role="alert">
                    <p>{move || words.get()}</p>
                    <Button
                        label=Signal::derive(move || t_string!(i18n, ui.try_again).to_owned())
                        press=again
                    />
                </div>
            }
            .into_any()
        }
    }
}

/// The button that asks again.
#[component]
pub fn Refresh<T: PartialEq + Send + Sync + 'static>(
    /// The question.
    asked: Asked<T>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, admin.refresh).to_owned())
            press=Callback::new(move |()| asked.again())
            blocked=use_needs_server()
        />
    }
}
