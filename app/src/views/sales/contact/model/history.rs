//! What happened with a contact, newest first.

use domain::access::Role;
use domain::privacy::event::EventType;
use domain::privacy::{ChannelOrAll, PurposeOrAll};
use domain::record::{Class, Label, Row, Table};
use domain::{FieldId, RecordId, Timestamp};

use super::{LateRow, late};
use crate::consents::{events, purpose_name};
use crate::replica::Data;

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
    /// What came late from a removed user instead.
    pub late: Vec<LateRow>,
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
                    late: late(data, row, &FieldId::new("text"), roles),
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
                    PurposeOrAll::Whole | PurposeOrAll::All => None,
                    PurposeOrAll::One(id) => Some(purpose_name(data, id)),
                },
                channel: event.body.channel,
            },
        })
}
