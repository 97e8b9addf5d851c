//! Decisions as the views see them.

use app::contacts;
use app::replica::{DecidedItem, DecisionId, OutboxKind, ToDecide, Why};
use domain::RecordId;
use domain::privacy::SignedEvent;
use domain::record::{Row, Table};
use sync::message::v1::{Op, OpKind, Outcome};

use super::fields::{differing, unseen, written};
use super::{Was, case};
use crate::replica::consent::contact_of;
use crate::replica::item::Decision;
use crate::replica::open::Open;
use crate::replica::restored::Offer;
use crate::replica::view;

/// Everything to decide, the oldest first.
pub(crate) fn to_decide(open: &Open) -> Vec<ToDecide> {
    let ops = open.decisions.iter();
    let ops = ops.map(|(n, decision)| of_op(open, *n, decision));
    let offers = open.disputes.restored.offers.iter();
    let offers = offers.map(|(n, offer)| of_offer(open, *n, offer));
    let mut rows: Vec<ToDecide> = ops.chain(offers).collect();
    rows.sort_by_key(|row| (row.at, row.id));
    rows
}

/// What was decided and can be undone, the newest first.
pub(crate) fn decided(open: &Open) -> Vec<DecidedItem> {
    let decided = open.disputes.decided.iter().rev();
    let decided = decided.filter(|decided| decided.op.is_none_or(|n| open.engine.is_unsent(n)));
    let item = |decided: &super::Decided| {
        let (what, contact) = match &decided.was {
            Was::Op(decision) => concern(open, &decision.op),
            Was::Offer(offer) => match offer.as_ref() {
                Offer::Row { row, .. } | Offer::Unsent { row, .. } | Offer::Unseen { row, .. } => {
                    (kind_of(row, false), contact_of_row(open, row))
                }
                Offer::Events(events) => (OutboxKind::ConsentRecorded, person(open, events)),
            },
        };
        DecidedItem {
            id: decided.id,
            what,
            name: contact.map(|(_, name)| name).unwrap_or_default(),
        }
    };
    decided.map(item).collect()
}

fn of_op(open: &Open, n: u64, decision: &Decision) -> ToDecide {
    let id = DecisionId::Op(n);
    let (what, contact) = concern(open, &decision.op);
    let case = case(open, id);
    ToDecide {
        id,
        at: Some(decision.op.client_time),
        what,
        contact,
        why: match &decision.outcome {
            Outcome::Rejected { reason } => Why::Refused(reason.clone()),
            Outcome::Conflict { .. } | Outcome::Applied { .. } | Outcome::Already { .. } => {
                Why::Conflict
            }
        },
        table: case
            .as_ref()
            .map_or(Table::Document, |case| case.mine.table),
        fields: case.map_or_else(Vec::new, |case| written(&case)),
    }
}

fn of_offer(open: &Open, n: u32, offer: &Offer) -> ToDecide {
    let id = DecisionId::Restored(n);
    let unsent = matches!(offer, Offer::Unsent { .. });
    match (offer, case(open, id)) {
        (Offer::Unseen { row, fields, .. }, Some(case)) => ToDecide {
            id,
            at: None,
            what: kind_of(row, case.theirs.is_none()),
            contact: contact_of_row(open, row),
            why: Why::Unseen,
            table: row.table,
            fields: unseen(&case, fields),
        },
        (Offer::Row { row, .. } | Offer::Unsent { row, .. }, Some(case)) => ToDecide {
            id,
            at: Some(row.created_at),
            what: kind_of(row, case.theirs.is_none()),
            contact: contact_of_row(open, row),
            why: Why::Restored {
                gone: case.theirs.is_none(),
            },
            table: row.table,
            fields: if unsent {
                written(&case)
            } else {
                differing(&case)
            },
        },
        (Offer::Row { .. } | Offer::Unsent { .. } | Offer::Unseen { .. } | Offer::Events(_), _) => {
            let events = match offer {
                Offer::Events(events) => events.as_slice(),
                Offer::Row { .. } | Offer::Unsent { .. } | Offer::Unseen { .. } => &[],
            };
            let first = events.first().and_then(|event| event.body().ok());
            ToDecide {
                id,
                at: first.map(|body| body.occurred_at),
                what: OutboxKind::ConsentRecorded,
                contact: person(open, events),
                why: Why::Restored { gone: true },
                table: Table::Document,
                fields: Vec::new(),
            }
        }
    }
}

fn concern(open: &Open, op: &Op) -> (OutboxKind, Option<(RecordId, String)>) {
    match &op.kind {
        OpKind::Put(put) => {
            let id = put.parent.unwrap_or(put.record);
            let mut typed = view::new_row(put, op, open.identity.device.user);
            typed.fields.clone_from(&put.fields);
            (view::kind(put), Some((id, name(open, id, &typed))))
        }
        OpKind::Consent { .. } => {
            let (what, contact) = view::consent(&open.held, op);
            let named = contact.map(|id| {
                let row = open.shown.rows.get(&id);
                (id, row.map(|row| contacts::name(row)).unwrap_or_default())
            });
            (what, named)
        }
    }
}

fn kind_of(row: &Row, gone: bool) -> OutboxKind {
    match row.table {
        Table::Contact if gone => OutboxKind::ContactCreated,
        Table::Contact => OutboxKind::ContactChanged,
        Table::Note | Table::Document => OutboxKind::NoteAdded,
    }
}

fn contact_of_row(open: &Open, row: &Row) -> Option<(RecordId, String)> {
    let id = row.parent.unwrap_or(row.id);
    Some((id, name(open, id, row)))
}

fn name(open: &Open, contact: RecordId, typed: &Row) -> String {
    let shown = open.shown.rows.get(&contact);
    shown.map_or_else(|| contacts::name(typed), |row| contacts::name(row))
}

fn person(open: &Open, events: &[SignedEvent]) -> Option<(RecordId, String)> {
    let subject = events.first()?.body().ok()?.subject;
    let id = contact_of(open, subject)?;
    let row = open.shown.rows.get(&id);
    Some((id, row.map(|row| contacts::name(row)).unwrap_or_default()))
}
