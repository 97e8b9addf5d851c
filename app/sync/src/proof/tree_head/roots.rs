//! The root of a tree whose entries pass once, as RFC 9162, section 2.1.2, computes it: two hashes
//! an entry and no tree, where the tree in memory takes one for each of its levels.

use domain::Hash;
use sha2::{Digest, Sha256};

/// The roots of the full subtrees that the entries so far make, the largest first.
#[derive(Clone, Debug, Default)]
pub(in crate::proof) struct Roots {
    size: u64,
    full: Vec<[u8; 32]>,
}

impl Roots {
    /// Takes the hash of the next entry.
    pub(in crate::proof) fn push(&mut self, entry: &Hash) {
        let mut node: [u8; 32] = Sha256::new_with_prefix([0])
            .chain_update(entry.0)
            .finalize()
            .into();
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.full.pop() {
                node = parent(&left, &node);
            }
        }
        self.full.push(node);
        self.size += 1;
    }

    /// Gives the number of entries so far.
    pub(in crate::proof) const fn size(&self) -> u64 {
        self.size
    }

    /// Gives the root of the entries so far.
    pub(in crate::proof) fn root(&self) -> Hash {
        let mut nodes = self.full.iter().rev();
        let Some(last) = nodes.next() else {
            return Hash::of(b"");
        };
        Hash(nodes.fold(*last, |right, left| parent(left, &right)))
    }
}

fn parent(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    let hashed = Sha256::new_with_prefix([1])
        .chain_update(left)
        .chain_update(right);
    hashed.finalize().into()
}
