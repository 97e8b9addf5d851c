//! Which release of the client wrote an operation.

use domain::Hash;

use crate::message::v1::{Op, OpKind, Outcome};

/// Gives the release that an operation was signed with; the signature of an applied one was checked.
pub(super) fn signed_with(op: &Op, outcome: &Outcome) -> Option<Hash> {
    let put = match &op.kind {
        OpKind::Put(put) => put,
        OpKind::Consent { evidence, .. } => evidence.as_deref()?,
    };
    let proof = &put.sealed.values().next()?.proof;
    match outcome {
        Outcome::Applied { .. } => proof.release,
        Outcome::Already { .. } | Outcome::Conflict { .. } | Outcome::Rejected { .. } => None,
    }
}
