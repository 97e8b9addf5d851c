//! What the local store keeps, each thing under a key.

use domain::record::{Class, Row};
use domain::{RecordId, SubjectId};
use serde::{Deserialize, Serialize};
use sync::message::v1::{Op, Outcome};

use super::numbers::Numbers;

/// What one kept thing is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// A statement of the organisation log.
    Statement(u64),
    /// A class secret sealed to this device.
    Secret(Class, u32),
    /// A row with its wraps.
    Row(RecordId),
    /// An entry of a person's ledger.
    Entry(SubjectId, u64),
    /// What this device wrote of a row.
    Marked(RecordId),
}

/// One operation in the outbox, with the device's counters after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SavedOp {
    /// The operation.
    pub(crate) op: Op,
    /// The counters.
    pub(crate) numbers: Numbers,
    /// The edited fields as they were when the user wrote.
    pub(crate) base: Option<Box<Row>>,
}

impl SavedOp {
    /// Reads a kept operation; those of versions without a base have none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let older = || {
            let (op, numbers) = postcard::from_bytes(bytes).ok()?;
            let base = None;
            Some(Self { op, numbers, base })
        };
        postcard::from_bytes(bytes).ok().or_else(older)
    }
}

/// One operation that needs a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Decision {
    /// The operation.
    pub(crate) op: Op,
    /// Why it was not applied.
    pub(crate) outcome: Outcome,
    /// The edited fields as they were when the user wrote.
    pub(crate) base: Option<Box<Row>>,
}

impl Decision {
    /// Reads a kept decision; those of versions without a base have none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let older = || {
            let (op, outcome) = postcard::from_bytes(bytes).ok()?;
            let base = None;
            Some(Self { op, outcome, base })
        };
        postcard::from_bytes(bytes).ok().or_else(older)
    }
}

/// Labels that bind local bytes to their place.
pub(crate) mod label {
    /// What a restored database brought up.
    pub(crate) const RESTORED: &str = "restored";

    /// The cursor.
    pub(crate) const CURSOR: &str = "cursor";

    /// A page.
    pub(crate) fn page(number: u32) -> String {
        format!("page/{number}")
    }

    /// An overlay entry.
    pub(crate) fn overlay(number: u64) -> String {
        format!("overlay/{number}")
    }

    /// An operation.
    pub(crate) fn outbox(number: u64) -> String {
        format!("outbox/{number}")
    }

    /// The mark of an outgoing file.
    pub(crate) fn file(record: domain::RecordId) -> String {
        format!("file/{record}")
    }

    /// A decision.
    pub(crate) fn decision(number: u64) -> String {
        format!("decision/{number}")
    }
}

#[cfg(test)]
mod tests {
    use domain::Violation;
    use domain::violation::Code;
    use sync::message::v1::{Op, OpKind, Outcome};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Decision, SavedOp};
    use crate::random;
    use crate::replica::numbers::Numbers;
    use crate::vault_worker::tests::fixture::now;

    fn op() -> Op {
        let kind = OpKind::Consent {
            events: Vec::new(),
            evidence: None,
        };
        Op {
            n: 4,
            id: random::op(now()),
            client_time: now(),
            kind,
        }
    }

    #[wasm_bindgen_test]
    fn what_was_saved_before_bases_were_kept_is_read_without_one() {
        let (op, numbers) = (op(), Numbers::default());
        let older = postcard::to_allocvec(&(&op, numbers)).expect("it has a length");
        let saved = SavedOp::read(&older).expect("an older version");
        assert_eq!((saved.op, saved.base), (op.clone(), None));
        let reason = Violation::of(Code::TooLarge);
        let outcome = Outcome::Rejected { reason };
        let older = postcard::to_allocvec(&(&op, &outcome)).expect("it has a length");
        let decision = Decision::read(&older).expect("an older version");
        assert_eq!((decision.outcome, decision.base), (outcome, None));
        assert_eq!(SavedOp::read(&older[..3]), None);
    }
}
