//! From a passphrase to the two branches: one for signing in, one that wraps device keys.

use domain::canonical::nfc;
use zeroize::{Zeroize, Zeroizing};

use crate::entropy::{Entropy, draw};
use crate::hazmat::kdf;
use crate::hazmat::parts::Parts;
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

mod strength;

pub use strength::{Weak, strength};

/// Memory the product uses for new accounts, in KiB.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
const LANES: u32 = 4;

/// Floor and ceiling of memory in KiB (19 MiB to 256 MiB) and of passes.
const MEMORY_RANGE: core::ops::RangeInclusive<u32> = 19 * 1024..=256 * 1024;
const PASSES_RANGE: core::ops::RangeInclusive<u32> = 2..=10;
const LANES_RANGE: core::ops::RangeInclusive<u32> = 1..=16;

/// Argon2id parameters of an account; they come from the server and are checked before use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// Random salt of the account.
    pub salt: [u8; 16],
}

impl Params {
    /// Gives the parameters for a new account or a new passphrase.
    #[must_use]
    pub fn fresh(entropy: &mut dyn Entropy) -> Self {
        Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: *draw(entropy),
        }
    }

    /// Refuses parameters below the floor, where guessing is cheap, or above the ceiling, where
    /// the browser would be held up.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] outside the range.
    pub fn check(&self) -> Result<()> {
        let fits = MEMORY_RANGE.contains(&self.memory_kib)
            && PASSES_RANGE.contains(&self.passes)
            && LANES_RANGE.contains(&self.lanes);
        fits.then_some(()).ok_or(CryptoError::Parameters)
    }

    /// Refuses parameters that cost less than the highest this device has seen for the account.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] outside the range or below `highest`.
    pub fn check_against(&self, highest: &Self) -> Result<()> {
        self.check()?;
        let holds = self.memory_kib >= highest.memory_kib && self.passes >= highest.passes;
        holds.then_some(()).ok_or(CryptoError::Parameters)
    }

    /// The parameters as one bound part.
    pub(crate) fn bind(&self, parts: Parts) -> Parts {
        let numbers = [self.memory_kib, self.passes, self.lanes].map(u32::to_be_bytes);
        parts.add(&[numbers.as_flattened(), &self.salt].concat())
    }
}

/// A stretched passphrase; nothing of it leaves the device but [`Stretched::auth`].
pub struct Stretched(Secret);

/// The key that wraps the device's keys.
pub struct Kek(Secret);

hide!(Stretched, Kek);

/// Stretches a passphrase in Unicode form NFC; takes a good part of a second, so it belongs in a worker.
///
/// # Errors
/// [`CryptoError::Parameters`] if they are outside the allowed range.
pub fn stretch(passphrase: &str, params: &Params) -> Result<Stretched> {
    params.check()?;
    let passphrase = Zeroizing::new(nfc(passphrase));
    let mut out = Zeroizing::new([0; 32]);
    let costs = (params.memory_kib, params.passes, params.lanes);
    kdf::argon2id(
        passphrase.as_bytes(),
        &params.salt,
        costs,
        out.as_mut_slice(),
    )?;
    Ok(Stretched(Secret::from_array(out)))
}

impl Stretched {
    /// Lends the bytes for one call, to a worker that the vault started for this passphrase alone;
    /// they go to the vault's own worker and nowhere else.
    pub fn lend<T>(&self, send: impl FnOnce(&[u8; 32]) -> T) -> T {
        send(self.0.bytes())
    }

    /// Takes what [`Stretched::lend`] sent from one worker of the vault to another, and wipes it
    /// where it lay.
    ///
    /// # Errors
    /// [`CryptoError::Format`] unless it is 32 bytes.
    pub fn arrived(sent: &mut [u8]) -> Result<Self> {
        let secret = Secret::from_slice(sent);
        sent.zeroize();
        secret.map(Self)
    }

    /// Gives the sign-in branch, the only one the server sees.
    #[must_use]
    pub fn auth(&self) -> [u8; 32] {
        *kdf::derive(self.0.bytes(), "souhlas/v1/auth").bytes()
    }

    /// Gives the branch that wraps the device's keys.
    #[must_use]
    pub fn kek(&self) -> Kek {
        Kek(kdf::derive(self.0.bytes(), "souhlas/v1/kek"))
    }
}

impl Kek {
    pub(crate) const fn secret(&self) -> &Secret {
        &self.0
    }
}
