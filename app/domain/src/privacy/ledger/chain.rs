//! Links of the chain and the search for the first broken one.

use thiserror::Error;

use super::{Entry, Stamp};
use crate::canonical;
use crate::{Hash, OrgId, SubjectId};

/// The chain is broken at this `subject_seq`: removed, changed or of someone else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the ledger is broken at event {0}")]
pub struct BrokenAt(pub u64);

/// Gives `link[0]` of a person's chain.
#[must_use]
pub fn genesis(org: OrgId, subject: SubjectId) -> Hash {
    let data = [org.as_bytes().as_slice(), subject.as_bytes().as_slice()].concat();
    canonical::tagged_hash("souhlas/v1/consent-genesis", &data)
}

/// Gives the link after an event.
#[must_use]
pub fn link(prev: &Hash, event_hash: &Hash, stamp: &Stamp) -> Hash {
    let stamp = canonical::to_bytes(stamp)
        .expect("a stamp holds only names, instants and counters, all of which are canonical");
    let data = [prev.as_slice(), event_hash.as_slice(), stamp.as_slice()].concat();
    canonical::tagged_hash("souhlas/v1/consent-link", &data)
}

/// Checks a person's whole chain; signatures are checked where the keys are known.
///
/// # Errors
/// With the first `subject_seq` that does not hold.
pub fn verify(org: OrgId, subject: SubjectId, entries: &[Entry]) -> Result<(), BrokenAt> {
    let mut prev = genesis(org, subject);
    for (seq, entry) in (1..).zip(entries) {
        if !holds(org, subject, &prev, seq, entry) {
            return Err(BrokenAt(seq));
        }
        prev = entry.link;
    }
    Ok(())
}

fn holds(org: OrgId, subject: SubjectId, prev: &Hash, seq: u64, entry: &Entry) -> bool {
    entry.stamp.subject_seq == seq
        && entry.prev_link == *prev
        && entry.event_hash == entry.event.event_hash()
        && entry.link == link(prev, &entry.event_hash, &entry.stamp)
        && entry
            .event
            .body()
            .is_ok_and(|body| body.org == org && body.subject == subject)
}
