//! Verification of an evidence file (specification 16): every hash, link, signature and head.
//!
//! What a file cannot prove: nothing signs its header, so keys and heads have to be compared with
//! what was told by another way, and an erased event has only its place in the chain (L-8).

mod fault;
mod ledger;
mod people;
mod report;
mod signer;

pub use fault::{EvidenceError, Fault};
pub use report::{KeyLine, Report};
pub use signer::signer_of;

use domain::Timestamp;
use domain::privacy::evidence_file::read_header;

use super::lines::Lines;
use people::People;

/// Verifies an evidence file and folds every ledger in it, at a moment or when it was written.
///
/// # Errors
/// With the first event that does not hold, and what is wrong with it.
pub fn verify_evidence(bytes: &[u8], at: Option<Timestamp>) -> Result<Report, EvidenceError> {
    let mut lines = Lines::of(bytes);
    let first = lines.next().ok_or(EvidenceError::Empty)?;
    let header = read_header(first.text).map_err(EvidenceError::Header)?;
    let mut report = Report::of(&header, at.unwrap_or(header.exported_at));
    let mut people = People::default();
    for (subject, head) in &header.head {
        let start = lines.rest();
        let ledger = ledger::verify(&header, *subject, *head, &mut lines)?;
        let read = start.len() - lines.rest().len();
        people.note(*subject, start.split_at(read).0, &ledger.events);
        report.add(*subject, &ledger, &header.policy);
    }
    if !lines.rest().is_empty() {
        return Err(EvidenceError::Surplus {
            line: lines.number() + 1,
        });
    }
    report.join(&people, &header.policy);
    Ok(report)
}
