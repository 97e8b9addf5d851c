//! Figures of the overview: the fold of every ledger, counted by purpose and channel.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::privacy::fold::{KeyState, fold};
use domain::privacy::{Channel, Registry};
use domain::record::Label;
use domain::{PurposeId, SubjectId, Timestamp};

use crate::consent::badge;
use crate::consents::{events, keys};
use crate::contacts::is_contact;
use crate::replica::Data;
use crate::ui::badge::BadgeKind;

/// Smaller numbers say too much about single persons.
const FEW: usize = 5;

/// Parts of a bar, in thousandths.
pub const WHOLE: usize = 1_000;

/// What a person said about one purpose on one channel, as far as it counts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Given or renewed.
    Given,
    /// A yes that waits for its confirmation.
    Pending,
    /// Refused, withdrawn, or objected to.
    SaidNo,
    /// Nothing that counts.
    NoConsent,
}

impl Stand {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Given, Self::Pending, Self::SaidNo, Self::NoConsent];

    fn of(state: &KeyState, now: Timestamp) -> Self {
        match badge(state, now).kind {
            BadgeKind::Given | BadgeKind::EndsSoon | BadgeKind::Superseded => Self::Given,
            BadgeKind::Pending => Self::Pending,
            BadgeKind::Withdrawn | BadgeKind::Refused | BadgeKind::Objected => Self::SaidNo,
            BadgeKind::Expired
            | BadgeKind::Revoked
            | BadgeKind::Invalid
            | BadgeKind::Unproven
            | BadgeKind::NotAsked
            | BadgeKind::Requested
            | BadgeKind::Deferred => Self::NoConsent,
        }
    }
}

/// A number of persons as a role may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Fewer than five.
    Few,
    /// Exactly.
    Exact(usize),
}

impl Figure {
    fn of(persons: usize, exact: bool) -> Self {
        if exact || persons >= FEW {
            Self::Exact(persons)
        } else {
            Self::Few
        }
    }
}

/// The figures of one purpose on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// The purpose.
    pub purpose: PurposeId,
    /// Its name.
    pub name: Label,
    /// The channel.
    pub channel: Channel,
    /// Persons by what they said, in the order of [`Stand::ALL`].
    pub persons: [Figure; 4],
}

impl FigureRow {
    /// Start and width of each part of the bar in thousandths; a figure that is not told has none.
    #[must_use]
    pub fn parts(&self, all: usize) -> [(usize, usize); 4] {
        let mut start = 0;
        self.persons.map(|figure| {
            let persons = if let Figure::Exact(persons) = figure {
                persons
            } else {
                0
            };
            let part = (start, persons * WHOLE / all.max(1));
            start += part.1;
            part
        })
    }
}

/// The figures of the organisation, as far as it is on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Persons in all.
    pub persons: usize,
    /// By purpose and channel.
    pub rows: Vec<FigureRow>,
}

impl Figures {
    /// The row with most consents.
    #[must_use]
    pub fn most(&self) -> Option<&FigureRow> {
        self.rows.iter().rev().max_by_key(|row| row.persons[0])
    }
}

/// Counts; only the privacy team sees small numbers.
#[must_use]
pub fn figures(data: &Data, roles: &[Role]) -> Figures {
    let Some(organisation) = &data.organisation else {
        return Figures::default();
    };
    let registry = &organisation.purposes;
    let now = data.now.unwrap_or(Timestamp::from_millis(0));
    let subjects: BTreeSet<_> = data
        .rows
        .values()
        .filter(|row| is_contact(row))
        .map(|row| row.subject)
        .chain(data.ledgers.keys().copied())
        .collect();
    let exact = roles.contains(&Role::PrivacyOfficer);
    let rows = keys(registry)
        .map(|(purpose, channel)| {
            let counts = count(
                data,
                registry,
                &subjects,
                &(purpose.id.clone(), channel),
                now,
            );
            FigureRow {
                purpose: purpose.id.clone(),
                name: purpose.name.clone(),
                channel,
                persons: counts.map(|persons| Figure::of(persons, exact)),
            }
        })
        .collect();
    Figures {
        persons: subjects.len(),
        rows,
    }
}

fn count(
    data: &Data,
    registry: &Registry,
    subjects: &BTreeSet<SubjectId>,
    key: &(PurposeId, Channel),
    now: Timestamp,
) -> [usize; 4] {
    let mut counts = [0; 4];
    for subject in subjects {
        let events = events(data, *subject);
        let stand = if events.is_empty() {
            Stand::NoConsent
        } else {
            Stand::of(&fold(events, registry, key, now), now)
        };
        counts[stand as usize] += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
