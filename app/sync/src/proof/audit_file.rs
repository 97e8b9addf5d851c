//! The audit as a file, and its verification: every entry, the chain, the tree and the head
//! (security design, section 6).
//!
//! The first line is an [`AuditHeader`], each further one `{"entry":…,"hash":…}` with the entry
//! exactly as its hash covers it. Nothing signs which key the header names: it is to be compared
//! with the organisation's log, which states it.

mod fault;
mod line;
mod report;

pub use fault::{AuditFault, AuditFileError};
pub use line::audit_line;
pub use report::{AuditFormat, AuditHeader, AuditReport};

use domain::Hash;

use super::lines::Lines;
use super::tree_head::Roots;
use super::tree_head_signed_by;
use crate::message::tree_head::SignedTreeHead;
use line::Entry;

/// Verifies a file of the audit, and that it goes on from a head that somebody kept.
///
/// # Errors
/// With the first thing that does not hold.
pub fn verify_audit_file(
    bytes: &[u8],
    kept: Option<&SignedTreeHead>,
) -> Result<AuditReport, AuditFileError> {
    let mut lines = Lines::of(bytes);
    let first = lines.next().ok_or(AuditFileError::Empty)?;
    let header = AuditHeader::read(first.text).map_err(AuditFileError::Header)?;
    if !tree_head_signed_by(&header.key, &header.head) {
        return Err(AuditFileError::HeadSignature);
    }
    if let Some(kept) = kept {
        fits(&header, kept)?;
    }
    entries(&header, kept, &mut lines)?;
    if !lines.rest().is_empty() {
        return Err(AuditFileError::Surplus {
            line: lines.number() + 1,
        });
    }
    Ok(AuditReport {
        header,
        kept: kept.copied(),
    })
}

/// What can be said of a kept head before the entries are read.
fn fits(header: &AuditHeader, kept: &SignedTreeHead) -> Result<(), AuditFileError> {
    let (head, old) = (&header.head.head, &kept.head);
    if !tree_head_signed_by(&header.key, kept) {
        return Err(AuditFileError::KeptSignature);
    }
    if (head.org, head.epoch) != (old.org, old.epoch) {
        return Err(AuditFileError::KeptOfOther);
    }
    if head.size < old.size {
        return Err(AuditFileError::Shrunk {
            size: head.size,
            kept: old.size,
        });
    }
    Ok(())
}

fn entries(
    header: &AuditHeader,
    kept: Option<&SignedTreeHead>,
    lines: &mut Lines<'_>,
) -> Result<(), AuditFileError> {
    let mut roots = Roots::default();
    let mut before = Hash([0; 32]);
    for n in 1..=header.head.head.size {
        let Some(line) = lines.next() else {
            let line = lines.number() + 1;
            let fault = AuditFault::CutShort;
            return Err(AuditFileError::Broken { n, line, fault });
        };
        before = Entry::read(line.text)
            .and_then(|entry| entry.after(n, &before))
            .map_err(|fault| AuditFileError::Broken {
                n,
                line: line.number,
                fault,
            })?;
        roots.push(&before);
        let old = kept.filter(|kept| kept.head.size == roots.size());
        if old.is_some_and(|old| old.head.root != roots.root()) {
            return Err(AuditFileError::Forked { size: n });
        }
    }
    if roots.root() == header.head.head.root {
        Ok(())
    } else {
        Err(AuditFileError::Root)
    }
}

#[cfg(test)]
mod tests;
