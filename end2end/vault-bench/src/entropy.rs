//! Bytes that only have to differ: nothing here is secret.

use crypto::Entropy;

/// A xorshift generator with a fixed start.
pub(crate) struct Counted(u64);

impl Default for Counted {
    fn default() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }
}

impl Entropy for Counted {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            *byte = self.0.to_be_bytes()[0];
        }
    }
}
