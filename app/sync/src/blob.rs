//! Attachments on the wire: the bytes of a sealed file, cut into chunks under the id of the
//! document that holds its key (`sync.md`, section 4).
//!
//! Nothing here knows what the bytes are: their own header, chunks and padding belong to `crypto`,
//! and who opens them proves them against the digest beside the file's key.

use std::collections::BTreeSet;

/// Bytes of a whole chunk; the last one may be shorter.
pub const CHUNK: u64 = 256 * 1024;
/// Most chunks of one file; [`domain::command::MAX_FILE`], filled and sealed, fits in.
pub const MAX_CHUNKS: u32 = 100;

/// How the bytes of a sealed file are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    length: u64,
}

impl Cut {
    /// Cuts that many sealed bytes; none for no bytes and for more than [`MAX_CHUNKS`] hold.
    #[must_use]
    pub const fn of(length: u64) -> Option<Self> {
        if length == 0 || length.div_ceil(CHUNK) > MAX_CHUNKS as u64 {
            return None;
        }
        Some(Self { length })
    }

    /// Gives the number of sealed bytes.
    #[must_use]
    pub const fn length(self) -> u64 {
        self.length
    }

    /// Gives the number of chunks, which count from 0.
    ///
    /// # Panics
    /// Never: a cut has at most [`MAX_CHUNKS`].
    #[must_use]
    pub fn chunks(self) -> u32 {
        u32::try_from(self.length.div_ceil(CHUNK)).expect("a cut has at most a hundred chunks")
    }

    /// Gives the bytes that a chunk has; none for a number beyond the last.
    #[must_use]
    pub fn size(self, n: u32) -> Option<usize> {
        let left = self.length.checked_sub(u64::from(n) * CHUNK)?;
        let size = usize::try_from(left.min(CHUNK)).ok()?;
        (size > 0).then_some(size)
    }

    /// Names the chunks that are still to come, in order.
    #[must_use]
    pub fn missing(self, held: &BTreeSet<u32>) -> Vec<u32> {
        (0..self.chunks())
            .filter(|chunk| !held.contains(chunk))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_lies_in_one_chunk_and_only_the_last_is_shorter() {
        for length in [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 100 * CHUNK] {
            let cut = Cut::of(length).expect("within the limits");
            let sizes: Vec<usize> = (0..cut.chunks()).filter_map(|n| cut.size(n)).collect();
            let (last, whole) = sizes.split_last().expect("at least one chunk");
            assert_eq!(sizes.iter().sum::<usize>() as u64, length);
            assert!(whole.iter().all(|size| *size as u64 == CHUNK));
            assert!((1..=CHUNK).contains(&(*last as u64)));
            assert_eq!((cut.size(cut.chunks()), cut.length()), (None, length));
        }
    }

    #[test]
    fn no_bytes_and_too_many_are_not_cut() {
        assert_eq!(Cut::of(0), None);
        assert!(Cut::of(u64::from(MAX_CHUNKS) * CHUNK).is_some());
        assert_eq!(Cut::of(u64::from(MAX_CHUNKS) * CHUNK + 1), None);
        assert_eq!(Cut::of(u64::MAX), None);
    }

    #[test]
    fn what_is_missing_is_named_in_order_and_nothing_beyond_the_file() {
        let cut = Cut::of(3 * CHUNK + 1).expect("within the limits");
        assert_eq!(cut.missing(&BTreeSet::new()), [0, 1, 2, 3]);
        assert_eq!(cut.missing(&BTreeSet::from([1, 3, 77])), [0, 2]);
        assert!(cut.missing(&(0..4).collect()).is_empty());
        assert_eq!(cut.size(u32::MAX), None);
    }
}
