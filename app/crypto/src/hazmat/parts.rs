//! Bound data: parts with their length in front, so that no two lists give the same bytes.

/// A growing list of length-prefixed parts.
pub(crate) struct Parts(Vec<u8>);

impl Parts {
    /// Starts with a label that has no length in front; labels are constants of the design and
    /// none is the beginning of another followed by a length.
    pub(crate) fn labelled(label: &str) -> Self {
        Self(label.as_bytes().to_vec())
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

    /// Gives the bytes.
    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.0
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
}
