//! The RFC 9162 tree over the audit chain, and whether a head of it is to be believed
//! (security design, section 6).

mod roots;
mod tree;

pub(super) use roots::Roots;
pub use tree::AuditTree;

use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use domain::canonical::MAX_INTEGER;
use domain::organisation::Organisation;
use domain::{Bytes, Hash, PublicKey};
use sha2::Sha256;

use super::verify_bytes;
use crate::message::tree_head::{SignedTreeHead, TREE_HEAD_FORMAT, TreeHead};

/// Says whether a head is of the known format and signed with this key.
#[must_use]
pub fn tree_head_signed_by(key: &PublicKey, signed: &SignedTreeHead) -> bool {
    let head = &signed.head;
    let sound = head.v == TREE_HEAD_FORMAT
        && is_sound(head.size)
        && (0..=MAX_INTEGER).contains(&head.at.as_millis());
    sound && verify_bytes(key, &head.signed_bytes(), &signed.signature)
}

/// Says whether the tree-head key that the log names signed a head of this organisation.
#[must_use]
pub fn tree_head_fits(organisation: &Organisation, signed: &SignedTreeHead) -> bool {
    let keys = organisation.server_keys;
    signed.head.org == organisation.id
        && keys.is_some_and(|keys| tree_head_signed_by(&keys.tree_head, signed))
}

/// Says whether a proof shows that the tree of one head begins with all of another's.
#[must_use]
pub fn grew_from(old: &TreeHead, new: &TreeHead, proof: &Bytes) -> bool {
    let Ok(proof) = ConsistencyProof::try_from_bytes(proof.0.clone()) else {
        return false;
    };
    let sound = is_sound(old.size) && is_sound(new.size);
    sound && root(new).verify_consistency(&root(old), &proof).is_ok()
}

/// Says whether a proof shows that the entry of this number (from 1) with this hash is in a tree.
#[must_use]
pub fn holds_entry(head: &TreeHead, n: u64, entry: &Hash, proof: &Bytes) -> bool {
    // The crate panics at places that no tree of a sound size has.
    let place = n
        .checked_sub(1)
        .filter(|_| n <= head.size && is_sound(head.size));
    let (Some(place), Ok(proof)) = (place, InclusionProof::try_from_bytes(proof.0.clone())) else {
        return false;
    };
    root(head).verify_inclusion(&entry.0, place, &proof).is_ok()
}

fn is_sound(size: u64) -> bool {
    (1..=MAX_INTEGER.unsigned_abs()).contains(&size)
}

fn root(head: &TreeHead) -> RootHash<Sha256> {
    RootHash::new(head.root.0.into(), head.size)
}

#[cfg(test)]
mod tests;
