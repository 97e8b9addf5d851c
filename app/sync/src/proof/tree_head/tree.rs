//! The whole tree in memory: 96 bytes an entry, so that every head and proof is a look-up.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use domain::{Bytes, Hash};
use sha2::Sha256;

/// The tree over the hashes of the audit entries, in their order.
#[derive(Clone, Debug, Default)]
pub struct AuditTree(MemoryBackedTree<Sha256, [u8; 32]>);

impl AuditTree {
    /// Adds the hash of the next entry.
    pub fn push(&mut self, entry: Hash) {
        self.0.push(entry.0);
    }

    /// Gives the number of entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.len()
    }

    /// Gives the hash of the newest entry.
    #[must_use]
    pub fn newest(&self) -> Option<Hash> {
        self.0.items().last().copied().map(Hash)
    }

    /// Gives the root.
    #[must_use]
    pub fn root(&self) -> Hash {
        Hash((*self.0.root().as_bytes()).into())
    }

    /// Gives the proof that this tree begins with its first `since` entries; none where there are
    /// not so many, or where that says nothing.
    #[must_use]
    pub fn consistency(&self, since: u64) -> Option<Bytes> {
        let added = self.size().checked_sub(since).filter(|_| since > 0)?;
        let added = usize::try_from(added).ok()?;
        let proof = self.0.prove_consistency(added);
        Some(Bytes(proof.as_bytes().to_vec()))
    }

    /// Gives the proof that the entry of this number (from 1) is in the tree; none without one.
    #[must_use]
    pub fn inclusion(&self, n: u64) -> Option<Bytes> {
        let place = n.checked_sub(1).filter(|_| n <= self.size())?;
        let proof = self.0.prove_inclusion(usize::try_from(place).ok()?);
        Some(Bytes(proof.as_bytes().to_vec()))
    }
}
