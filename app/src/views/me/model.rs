//! Waiting changes in plain words.

use domain::violation::Code;
use domain::{RecordId, Timestamp};

use crate::contacts::name;
use crate::replica::{Data, OutboxKind, SyncStatus};

/// One waiting change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRow {
    /// Its number on the device.
    pub n: u64,
    /// What it does.
    pub what: OutboxKind,
    /// The contact and its name; an unknown one has none.
    pub contact: Option<(RecordId, String)>,
    /// When it was made.
    pub at: Timestamp,
    /// Where it stands.
    pub state: WaitingState,
}

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingState {
    /// It waits for the server.
    Waiting,
    /// It is being sent.
    Sending,
    /// Someone else changed the record first.
    Conflict,
    /// A rule refused it.
    Refused(Code),
}

/// The waiting changes, those that need a decision first, then the oldest.
#[must_use]
pub fn waiting(data: &Data, status: &SyncStatus) -> Vec<WaitingRow> {
    let mut rows: Vec<_> = data
        .outbox
        .iter()
        .map(|item| WaitingRow {
            n: item.n,
            what: item.what,
            contact: item.contact.map(|id| {
                (
                    id,
                    data.rows.get(&id).map(|row| name(row)).unwrap_or_default(),
                )
            }),
            at: item.at,
            state: match (&item.refused, item.conflict) {
                (Some(violation), _) => WaitingState::Refused(violation.code),
                (None, true) => WaitingState::Conflict,
                (None, false) if status.online && status.saving => WaitingState::Sending,
                (None, false) => WaitingState::Waiting,
            },
        })
        .collect();
    rows.sort_by_key(|row| {
        (
            matches!(row.state, WaitingState::Waiting | WaitingState::Sending),
            row.n,
        )
    });
    rows
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::Violation;
    use domain::violation::Code;

    use super::{WaitingState, waiting};
    use crate::fixture::{NOW, contact, data};
    use crate::replica::{Data, OutboxItem, OutboxKind, SyncStatus};

    fn item(n: u64) -> OutboxItem {
        OutboxItem {
            n,
            at: NOW,
            what: OutboxKind::ContactChanged,
            contact: Some(contact(1, &[]).id),
            refused: None,
            conflict: false,
        }
    }

    fn with(items: Vec<OutboxItem>) -> Data {
        Data {
            outbox: Arc::new(items),
            ..data(vec![contact(1, &[("family_name", "Novák")])])
        }
    }

    #[test]
    fn what_needs_a_decision_stands_first() {
        let refused = OutboxItem {
            refused: Some(Violation::of(Code::TextUnknown)),
            ..item(2)
        };
        let rows = waiting(&with(vec![item(1), refused]), &SyncStatus::default());
        assert_eq!(rows[0].state, WaitingState::Refused(Code::TextUnknown));
        assert_eq!(rows[1].state, WaitingState::Waiting);
    }

    #[test]
    fn a_change_names_its_contact() {
        let rows = waiting(&with(vec![item(1)]), &SyncStatus::default());
        assert_eq!(
            rows[0].contact.as_ref().map(|(_, name)| name.as_str()),
            Some("Novák")
        );
    }

    #[test]
    fn sending_is_said_only_while_a_push_runs() {
        let pushing = SyncStatus {
            online: true,
            saving: true,
            ..SyncStatus::default()
        };
        assert_eq!(
            waiting(&with(vec![item(1)]), &pushing)[0].state,
            WaitingState::Sending
        );
        let offline = SyncStatus {
            online: false,
            ..pushing
        };
        assert_eq!(
            waiting(&with(vec![item(1)]), &offline)[0].state,
            WaitingState::Waiting
        );
    }
}
