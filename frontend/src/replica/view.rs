//! What the views see: confirmed data with the waiting operations on top.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::replica::{OutboxItem, OutboxKind};
use domain::organisation::Organisation;
use domain::privacy::event::EventType;
use domain::privacy::fold::LedgerEvent;
use domain::record::{FieldMap, Row, Table};
use domain::{FieldId, OpId, RecordId, SubjectId, Timestamp, UserId};
use sync::message::v1::{Op, OpKind, Outcome, Put};

use super::held::Held;
use super::item::Decision;
use super::publish::Changed;

/// What was shown last; unchanged parts are handed on as they are.
#[derive(Clone, Default)]
pub(crate) struct Shown {
    pub(crate) rows: Arc<BTreeMap<RecordId, Arc<Row>>>,
    pub(crate) ledgers: Arc<BTreeMap<SubjectId, Vec<LedgerEvent>>>,
    /// When.
    pub(crate) at: Option<Timestamp>,
    /// How long a first sync waits before it is shown again.
    pub(crate) pause_ms: i64,
    /// Whether a timer is to show what is held back.
    pub(crate) waits: bool,
    /// What a first sync brought since.
    pub(crate) behind: Changed,
}

/// Rows with waiting writes on top.
pub(crate) fn rows<'a>(
    held: &Held,
    ops: impl Iterator<Item = &'a Op>,
    user: UserId,
) -> BTreeMap<RecordId, Arc<Row>> {
    let mut rows: BTreeMap<RecordId, Arc<Row>> = held
        .rows()
        .iter()
        .map(|(id, held)| (*id, Arc::clone(&held.row)))
        .collect();
    for op in ops {
        if let Some(put) = put(op) {
            let row = rows
                .entry(put.record)
                .or_insert_with(|| Arc::new(new_row(put, op, user)));
            write(Arc::make_mut(row), put, op.id);
        }
    }
    rows
}

/// Ledgers with waiting events at their end.
pub(crate) fn ledgers<'a>(
    held: &Held,
    ops: impl Iterator<Item = &'a Op>,
) -> BTreeMap<SubjectId, Vec<LedgerEvent>> {
    let mut ledgers = held.ledgers();
    for event in ops.flat_map(waiting_events) {
        let events = ledgers.entry(event.body.subject).or_default();
        if !events
            .iter()
            .any(|known| known.event_hash == event.event_hash)
        {
            events.push(event);
        }
    }
    ledgers
}

/// One line per waiting or refused operation, oldest first.
pub(crate) fn outbox(
    held: &Held,
    ops: &BTreeMap<u64, Op>,
    decisions: &BTreeMap<u64, Decision>,
) -> Vec<OutboxItem> {
    let mut items: Vec<OutboxItem> = ops.values().map(|op| item(held, op)).collect();
    items.extend(decisions.values().map(|decision| {
        let refused = match &decision.outcome {
            Outcome::Rejected { reason } => Some(reason.clone()),
            Outcome::Applied { .. } | Outcome::Already { .. } | Outcome::Conflict { .. } => None,
        };
        OutboxItem {
            refused,
            conflict: matches!(decision.outcome, Outcome::Conflict { .. }),
            ..item(held, &decision.op)
        }
    }));
    items.sort_by_key(|item| item.n);
    items
}

/// Values this device sealed for others, still on their way.
pub(crate) fn sealed_waiting<'a>(
    ops: impl Iterator<Item = &'a Op>,
    organisation: &Organisation,
    user: UserId,
) -> Vec<(RecordId, FieldId)> {
    ops.filter_map(put)
        .flat_map(|put| {
            put.sealed
                .iter()
                .filter(|(_, value)| !organisation.may_read(user, value.class))
                .map(|(field, _)| (put.record, field.clone()))
        })
        .collect()
}

/// The write of an operation, if it has one.
pub(crate) fn put(op: &Op) -> Option<&Put> {
    match &op.kind {
        OpKind::Put(put) => Some(put),
        OpKind::Consent { evidence, .. } => evidence.as_deref(),
    }
}

/// The row a first write makes.
pub(super) fn new_row(put: &Put, op: &Op, user: UserId) -> Row {
    Row {
        table: put.table,
        id: put.record,
        subject: put.subject,
        parent: put.parent,
        owner: user,
        version: 0,
        op: op.id,
        created_at: op.client_time,
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

fn write(row: &mut Row, put: &Put, op: OpId) {
    for (field, value) in &put.fields {
        if value.is_empty() {
            row.fields.remove(field);
        } else {
            row.fields.insert(field.clone(), value.clone());
        }
    }
    for (field, value) in &put.sealed {
        row.set_sealed(field.clone(), value.clone());
    }
    let foreseen = put.base_version() + 1;
    if foreseen > row.version {
        (row.version, row.op) = (foreseen, op);
    }
}

fn waiting_events(op: &Op) -> Vec<LedgerEvent> {
    let OpKind::Consent { events, .. } = &op.kind else {
        return Vec::new();
    };
    events
        .iter()
        .filter_map(|event| {
            Some(LedgerEvent {
                body: event.body().ok()?,
                event_hash: event.event_hash(),
                stamp: None,
            })
        })
        .collect()
}

fn item(held: &Held, op: &Op) -> OutboxItem {
    let (what, contact) = match &op.kind {
        OpKind::Put(put) => (kind(put), put.parent.or(Some(put.record))),
        OpKind::Consent { .. } => consent(held, op),
    };
    OutboxItem {
        n: op.n,
        at: op.client_time,
        what,
        contact,
        refused: None,
        conflict: false,
    }
}

pub(super) const fn kind(put: &Put) -> OutboxKind {
    match put.table {
        Table::Note | Table::Document => OutboxKind::NoteAdded,
        Table::Contact if put.base.is_none() => OutboxKind::ContactCreated,
        Table::Contact => OutboxKind::ContactChanged,
    }
}

pub(super) fn consent(held: &Held, op: &Op) -> (OutboxKind, Option<RecordId>) {
    let events = waiting_events(op);
    let stops = events
        .iter()
        .any(|event| event.body.kind == EventType::Withdraw);
    let contact = events
        .first()
        .and_then(|event| match event.body.contact_point.as_ref() {
            Some(point) => Some(point.id),
            None => held.contact_of(event.body.subject),
        });
    let what = if stops {
        OutboxKind::WithdrawalRecorded
    } else {
        OutboxKind::ConsentRecorded
    };
    (what, contact)
}
