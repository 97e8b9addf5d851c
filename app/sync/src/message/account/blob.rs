//! How far the bytes of a sealed file have come.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::blob::Cut;

/// The answer to `GET /sync/blob/{id}`: what lies at the server under a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobState {
    /// Number of sealed bytes, as its writer said with the first chunk; none before that.
    pub length: Option<u64>,
    /// The chunks that are there.
    pub held: BTreeSet<u32>,
}

impl BlobState {
    /// Says whether every chunk is there; only then it is worth fetching.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.length
            .and_then(Cut::of)
            .is_some_and(|cut| cut.missing(&self.held).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::CHUNK;

    #[test]
    fn a_file_is_whole_with_its_last_chunk_and_not_before() {
        let mut state = BlobState::default();
        assert!(!state.is_whole(), "nothing was ever brought");
        state.length = Some(CHUNK + 1);
        state.held.insert(1);
        assert!(!state.is_whole());
        state.held.insert(0);
        assert!(state.is_whole());
    }
}
