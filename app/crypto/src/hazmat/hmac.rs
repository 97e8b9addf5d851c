//! HMAC-SHA-256 (RFC 2104) of short messages, the key's own blocks hashed once for many of them.
//!
//! A data key opens thousands of values: half of the hashing of each would be of the key alone.

use sha2::block_api::compress256;
use zeroize::Zeroizing;

use crate::secret::{Secret, hide};

const BLOCK: usize = 64;
/// SHA-256 before the first block (FIPS 180-4, 5.3.3).
const START: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// A key of HMAC: SHA-256 behind its inner and its outer block, wiped on drop.
#[derive(Clone)]
pub(crate) struct HmacKey(Zeroizing<[[u32; 8]; 2]>);

hide!(HmacKey);

impl HmacKey {
    pub(crate) fn new(secret: &Secret) -> Self {
        let mut states = Zeroizing::new([START; 2]);
        for (state, pad) in states.iter_mut().zip([0x36, 0x5c]) {
            let mut block = Zeroizing::new([pad; BLOCK]);
            for (byte, key) in block.iter_mut().zip(secret.bytes()) {
                *byte ^= key;
            }
            compress256(state, core::slice::from_ref(&*block));
        }
        Self(states)
    }

    /// Authenticates parts that stand one behind the other, at most 119 bytes: two blocks less
    /// 0x80 and the length.
    pub(crate) fn mac(&self, parts: &[&[u8]]) -> Secret {
        let [inner, outer] = &*self.0;
        finish(outer, &[finish(inner, parts).bytes()])
    }
}

/// Hashes what comes behind the key's block.
fn finish(behind: &[u32; 8], parts: &[&[u8]]) -> Secret {
    let (mut state, mut blocks) = (Zeroizing::new(*behind), Zeroizing::new([[0; BLOCK]; 2]));
    let bytes = blocks.as_flattened_mut();
    let mut end = 0;
    for part in parts {
        bytes[end..end + part.len()].copy_from_slice(part);
        end += part.len();
    }
    bytes[end] = 0x80;
    let used = (end + 9).div_ceil(BLOCK);
    let bits = u64::try_from((BLOCK + end) * 8).expect("two blocks are short");
    bytes[used * BLOCK - 8..used * BLOCK].copy_from_slice(&bits.to_be_bytes());
    compress256(&mut state, &blocks[..used]);
    let mut out = Zeroizing::new([0; 32]);
    for (bytes, word) in out.chunks_exact_mut(4).zip(state.iter()) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    Secret::from_array(out)
}
