//! Bound data: parts with their length in front, so that no two lists give the same bytes.

use zeroize::Zeroizing;

use crate::{CryptoError, Result};

/// Room for the bound data of a value or a wrap, so that it is taken once.
const USUAL: usize = 256;

/// A growing list of length-prefixed parts.
pub(crate) struct Parts(Vec<u8>);

impl Parts {
    /// Starts with a label that has no length in front; labels are constants of the design and
    /// none is the beginning of another followed by a length.
    pub(crate) fn labelled(label: &str) -> Self {
        let mut bytes = Vec::with_capacity(USUAL);
        bytes.extend_from_slice(label.as_bytes());
        Self(bytes)
    }

    /// Starts empty.
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one part behind its length in four bytes, big-endian.
    pub(crate) fn add(mut self, part: &[u8]) -> Self {
        let length = u32::try_from(part.len()).expect("a bound part is shorter than 4 GiB");
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(part);
        self
    }

    /// Adds the parts of another list behind the own ones.
    pub(crate) fn then(mut self, other: &Self) -> Self {
        self.0.extend_from_slice(&other.0);
        self
    }

    /// Gives the bytes as something to be sealed, wiped on drop.
    pub(crate) fn into_plaintext(self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0)
    }

    /// Gives the bytes.
    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

/// Reads parts back, one behind the other.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    /// Takes the next part.
    pub(crate) fn part(&mut self) -> Result<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk().ok_or(CryptoError::Format)?;
        let length =
            usize::try_from(u32::from_be_bytes(*length)).map_err(|_| CryptoError::Format)?;
        let (part, rest) = rest.split_at_checked(length).ok_or(CryptoError::Format)?;
        self.0 = rest;
        Ok(part)
    }

    /// Takes the next part, which has a fixed length.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.part()?.try_into().map_err(|_| CryptoError::Format)
    }

    /// Takes the next part, which is text.
    pub(crate) fn text(&mut self) -> Result<&'a str> {
        core::str::from_utf8(self.part()?).map_err(|_| CryptoError::Format)
    }

    /// Says whether every part was taken.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_between_parts_changes_the_bytes() {
        let one = Parts::labelled("l").add(b"ab").add(b"c");
        let other = Parts::labelled("l").add(b"a").add(b"bc");

        assert_ne!(one.as_slice(), other.as_slice());
    }

    #[test]
    fn a_part_stands_behind_its_length() {
        let parts = Parts::labelled("l").add(b"ab").then(&Parts::new().add(b""));

        assert_eq!(parts.as_slice(), b"l\0\0\0\x02ab\0\0\0\0");
    }

    #[test]
    fn parts_read_back_and_a_cut_one_is_a_format_error() {
        let parts = Parts::new().add(b"ab").add(b"").add("č".as_bytes());
        let mut reader = Reader(parts.as_slice());
        let mut cut = Reader(&parts.as_slice()[..5]);

        assert_eq!(reader.array(), Ok(*b"ab"));
        assert_eq!(reader.part(), Ok(b"".as_slice()));
        assert!(!reader.is_empty());
        assert_eq!(reader.text(), Ok("č"));
        assert!(reader.is_empty());
        assert_eq!(reader.part(), Err(CryptoError::Format));
        assert_eq!(cut.part(), Err(CryptoError::Format));
    }
}
