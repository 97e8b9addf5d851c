//! Which bytes of a file stand in which chunk.

use super::{CHUNK, MAX_LENGTH};
use crate::envelope::padding::padded_length;
use crate::{CryptoError, Result};

/// The chunks of one file, in their order.
pub(super) struct Chunks {
    length: usize,
    padded: usize,
    index: u32,
    start: usize,
}

/// The next chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) index: u32,
    pub(super) last: bool,
    /// Bytes of content in it; zeros fill the rest.
    pub(super) content: usize,
    /// Bytes in it.
    pub(super) padded: usize,
}

impl Chunks {
    /// Cuts a file of that length; an empty one has a chunk of padding.
    pub(super) fn of(length: u64) -> Result<Self> {
        if length > MAX_LENGTH {
            return Err(CryptoError::Parameters);
        }
        let length = usize::try_from(length).map_err(|_| CryptoError::Parameters)?;
        Ok(Self {
            length,
            padded: padded_length(length.max(1)),
            index: 0,
            start: 0,
        })
    }

    /// Gives the chunk that comes next; none at the end.
    pub(super) fn next(&self) -> Option<Chunk> {
        let left = self.padded - self.start;
        let padded = left.min(CHUNK);
        (left > 0).then_some(Chunk {
            index: self.index,
            last: padded == left,
            content: self.length.saturating_sub(self.start).min(padded),
            padded,
        })
    }

    /// Goes on behind the given chunk.
    pub(super) const fn pass(&mut self, chunk: Chunk) {
        self.start += chunk.padded;
        self.index += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachment::{HEADER, OVERHEAD};

    fn all(length: u64) -> Vec<Chunk> {
        let mut chunks = Chunks::of(length).expect("a length within reach");
        let mut all = Vec::new();
        while let Some(chunk) = chunks.next() {
            chunks.pass(chunk);
            all.push(chunk);
        }
        all
    }

    #[test]
    fn every_byte_stands_in_one_chunk_and_only_the_last_is_the_last() {
        for length in [0, 1, 64, 65_535, 65_536, 65_537, 131_072, 1_000_000] {
            let chunks = all(length);
            let content: usize = chunks.iter().map(|chunk| chunk.content).sum();
            let padded: usize = chunks.iter().map(|chunk| chunk.padded).sum();
            let lasts = chunks.iter().filter(|chunk| chunk.last).count();

            assert_eq!(u64::try_from(content), Ok(length));
            assert_eq!(padded, padded_length(content.max(1)));
            assert_eq!(
                (lasts, chunks.last().map(|chunk| chunk.last)),
                (1, Some(true))
            );
            assert!(chunks.iter().all(|chunk| chunk.padded <= CHUNK));
        }
    }

    #[test]
    fn padding_may_fill_chunks_of_its_own() {
        // 16 chunks and one byte; PADME goes to 17 chunks.
        let chunks = all(1_048_577);

        assert_eq!(chunks.len(), 17);
        assert_eq!(chunks.last().map(|chunk| chunk.content), Some(1));
        assert_eq!(all(0).first().map(|chunk| chunk.padded), Some(64));
        // 61 MiB and one byte: PADME adds a MiB, of which 15 chunks hold nothing else.
        let empty = all(61 * 1_048_576 + 1);
        assert_eq!(empty.iter().filter(|chunk| chunk.content == 0).count(), 15);
    }

    #[test]
    fn the_longest_file_of_the_product_fits_sealed_into_a_hundred_chunks_on_the_wire() {
        let wraps = all(domain::command::MAX_FILE);
        let sealed: usize = wraps.iter().map(|chunk| chunk.padded + OVERHEAD).sum();
        assert!(HEADER + sealed <= 100 * 256 * 1024);
    }

    #[test]
    fn a_file_beyond_the_longest_is_not_cut() {
        assert!(Chunks::of(MAX_LENGTH).is_ok());
        assert_eq!(
            Chunks::of(MAX_LENGTH + 1).err(),
            Some(CryptoError::Parameters)
        );
    }
}
