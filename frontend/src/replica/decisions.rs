//! What waits for a decision: kept with the fields as they were, shown, decided, undone.

pub(crate) mod decide;
mod fields;
mod opened;
mod shown;
mod undo;
mod values;

use std::collections::BTreeMap;

use app::replica::DecisionId;
use domain::record::{DekWrap, Row};
use domain::{FieldId, RecordId};

use super::item::{Decision, SavedOp};
use super::open::Open;
use super::restored::{Kept, Offer};
use super::view;
pub(crate) use opened::open_version;
pub(crate) use shown::{decided, to_decide};
pub(crate) use undo::undo;

/// What decisions need besides the operations, and what was decided.
#[derive(Default)]
pub(crate) struct Disputes {
    bases: BTreeMap<u64, Box<Row>>,
    decided: Vec<Decided>,
    /// What restored databases lack.
    pub(crate) restored: Kept,
    /// Whether a signed restore is being looked for.
    pub(crate) looking: bool,
    /// Whether to look once more.
    pub(crate) look_again: bool,
}

/// What was decided in this session, until it is sent.
pub(super) struct Decided {
    id: DecisionId,
    was: Was,
    op: Option<u64>,
}

/// What was decided about.
enum Was {
    Op(Box<Decision>),
    Offer(Box<Offer>),
}

impl Disputes {
    /// Takes the bases of what is in the outbox.
    pub(crate) fn of(outbox: &[(u64, SavedOp)]) -> Self {
        let mut disputes = Self::default();
        for (_, saved) in outbox {
            disputes.note(saved);
        }
        disputes
    }

    /// Keeps the base of an operation.
    pub(crate) fn note(&mut self, saved: &SavedOp) {
        if let Some(base) = &saved.base {
            self.bases.insert(saved.op.n, base.clone());
        }
    }

    /// The edited fields as they were when the user wrote.
    pub(crate) fn base(&self, n: u64) -> Option<Box<Row>> {
        self.bases.get(&n).cloned()
    }

    /// Drops the base of an operation that left the outbox.
    pub(crate) fn forget(&mut self, n: u64) {
        self.bases.remove(&n);
    }
}

/// The fields that are about to be edited, as they are shown; none for a new record.
pub(super) fn base(
    open: &Open,
    record: RecordId,
    values: &BTreeMap<FieldId, String>,
) -> Option<Box<Row>> {
    let mut row = open.shown.rows.get(&record)?.as_ref().clone();
    row.fields.retain(|field, _| values.contains_key(field));
    row.sealed.retain(|field, _| values.contains_key(field));
    row.late.clear();
    Some(Box::new(row))
}

/// What is decided about, as a row.
struct Case {
    mine: Row,
    before: Option<Box<Row>>,
    theirs: Option<Row>,
    wraps: Vec<DekWrap>,
}

/// The case of a decision; none where no record is concerned.
fn case(open: &Open, id: DecisionId) -> Option<Case> {
    match id {
        DecisionId::Op(n) => open
            .decisions
            .get(&n)
            .and_then(|decision| of_op(open, decision)),
        DecisionId::Restored(n) => match open.disputes.restored.offers.get(&n)? {
            Offer::Row { row, wraps }
            | Offer::Unsent { row, wraps }
            | Offer::Unseen { row, wraps, .. } => Some(Case {
                theirs: held(open, row.id),
                mine: row.as_ref().clone(),
                before: None,
                wraps: wraps.clone(),
            }),
            Offer::Events(_) => None,
        },
    }
}

fn of_op(open: &Open, decision: &Decision) -> Option<Case> {
    let sync::message::v1::OpKind::Put(put) = &decision.op.kind else {
        return None;
    };
    let user = open.identity.device.user;
    let conflicting = match &decision.outcome {
        sync::message::v1::Outcome::Conflict { theirs } => Some(theirs.as_ref().clone()),
        sync::message::v1::Outcome::Applied { .. }
        | sync::message::v1::Outcome::Already { .. }
        | sync::message::v1::Outcome::Rejected { .. } => None,
    };
    let mut mine = view::new_row(put, &decision.op, user);
    mine.fields = put.fields.clone();
    mine.sealed = put.sealed.clone();
    Some(Case {
        theirs: held(open, put.record).or(conflicting),
        before: decision.base.clone(),
        wraps: put.wraps.clone(),
        mine,
    })
}

fn held(open: &Open, record: RecordId) -> Option<Row> {
    let held = open.held.rows().get(&record);
    held.map(|held| held.row.as_ref().clone())
}
