//! What the ledgers say about persons: one row per purpose and channel that asks for consent.

use domain::privacy::event::Basis;
use domain::privacy::fold::{KeyState, LedgerEvent, fold};
use domain::privacy::gate::{ContactFacts, Decision, may_contact};
use domain::privacy::{Channel, Doubt, Purpose, Registry, doubts};
use domain::record::{Label, Row};
use domain::{PurposeId, SubjectId, Timestamp};

use crate::consent::badge;
use crate::contacts::text;
use crate::replica::Data;
use crate::ui::badge::{BadgeKind, BadgeRow};

/// One purpose on one channel, as it stands for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// The purpose.
    pub purpose: PurposeId,
    /// Its name.
    pub name: Label,
    /// The channel.
    pub channel: Channel,
    /// The state.
    pub state: KeyState,
    /// What the badge says.
    pub badge: BadgeRow,
    /// Whether the person may be contacted, which is another question.
    pub decision: Decision,
    /// Whether there is something to withdraw.
    pub withdrawable: bool,
    /// The latest yes that does not count because of how it came in, until it is settled.
    pub doubt: Option<Doubt>,
}

/// The keys that are asked for: active purposes that rest on consent, by channel.
pub fn keys(registry: &Registry) -> impl Iterator<Item = (&Purpose, Channel)> {
    registry
        .purposes
        .iter()
        .filter(|purpose| purpose.active)
        .flat_map(|purpose| {
            purpose
                .channels
                .iter()
                .filter(|channel| {
                    channel
                        .bases
                        .iter()
                        .any(|basis| matches!(basis, Basis::Consent | Basis::ExplicitConsent))
                })
                .map(move |channel| (purpose, channel.channel))
        })
}

/// The consents of one contact.
#[must_use]
pub fn of_contact(data: &Data, row: &Row, now: Timestamp) -> Vec<ConsentRow> {
    let Some(organisation) = &data.organisation else {
        return Vec::new();
    };
    let events = events(data, row.subject);
    let doubts = doubts(events, &organisation.purposes, now);
    keys(&organisation.purposes)
        .map(|(purpose, channel)| {
            let doubt = doubts
                .iter()
                .rfind(|doubt| doubt.purpose == purpose.id && doubt.channel == channel);
            let consent = consent_row(events, &organisation.purposes, purpose, channel, row, now);
            with_doubt(consent, doubt)
        })
        .collect()
}

fn consent_row(
    events: &[LedgerEvent],
    registry: &Registry,
    purpose: &Purpose,
    channel: Channel,
    row: &Row,
    now: Timestamp,
) -> ConsentRow {
    let key = (purpose.id.clone(), channel);
    let state = fold(events, registry, &key, now);
    let facts = ContactFacts::of_point(has_address(row, channel).then_some((row.id, row.version)));
    let decision = may_contact(events, registry, &facts, &key, now);
    ConsentRow {
        purpose: key.0,
        name: purpose.name.clone(),
        channel,
        badge: badge(&state, now),
        withdrawable: state.valid || state.pending,
        state,
        decision,
        doubt: None,
    }
}

/// A person who said yes was asked, also where the yes cannot be proven.
fn with_doubt(mut consent: ConsentRow, doubt: Option<&Doubt>) -> ConsentRow {
    consent.doubt = doubt.cloned();
    if doubt.is_some() && consent.badge.kind == BadgeKind::NotAsked {
        consent.badge.kind = BadgeKind::Unproven;
    }
    consent
}

/// Says whether the contact has an address the channel needs.
fn has_address(row: &Row, channel: Channel) -> bool {
    match channel {
        Channel::Email => !text(row, "email").is_empty(),
        Channel::Phone | Channel::Sms | Channel::Messenger => !text(row, "phone").is_empty(),
        Channel::Post | Channel::Visit => !text(row, "town").is_empty(),
        Channel::Processing => true,
    }
}

/// How many consents of a person count now.
#[must_use]
pub fn given(data: &Data, subject: SubjectId, now: Timestamp) -> usize {
    let events = events(data, subject);
    if events.is_empty() {
        return 0;
    }
    data.organisation.as_ref().map_or(0, |organisation| {
        keys(&organisation.purposes)
            .filter(|(purpose, channel)| {
                fold(
                    events,
                    &organisation.purposes,
                    &(purpose.id.clone(), *channel),
                    now,
                )
                .valid
            })
            .count()
    })
}

/// The ledger of one person.
#[must_use]
pub fn events(data: &Data, subject: SubjectId) -> &[LedgerEvent] {
    data.ledgers.get(&subject).map_or(&[], Vec::as_slice)
}

/// The name of a purpose; one that is no longer known is named by its code.
#[must_use]
pub fn purpose_name(data: &Data, id: &PurposeId) -> Label {
    let organisation = data.organisation.as_deref();
    let known = organisation.and_then(|organisation| organisation.purposes.get(id));
    known.map_or_else(
        || Label {
            cs: id.to_string(),
            en: id.to_string(),
        },
        |purpose| purpose.name.clone(),
    )
}
