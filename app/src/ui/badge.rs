//! The state of a consent: word and icon, colour third.

use domain::Timestamp;
use leptos::prelude::*;

use crate::i18n::{Locale, td_string, use_i18n};
use crate::ui::format;
use crate::ui::icon::Icon;

/// What a badge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BadgeKind {
    /// Given or renewed, and it counts.
    Given,
    /// Given, and it ends within thirty days.
    EndsSoon,
    /// The person has to confirm it on their own channel.
    Pending,
    /// Given for an older text.
    Superseded,
    /// Withdrawn.
    Withdrawn,
    /// Refused.
    Refused,
    /// Objected to direct marketing.
    Objected,
    /// Its time is over.
    Expired,
    /// Ended by the organisation.
    Revoked,
    /// Found invalid.
    Invalid,
    /// Imported without proof.
    Unproven,
    /// Never asked.
    NotAsked,
    /// Asked without an answer.
    Requested,
    /// Put off by the person.
    Deferred,
}

/// A badge as lists and pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BadgeRow {
    /// What it says.
    pub kind: BadgeKind,
    /// Since when.
    pub since: Option<Timestamp>,
    /// Until when it counts.
    pub until: Option<Timestamp>,
    /// Whole days until the end.
    pub days_left: u32,
    /// Whether the deciding act still waits on this device.
    pub waiting: bool,
}

impl BadgeKind {
    /// Name of the icon.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Given => "check",
            Self::EndsSoon => "hourglass",
            Self::Pending => "clock",
            Self::Superseded => "page",
            Self::Withdrawn | Self::Refused | Self::Expired | Self::Revoked | Self::Invalid => {
                "cross"
            }
            Self::Objected => "hand",
            Self::Unproven => "question",
            Self::NotAsked | Self::Requested | Self::Deferred => "dash",
        }
    }

    /// Colour role.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::EndsSoon => "expiring",
            Self::Pending | Self::Superseded => "pending",
            Self::Withdrawn | Self::Refused | Self::Objected => "withdrawn",
            Self::Expired
            | Self::Revoked
            | Self::Invalid
            | Self::Unproven
            | Self::NotAsked
            | Self::Requested
            | Self::Deferred => "none",
        }
    }
}

/// The words of a badge.
#[must_use]
pub fn words(locale: Locale, badge: &BadgeRow) -> String {
    let since = badge
        .since
        .map(|at| format::date(locale, at))
        .unwrap_or_default();
    let plain = |text: &'static str| text.to_owned();
    match badge.kind {
        BadgeKind::Given => match badge.until {
            Some(until) => {
                td_string!(
                    locale,
                    ui.badge.given,
                    since = since,
                    until = format::date(locale, until)
                )
            }
            None => td_string!(locale, ui.badge.given_open, since = since),
        },
        BadgeKind::EndsSoon if badge.days_left == 0 => {
            plain(td_string!(locale, ui.badge.ends_today))
        }
        BadgeKind::EndsSoon => td_string!(locale, ui.badge.ends, count = badge.days_left),
        BadgeKind::Pending => plain(td_string!(locale, ui.badge.pending)),
        BadgeKind::Superseded => plain(td_string!(locale, ui.badge.superseded)),
        BadgeKind::Withdrawn => td_string!(locale, ui.badge.withdrawn, since = since),
        BadgeKind::Refused => td_string!(locale, ui.badge.refused, since = since),
        BadgeKind::Objected => plain(td_string!(locale, ui.badge.objected)),
        BadgeKind::Expired => plain(td_string!(locale, ui.badge.expired)),
        BadgeKind::Revoked => plain(td_string!(locale, ui.badge.revoked)),
        BadgeKind::Invalid => plain(td_string!(locale, ui.badge.invalid)),
        BadgeKind::Unproven => plain(td_string!(locale, ui.badge.unproven)),
        BadgeKind::NotAsked => plain(td_string!(locale, ui.badge.not_asked)),
        BadgeKind::Requested => plain(td_string!(locale, ui.badge.requested)),
        BadgeKind::Deferred => plain(td_string!(locale, ui.badge.deferred)),
    }
}

/// A badge with its icon.
#[component]
pub fn Badge(
    /// What it shows.
    badge: BadgeRow,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = badge.kind;
    let waiting = badge.waiting;
    view! {
        <span class="badge" data-tone=kind.tone()>
            <Icon name=kind.icon() />
            <span>{move || words(i18n.get_locale(), &badge)}</span>
            {waiting
                .then(|| {
                    view! {
                        <span class="badge-waiting">
                            {move || td_string!(i18n.get_locale(), ui.badge.waiting)}
                        </span>
                    }
                })}
        </span>
    }
}
