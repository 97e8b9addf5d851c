//! From the state of a consent and the gate's answer to what a screen says.

use domain::Timestamp;
use domain::privacy::Channel;
use domain::privacy::fold::{KeyState, State};
use domain::privacy::gate::{Decision, Reason};

use crate::i18n::{Locale, td_string};
use crate::people::channel_words;
use crate::ui::badge::{BadgeKind, BadgeRow};
use crate::ui::format;

const DAY: i64 = 86_400_000;
const SOON: i64 = 30 * DAY;

/// Gives the badge of a consent state; an objection outranks it.
#[must_use]
pub fn badge(state: &KeyState, now: Timestamp) -> BadgeRow {
    let left = state.valid_until.map_or(i64::MAX, |until| {
        until.as_millis().saturating_sub(now.as_millis())
    });
    BadgeRow {
        kind: kind(state, left),
        since: state.objection_dm.or(state.since),
        until: state.valid_until,
        days_left: u32::try_from(left.max(0) / DAY).unwrap_or(u32::MAX),
        waiting: state.waiting,
    }
}

fn kind(state: &KeyState, left: i64) -> BadgeKind {
    if state.objection_dm.is_some() {
        return BadgeKind::Objected;
    }
    match state.state {
        State::Given | State::Renewed if !state.scope_current => BadgeKind::Superseded,
        State::Given | State::Renewed if left <= SOON => BadgeKind::EndsSoon,
        State::Given | State::Renewed => BadgeKind::Given,
        State::Refused => BadgeKind::Refused,
        State::Withdrawn => BadgeKind::Withdrawn,
        State::Expired if state.pending => BadgeKind::Pending,
        State::Expired => BadgeKind::Expired,
        State::Revoked => BadgeKind::Revoked,
        State::Invalidated => BadgeKind::Invalid,
        State::Unknown | State::Requested | State::Deferred if state.pending => BadgeKind::Pending,
        State::Unknown if state.unproven => BadgeKind::Unproven,
        State::Unknown => BadgeKind::NotAsked,
        State::Requested => BadgeKind::Requested,
        State::Deferred => BadgeKind::Deferred,
    }
}

/// What blocks a contact and what would unblock it, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The reason.
    pub reason: String,
    /// The way out.
    pub way_out: String,
    /// Whether asking the person is the way out.
    pub ask: bool,
}

/// Says why a contact is blocked; none when it is allowed.
#[must_use]
pub fn block(
    locale: Locale,
    decision: &Decision,
    state: &KeyState,
    purpose: &str,
    channel: Channel,
) -> Option<Block> {
    if decision.allowed {
        return None;
    }
    let ask = matches!(
        decision.reason,
        Reason::NoConsent | Reason::Expired | Reason::Unproven | Reason::ScopeChanged
    );
    Some(Block {
        reason: reason_words(locale, decision.reason, state, purpose, channel),
        way_out: way_out(locale, decision.reason).to_owned(),
        ask,
    })
}

fn reason_words(
    locale: Locale,
    reason: Reason,
    state: &KeyState,
    purpose: &str,
    channel: Channel,
) -> String {
    let date = |at: Option<Timestamp>| at.map(|at| format::date(locale, at)).unwrap_or_default();
    let channel = channel_words(locale, channel);
    let plain = |text: &'static str| text.to_owned();
    match reason {
        Reason::NoConsent => td_string!(
            locale,
            ui.reason.no_consent,
            purpose = purpose.to_owned(),
            channel = channel
        ),
        Reason::Refused => td_string!(locale, ui.reason.refused, date = date(state.since)),
        Reason::Withdrawn => td_string!(locale, ui.reason.withdrawn, date = date(state.since)),
        Reason::Objected => td_string!(locale, ui.reason.objected, date = date(state.objection_dm)),
        Reason::Expired => td_string!(locale, ui.reason.expired, date = date(state.valid_until)),
        Reason::NoAddress => td_string!(locale, ui.reason.no_address, channel = channel),
        Reason::ChannelNotAllowed => {
            td_string!(locale, ui.reason.channel_not_allowed, channel = channel)
        }
        Reason::Unproven => plain(td_string!(locale, ui.reason.unproven)),
        Reason::Pending => plain(td_string!(locale, ui.reason.pending)),
        Reason::Restricted => plain(td_string!(locale, ui.reason.restricted)),
        Reason::PurposeInactive => plain(td_string!(locale, ui.reason.purpose_inactive)),
        Reason::Revoked => plain(td_string!(locale, ui.reason.ended)),
        Reason::Invalidated => plain(td_string!(locale, ui.reason.invalid)),
        Reason::ObjectedGeneral => plain(td_string!(locale, ui.reason.objected_general)),
        Reason::Suppressed => plain(td_string!(locale, ui.reason.suppressed)),
        Reason::SharedContactPoint => plain(td_string!(locale, ui.reason.shared_contact_point)),
        Reason::ScopeChanged => plain(td_string!(locale, ui.reason.scope_changed)),
        Reason::ContactPointUnverified => {
            plain(td_string!(locale, ui.reason.contact_point_unverified))
        }
        Reason::SubjectUnknown => plain(td_string!(locale, ui.reason.unknown)),
        Reason::SoftOptInS1 => plain(td_string!(locale, ui.reason.soft_opt_in_s1)),
        Reason::SoftOptInS2 => plain(td_string!(locale, ui.reason.soft_opt_in_s2)),
        Reason::SoftOptInS3 => plain(td_string!(locale, ui.reason.soft_opt_in_s3)),
        Reason::SoftOptInS4 => plain(td_string!(locale, ui.reason.soft_opt_in_s4)),
        Reason::SoftOptInS5 => plain(td_string!(locale, ui.reason.soft_opt_in_s5)),
        Reason::SoftOptInS6 => plain(td_string!(locale, ui.reason.soft_opt_in_s6)),
        Reason::SoftOptInS8 => plain(td_string!(locale, ui.reason.soft_opt_in_s8)),
        Reason::NoBasis
        | Reason::RightsMessage
        | Reason::Service
        | Reason::Answer
        | Reason::Consent
        | Reason::SoftOptIn
        | Reason::LegitimateInterest => plain(td_string!(locale, ui.reason.no_basis)),
    }
}

fn way_out(locale: Locale, reason: Reason) -> &'static str {
    match reason {
        Reason::NoConsent | Reason::Expired | Reason::Unproven | Reason::ScopeChanged => {
            td_string!(locale, ui.way_out.ask)
        }
        Reason::Refused | Reason::Withdrawn => td_string!(locale, ui.way_out.only_person),
        Reason::NoAddress => td_string!(locale, ui.way_out.edit),
        Reason::Pending | Reason::ContactPointUnverified => td_string!(locale, ui.way_out.confirm),
        Reason::Restricted | Reason::ObjectedGeneral | Reason::SubjectUnknown => {
            td_string!(locale, ui.way_out.officer)
        }
        Reason::PurposeInactive
        | Reason::SoftOptInS1
        | Reason::SoftOptInS2
        | Reason::SoftOptInS3
        | Reason::SoftOptInS4
        | Reason::SoftOptInS5
        | Reason::SoftOptInS6
        | Reason::SoftOptInS8
        | Reason::SoftOptIn
        | Reason::ChannelNotAllowed
        | Reason::NoBasis
        | Reason::Objected
        | Reason::Revoked
        | Reason::Invalidated
        | Reason::Suppressed
        | Reason::SharedContactPoint
        | Reason::RightsMessage
        | Reason::Service
        | Reason::Answer
        | Reason::Consent
        | Reason::LegitimateInterest => td_string!(locale, ui.way_out.none),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::Timestamp;
    use domain::privacy::fold::{KeyState, State};

    use super::{DAY, badge};
    use crate::ui::badge::BadgeKind;

    const NOW: Timestamp = Timestamp::from_millis(1_773_481_320_000);

    fn state(state: State) -> KeyState {
        KeyState {
            state,
            valid: state.is_valid(),
            valid_until: Some(NOW.plus_millis(400 * DAY)),
            since: Some(NOW),
            scope_rev: Some(1),
            scope_current: true,
            objection_dm: None,
            objection_general: None,
            decided_by: None,
            grant: None,
            carried: false,
            waiting: false,
            flags: Vec::new(),
            pending: false,
            pending_grants: Vec::new(),
            unproven: false,
            other_bases: BTreeMap::new(),
            informed: BTreeMap::new(),
            evidence_only: Vec::new(),
            rejected: Vec::new(),
        }
    }

    #[test]
    fn an_objection_outranks_a_consent() {
        let objected = KeyState {
            objection_dm: Some(NOW),
            ..state(State::Given)
        };
        assert_eq!(badge(&objected, NOW).kind, BadgeKind::Objected);
    }

    #[test]
    fn a_consent_that_ends_within_thirty_days_says_in_how_many() {
        let ending = KeyState {
            valid_until: Some(NOW.plus_millis(30 * DAY)),
            ..state(State::Given)
        };
        let row = badge(&ending, NOW);
        assert_eq!((row.kind, row.days_left), (BadgeKind::EndsSoon, 30));
    }

    #[test]
    fn a_consent_for_an_older_text_asks_again() {
        let old = KeyState {
            scope_current: false,
            ..state(State::Renewed)
        };
        assert_eq!(badge(&old, NOW).kind, BadgeKind::Superseded);
    }

    #[test]
    fn a_yes_without_its_confirmation_is_not_given() {
        let open = KeyState {
            pending: true,
            ..state(State::Requested)
        };
        assert_eq!(badge(&open, NOW).kind, BadgeKind::Pending);
    }
}
