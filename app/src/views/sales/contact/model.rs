//! The page of a contact: facts by field, notes, the timeline.

use domain::access::{Role, decide};
use domain::privacy::event::EventType;
use domain::privacy::{ChannelOrAll, PurposeOrAll};
use domain::record::catalogue::Validator;
use domain::record::{Class, FieldEntry, Label, Row, Table};
use domain::{FieldId, RecordId, Timestamp};

use crate::consents::events;
use crate::replica::Data;

/// One field of the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// The field.
    pub field: FieldId,
    /// Its name.
    pub label: Label,
    /// How its values are checked and shown.
    pub validator: Validator,
    /// What may be shown of it.
    pub value: FactValue,
}

/// What may be shown of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FactValue {
    /// A plain value.
    Plain(String),
    /// A sealed value the person's keys open.
    Sealed,
    /// A field whose values the person may not open: the roles that may, whether there is one or not.
    Closed {
        /// Roles that open it.
        roles: Vec<Role>,
        /// Whether a value sealed here waits on this device.
        waiting: bool,
    },
}

/// A note or a signature about the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// Its record.
    pub record: RecordId,
    /// When it was made.
    pub at: Timestamp,
    /// Whether it waits on this device.
    pub waiting: bool,
    /// Whether the person's keys open it.
    pub readable: bool,
}

/// One entry of the timeline, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub what: Happening,
    /// Whether it waits on this device.
    pub waiting: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The contact was made.
    Created,
    /// A note was added.
    Note(NoteRow),
    /// A signature was stored.
    Signature,
    /// Something about a consent.
    Consent {
        /// What.
        kind: EventType,
        /// Name of the purpose; none for all of them.
        purpose: Option<Label>,
        /// The channel.
        channel: ChannelOrAll,
    },
}

/// The facts of a contact that stand on its page.
#[must_use]
pub fn facts(data: &Data, row: &Row, roles: &[Role]) -> Vec<FactRow> {
    let Some(organisation) = &data.organisation else {
        return Vec::new();
    };
    organisation
        .catalogue
        .fields
        .iter()
        .filter(|entry| entry.record == Table::Contact && entry.enabled)
        .filter_map(|entry| {
            Some(FactRow {
                field: entry.id.clone(),
                label: entry.labels.clone(),
                validator: entry.validator,
                value: value(data, row, entry, roles)?,
            })
        })
        .collect()
}

fn value(data: &Data, row: &Row, entry: &FieldEntry, roles: &[Role]) -> Option<FactValue> {
    let reads = decide(roles, domain::access::Action::Read, entry);
    match (entry.class, reads) {
        (Class::Basic, true) => row
            .fields
            .get(&entry.id)
            .filter(|value| !value.is_empty())
            .cloned()
            .map(FactValue::Plain),
        (Class::Basic, false) => None,
        (_, true) => row
            .sealed
            .contains_key(&entry.id)
            .then_some(FactValue::Sealed),
        (_, false) => Some(FactValue::Closed {
            roles: readers(entry),
            waiting: data.sealed_waiting.contains(&(row.id, entry.id.clone())),
        }),
    }
}

/// The roles that open values of a field.
#[must_use]
pub fn readers(entry: &FieldEntry) -> Vec<Role> {
    Role::ALL
        .into_iter()
        .filter(|role| decide(&[*role], domain::access::Action::Read, entry))
        .collect()
}

/// What happened with a contact, newest first.
#[must_use]
pub fn timeline(data: &Data, contact: &Row, roles: &[Role]) -> Vec<TimelineRow> {
    let mut rows: Vec<_> = records(data, contact, roles)
        .chain(acts(data, contact))
        .collect();
    rows.push(TimelineRow {
        at: contact.created_at,
        what: Happening::Created,
        waiting: contact.version == 0,
    });
    rows.sort_by_key(|row| core::cmp::Reverse(row.at));
    rows
}

fn records<'a>(
    data: &'a Data,
    contact: &'a Row,
    roles: &'a [Role],
) -> impl Iterator<Item = TimelineRow> + 'a {
    let reads = roles.iter().any(|role| role.reads(Class::Notes));
    data.rows
        .values()
        .filter(|row| row.parent == Some(contact.id))
        .filter_map(move |row| {
            let waiting = row.version == 0;
            let what = match row.table {
                Table::Note => Happening::Note(NoteRow {
                    record: row.id,
                    at: row.created_at,
                    waiting,
                    readable: reads && row.sealed.contains_key(&FieldId::new("text")),
                }),
                Table::Document => Happening::Signature,
                Table::Contact => return None,
            };
            Some(TimelineRow {
                at: row.created_at,
                what,
                waiting,
            })
        })
}

fn acts<'a>(data: &'a Data, contact: &Row) -> impl Iterator<Item = TimelineRow> + 'a {
    events(data, contact.subject)
        .iter()
        .map(|event| TimelineRow {
            at: event.body.occurred_at,
            waiting: event.stamp.is_none(),
            what: Happening::Consent {
                kind: event.body.kind,
                purpose: match &event.body.purpose {
                    PurposeOrAll::All => None,
                    PurposeOrAll::One(id) => Some(purpose_name(data, id)),
                },
                channel: event.body.channel,
            },
        })
}

fn purpose_name(data: &Data, id: &domain::PurposeId) -> Label {
    data.organisation
        .as_ref()
        .and_then(|organisation| organisation.purposes.get(id))
        .map_or_else(
            || Label {
                cs: id.to_string(),
                en: id.to_string(),
            },
            |purpose| purpose.name.clone(),
        )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use domain::FieldId;
    use domain::access::Role;
    use domain::record::Row;

    use super::{FactValue, Happening, facts, timeline};
    use crate::fixture::{contact, note, organisation, sealed};
    use crate::replica::Data;

    fn with_account() -> (Data, Row) {
        let row = Row {
            sealed: BTreeMap::from([(FieldId::new("bank_account"), sealed())]),
            ..contact(1, &[("family_name", "Novák")])
        };
        let data = Data {
            organisation: Some(Arc::new(organisation())),
            ..crate::fixture::data(vec![row.clone(), note(2, &row)])
        };
        (data, row)
    }

    fn account(data: &Data, row: &Row, role: Role) -> FactValue {
        facts(data, row, &[role])
            .into_iter()
            .find(|fact| fact.field.as_str() == "bank_account")
            .map(|fact| fact.value)
            .expect("the field is shown")
    }

    #[test]
    fn a_manager_opens_the_account_a_rep_sees_only_who_may() {
        let (data, row) = with_account();
        assert_eq!(account(&data, &row, Role::Manager), FactValue::Sealed);
        assert_eq!(
            account(&data, &row, Role::Rep),
            FactValue::Closed {
                roles: vec![Role::Manager, Role::PrivacyOfficer],
                waiting: false
            }
        );
    }

    #[test]
    fn a_closed_field_looks_the_same_with_and_without_a_value() {
        let (data, row) = with_account();
        let without = Row {
            sealed: BTreeMap::new(),
            ..row.clone()
        };
        assert_eq!(
            account(&data, &row, Role::Rep),
            account(&data, &without, Role::Rep)
        );
    }

    #[test]
    fn the_timeline_holds_notes_and_the_beginning() {
        let (data, row) = with_account();
        let what: Vec<_> = timeline(&data, &row, &[Role::Rep])
            .into_iter()
            .map(|row| row.what)
            .collect();
        assert!(
            what.iter()
                .any(|what| matches!(what, Happening::Note(note) if note.readable))
        );
        assert!(what.contains(&Happening::Created));
    }

    #[test]
    fn an_administrator_reads_no_notes() {
        let (data, row) = with_account();
        let rows = timeline(&data, &row, &[Role::Administrator]);
        assert!(
            rows.iter()
                .any(|row| matches!(&row.what, Happening::Note(note) if !note.readable))
        );
    }
}
