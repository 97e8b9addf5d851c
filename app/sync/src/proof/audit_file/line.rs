//! One line: an entry exactly as its hash covers it, so that nothing is written anew to check it.

use domain::Hash;
use serde::Deserialize;

use super::AuditFault;
use crate::message::account::AuditRow;
use crate::server::audit::{canonical_entry, link};

const START: &[u8] = b"{\"entry\":";
const MIDDLE: &[u8] = b",\"hash\":\"";
const END: &[u8] = b"\"}";
/// A hash in base64url without padding.
const HASH: usize = 43;

/// Writes the line of an entry.
#[must_use]
pub fn audit_line(row: &AuditRow) -> Vec<u8> {
    let hash = row.hash.to_string();
    let entry = canonical_entry(row);
    [START, &entry, MIDDLE, hash.as_bytes(), END, b"\n"].concat()
}

/// A line, read.
pub(super) struct Entry<'a> {
    bytes: &'a [u8],
    hash: &'a [u8],
}

/// What of an entry is looked at; all of it is covered by its hash.
#[derive(Deserialize)]
struct Place {
    n: u64,
}

impl<'a> Entry<'a> {
    pub(super) fn read(line: &'a [u8]) -> Result<Self, AuditFault> {
        let read = || {
            let rest = line.strip_prefix(START)?.strip_suffix(END)?;
            let (rest, hash) = rest.split_at_checked(rest.len().checked_sub(HASH)?)?;
            let bytes = rest.strip_suffix(MIDDLE)?;
            Some(Self { bytes, hash })
        };
        read().ok_or(AuditFault::Malformed)
    }

    /// Gives its hash, if it is the entry of this number behind the one with that hash.
    pub(super) fn after(&self, n: u64, before: &Hash) -> Result<Hash, AuditFault> {
        let place: Place =
            serde_json::from_slice(self.bytes).map_err(|_refused| AuditFault::Malformed)?;
        if place.n != n {
            return Err(AuditFault::OutOfOrder(place.n));
        }
        let hash = link(before, self.bytes);
        if hash.to_string().as_bytes() == self.hash {
            Ok(hash)
        } else {
            Err(AuditFault::Chain)
        }
    }
}
