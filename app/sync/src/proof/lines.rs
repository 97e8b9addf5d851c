//! The lines of a file; what no line feed ends is not one.

/// One line.
pub(in crate::proof) struct Numbered<'a> {
    /// Its number, from 1.
    pub(in crate::proof) number: usize,
    /// Its bytes, without the line feed.
    pub(in crate::proof) text: &'a [u8],
}

/// What is left of a file.
pub(in crate::proof) struct Lines<'a> {
    rest: &'a [u8],
    number: usize,
}

impl<'a> Lines<'a> {
    pub(in crate::proof) const fn of(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            number: 0,
        }
    }

    /// Number of the line read last.
    pub(in crate::proof) const fn number(&self) -> usize {
        self.number
    }

    /// What is left, also a line without its end.
    pub(in crate::proof) const fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Numbered<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let end = self.rest.iter().position(|byte| *byte == b'\n')?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        self.number += 1;
        Some(Numbered {
            number: self.number,
            text,
        })
    }
}
