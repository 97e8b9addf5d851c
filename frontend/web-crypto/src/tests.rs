//! Both back ends on the same bytes, in Chromium.

#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod attachment;
mod local;
mod permanent;
mod vectors;

use crypto::{DeviceKeys, Entropy, Keyring, Result};
use domain::{DeviceId, Hash, OrgId, UserId};
use js_sys::Uint8Array;

use crate::LocalStore;

/// A stream that does not repeat within a test; two of the same seed are the same.
struct Stream(u64);

impl Entropy for Stream {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&Hash::of(&self.0.to_be_bytes()).0[..chunk.len()]);
        }
    }
}

/// One page alone, as [`Keyring`] takes it.
impl LocalStore {
    async fn seal_local(
        &self,
        slot: &str,
        content: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let page = vec![(slot.to_owned(), Uint8Array::from(content))];
        let mut sealed = self.seal_all(page, entropy).await?;
        Ok(sealed.remove(0).to_vec())
    }

    async fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let page = vec![(slot.to_owned(), Uint8Array::from(sealed))];
        let mut opened = self.open_all(page).await?;
        Ok(opened.remove(0).to_vec())
    }
}

fn org() -> OrgId {
    OrgId::v4([0x0A; 16])
}

fn device(n: u8) -> DeviceId {
    DeviceId::v4([0x40 + n; 16])
}

/// The keyring of a device; the same number is the same device with the same keys.
fn keyring(n: u8) -> Keyring {
    let keys = DeviceKeys::make(&mut Stream(u64::from(n) * 1_000));
    Keyring::new(org(), UserId::v4([n; 16]), device(n), keys)
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap())
        .collect()
}
