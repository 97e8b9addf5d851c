//! One person's ledger, read and folded for the portal.

use std::sync::Arc;

use domain::organisation::Organisation;
use domain::privacy::Channel;
use domain::privacy::event::Body;
use domain::privacy::fold::{KeyState, LedgerEvent, fold};
use domain::privacy::ledger::Entry;
use domain::record::{Row, Table};
use domain::{PurposeId, SubjectId, Timestamp};
use sync::message::account::ApiErrorCode;
use sync::store::organisation::Load;

use crate::error::Problem;
use crate::ledger;
use crate::state::AppState;

/// A person's contact and events with the organisation they belong to.
pub(super) struct Ledger {
    pub(super) organisation: Arc<Organisation>,
    pub(super) contact: Option<Row>,
    pub(super) entries: Vec<Entry>,
    events: Vec<LedgerEvent>,
}

impl Ledger {
    /// Reads a person's ledger.
    pub(super) async fn read(state: &AppState, subject: SubjectId) -> Result<Self, Problem> {
        let over = || Problem::of(ApiErrorCode::SessionOver);
        let load = Load {
            subjects: vec![subject],
            ..Load::default()
        };
        let mut loaded = state.driver.load(load).await?;
        let organisation = state.driver.organisation().await?.ok_or_else(over)?;
        let entries = loaded.ledgers.remove(&subject).unwrap_or_default();
        let events = ledger::events(&entries)?;
        let contact = loaded
            .rows
            .into_values()
            .find(|row| row.table == Table::Contact && row.subject == subject);
        Ok(Self {
            organisation,
            contact,
            entries,
            events,
        })
    }

    /// The state of a key.
    pub(super) fn state(&self, key: &(PurposeId, Channel), now: Timestamp) -> KeyState {
        fold(&self.events, &self.organisation.purposes, key, now)
    }

    /// The body of the event that decided a state.
    pub(super) fn decider(&self, state: &KeyState) -> Option<&Body> {
        let id = state.decided_by?;
        self.events
            .iter()
            .map(|event| &event.body)
            .find(|body| body.event_id == id)
    }

    /// Events with their entries, in chain order.
    pub(super) fn acts(&self) -> impl DoubleEndedIterator<Item = (&Body, &Entry)> {
        self.events
            .iter()
            .map(|event| &event.body)
            .zip(&self.entries)
    }

    /// Every key that rests on consent or serves direct marketing.
    pub(super) fn keys(&self) -> Vec<(PurposeId, Channel)> {
        let purposes = self.organisation.purposes.purposes.iter();
        purposes
            .filter(|purpose| purpose.active)
            .flat_map(|purpose| {
                let asked = purpose.channels.iter().filter(|channel| {
                    use domain::privacy::event::Basis::{Consent, ExplicitConsent};
                    let rests = channel.bases.contains(&Consent)
                        || channel.bases.contains(&ExplicitConsent);
                    rests || (purpose.direct_marketing && !channel.bases.is_empty())
                });
                asked.map(|channel| (purpose.id.clone(), channel.channel))
            })
            .collect()
    }
}
