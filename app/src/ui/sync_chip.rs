//! The sync chip: the most serious state as icon and words, with a panel behind it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::replica::SyncStatus;
use crate::ui::icon::Icon;

/// A state of the chip; the first that applies is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipState {
    /// The device cannot save.
    Storage,
    /// The server shows another database.
    OtherDatabase,
    /// Sync stands still until the next sign-in.
    Stopped,
    /// That many changes need a decision.
    Decision(usize),
    /// Work without the server ends in so many hours.
    Lease(u64),
    /// Rows received of rows expected.
    Syncing(u64, u64),
    /// Offline with that many changes waiting.
    OfflineWaiting(usize),
    /// Offline, nothing waits.
    Offline,
    /// That many changes are being sent.
    Saving(usize),
    /// All is on the server.
    Online,
}

impl ChipState {
    /// Finds the most serious state.
    #[must_use]
    pub const fn of(status: &SyncStatus) -> Self {
        if status.storage.is_some() {
            return Self::Storage;
        }
        if status.other_database.is_some() {
            return Self::OtherDatabase;
        }
        if status.stopped {
            return Self::Stopped;
        }
        if status.decisions > 0 {
            return Self::Decision(status.decisions);
        }
        if let (false, Some(hours)) = (status.online, status.lease_hours) {
            return Self::Lease(hours);
        }
        if let (true, Some((done, all))) = (status.online, status.loading) {
            return Self::Syncing(done, all);
        }
        match (status.online, status.waiting) {
            (false, 0) => Self::Offline,
            (false, waiting) => Self::OfflineWaiting(waiting),
            (true, 0) => Self::Online,
            (true, waiting) => Self::Saving(waiting),
        }
    }

    /// The words.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Storage => td_string!(locale, ui.sync.storage).to_owned(),
            Self::OtherDatabase => td_string!(locale, ui.sync.other).to_owned(),
            Self::Stopped => td_string!(locale, ui.sync.stopped).to_owned(),
            Self::Decision(count) => td_string!(locale, ui.sync.decision, count = count),
            Self::Lease(hours) => td_string!(locale, ui.sync.lease, count = hours),
            Self::Syncing(done, all) => td_string!(locale, ui.sync.syncing, done = done, all = all),
            Self::OfflineWaiting(count) => {
                td_string!(locale, ui.sync.offline_waiting, count = count)
            }
            Self::Offline => td_string!(locale, ui.sync.offline).to_owned(),
            Self::Saving(count) => td_string!(locale, ui.sync.saving, count = count),
            Self::Online => td_string!(locale, ui.sync.online).to_owned(),
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Storage | Self::OtherDatabase | Self::Stopped => "warning",
            Self::Decision(_) => "question",
            Self::Syncing(..) | Self::Saving(_) => "sync",
            Self::Lease(_) | Self::OfflineWaiting(_) | Self::Offline => "offline",
            Self::Online => "check",
        }
    }

    const fn tone(self) -> &'static str {
        match self {
            Self::Storage | Self::OtherDatabase | Self::Stopped => "withdrawn",
            Self::Decision(_) | Self::Lease(_) => "expiring",
            Self::Syncing(..) | Self::Saving(_) | Self::OfflineWaiting(_) | Self::Offline => "none",
            Self::Online => "given",
        }
    }
}

/// The chip, its panel and its live region.
#[component]
pub fn SyncChip(
    /// The status shown.
    status: RwSignal<SyncStatus>,
    /// What the panel says and offers besides.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let state = Memo::new(move |_| status.with(ChipState::of));
    let words = Signal::derive(move || state.get().words(i18n.get_locale()));
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            let opener = event
                .current_target()
                .and_then(|place| place.dyn_into::<web_sys::Element>().ok())
                .and_then(|place| place.query_selector("button").ok().flatten())
                .and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
            let _ = opener.map(|button| button.focus());
        }
    };
    view! {
        <div class="sync" on:keydown=leave>
            <button
                type="button"
                class="chip"
                data-tone=move || state.get().tone()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || view! { <Icon name=state.get().icon() /> }}
                <span class="chip-words">{move || words.get()}</span>
            </button>
            <span
                class="visually-hidden"
                role="status"
                aria-label=move || t_string!(i18n, ui.sync_status)
            >
                {move || words.get()}
            </span>
            {move || open.get().then(|| view! { <div class="sync-panel">{children()}</div> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use domain::organisation::DatabaseEpoch;

    use super::ChipState;
    use crate::i18n::Locale;
    use crate::replica::{StorageFault, SyncStatus};

    const CALM: SyncStatus = SyncStatus {
        online: true,
        waiting: 0,
        decisions: 0,
        loading: None,
        stopped: false,
        storage: None,
        lease_hours: None,
        saving: false,
        other_database: None,
    };

    #[test]
    fn the_most_serious_state_wins() {
        let worst = SyncStatus {
            storage: Some(StorageFault::Full),
            stopped: true,
            decisions: 2,
            ..CALM
        };
        assert_eq!(ChipState::of(&worst), ChipState::Storage);
        assert_eq!(
            ChipState::of(&SyncStatus {
                storage: None,
                ..worst
            }),
            ChipState::Stopped
        );
        let other = SyncStatus {
            storage: None,
            other_database: Some((DatabaseEpoch(1), DatabaseEpoch(2))),
            ..worst
        };
        assert_eq!(ChipState::of(&other), ChipState::OtherDatabase);
        let decide = SyncStatus {
            decisions: 2,
            waiting: 5,
            ..CALM
        };
        assert_eq!(ChipState::of(&decide), ChipState::Decision(2));
    }

    #[test]
    fn all_saved_is_said_only_when_nothing_waits_and_the_server_is_there() {
        assert_eq!(ChipState::of(&CALM), ChipState::Online);
        assert_eq!(
            ChipState::of(&SyncStatus { waiting: 1, ..CALM }),
            ChipState::Saving(1)
        );
        assert_eq!(
            ChipState::of(&SyncStatus {
                online: false,
                ..CALM
            }),
            ChipState::Offline
        );
    }

    #[test]
    fn the_last_day_without_the_server_is_counted_and_a_decision_comes_first() {
        let ends = SyncStatus {
            online: false,
            waiting: 3,
            lease_hours: Some(5),
            ..CALM
        };
        assert_eq!(ChipState::of(&ends), ChipState::Lease(5));
        let decide = SyncStatus {
            decisions: 1,
            ..ends
        };
        assert_eq!(ChipState::of(&decide), ChipState::Decision(1));
        // With the server there it is renewed by itself.
        let online = SyncStatus {
            online: true,
            ..ends
        };
        assert_eq!(ChipState::of(&online), ChipState::Saving(3));
        let words = |hours| ChipState::Lease(hours).words(Locale::cs);
        assert_eq!(words(1), "Práce offline končí do 1\u{a0}hodiny");
        assert_eq!(words(5), "Práce offline končí do 5\u{a0}hodin");
    }

    #[test]
    fn czech_counts_follow_its_plurals() {
        let words = |waiting| ChipState::OfflineWaiting(waiting).words(Locale::cs);
        assert_eq!(words(1), "Offline, čeká 1\u{a0}změna");
        assert_eq!(words(2), "Offline, čekají 2\u{a0}změny");
        assert_eq!(words(5), "Offline, čeká 5\u{a0}změn");
    }
}
