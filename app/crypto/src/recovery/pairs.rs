//! Recovery by two holders: the key sealed to one inside the same sealed to the other
//! (`security.md`, section 4).
//!
//! The holder of the outer seal opens first and hands on what comes out: it is still sealed to
//! the other one. Either alone has nothing, and so has whoever carries it between them.

use domain::{Bytes, DeviceId, Hash, OrgId, PublicKey, UserId};

use super::RecoveryKey;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::parts::Parts;
use crate::keyring::Keyring;
use crate::secret::Secret;
use crate::{CryptoError, Result};

pub use domain::organisation::{FEWEST_HOLDERS as FEWEST, PairWrap};

/// A holder at the device whose signed statement names the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The holder.
    pub user: UserId,
    /// The holder's device.
    pub device: DeviceId,
    /// The agreement key in the statement of the device.
    pub key: PublicKey,
}

impl RecoveryKey {
    /// Seals the key to every pair of holders, once for each order in which the two can open it;
    /// the order in which they are named does not matter.
    ///
    /// `statement` is the hash of the signed `recovery` statement that names key and holders.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] for fewer than three holders, one user, device or key named
    /// twice, or a key of low order.
    pub fn seal_to_pairs(
        &self,
        org: OrgId,
        statement: &Hash,
        holders: &[Holder],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<PairWrap>> {
        let mut holders = holders.to_vec();
        holders.sort_by_key(|holder| holder.user);
        if holders.len() < FEWEST || !all_differ(&holders) {
            return Err(CryptoError::Parameters);
        }
        let mut wraps = Vec::new();
        for (place, inner) in holders.iter().enumerate() {
            for outer in holders.iter().skip(place + 1) {
                for (outer, inner) in [(outer, inner), (inner, outer)] {
                    let pair = Pair {
                        org,
                        statement,
                        recovery: self.public(),
                        outer: outer.device,
                        inner: inner.device,
                    };
                    wraps.push(pair.seal(&self.0, &outer.key, &inner.key, entropy)?);
                }
            }
        }
        Ok(wraps)
    }
}

impl Keyring {
    /// Opens the outer seal of a pair on the first device and gives what is handed on.
    ///
    /// `recovery` and `statement` are those of the signed `recovery` statement.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] if it was sealed to another device, pair, key or statement.
    pub fn open_outer(
        &self,
        recovery: &PublicKey,
        statement: &Hash,
        pair: &PairWrap,
    ) -> Result<Bytes> {
        let place = self.pair(recovery, statement, pair);
        let handed_on =
            self.keys
                .agreement
                .open(&place.outer(), &place.parts(), pair.wrap.as_slice())?;
        Ok(handed_on.to_vec().into())
    }

    /// Opens what the first device handed on, on the second one.
    ///
    /// # Errors
    /// As [`Keyring::open_outer`], and [`CryptoError::Refused`] if it holds another key than the
    /// stated one.
    pub fn open_inner(
        &self,
        recovery: &PublicKey,
        statement: &Hash,
        pair: &PairWrap,
        handed_on: &[u8],
    ) -> Result<RecoveryKey> {
        let place = self.pair(recovery, statement, pair);
        let key = self
            .keys
            .agreement
            .open(&place.inner(), &place.parts(), handed_on)?;
        let key = AgreementKey::from_private(Secret::from_slice(&key)?)?;
        if key.public() != *recovery {
            return Err(CryptoError::Refused);
        }
        Ok(RecoveryKey(key))
    }

    const fn pair<'a>(
        &self,
        recovery: &PublicKey,
        statement: &'a Hash,
        pair: &PairWrap,
    ) -> Pair<'a> {
        Pair {
            org: self.org,
            statement,
            recovery: *recovery,
            outer: pair.outer,
            inner: pair.inner,
        }
    }
}

/// Where a pair's wrap belongs.
struct Pair<'a> {
    org: OrgId,
    statement: &'a Hash,
    recovery: PublicKey,
    outer: DeviceId,
    inner: DeviceId,
}

impl Pair<'_> {
    fn seal(
        &self,
        recovery: &AgreementKey,
        outer: &PublicKey,
        inner: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<PairWrap> {
        let parts = self.parts();
        let core = agreement::seal(inner, &self.inner(), &parts, recovery.private(), entropy)?;
        let wrap = agreement::seal(outer, &self.outer(), &parts, &core, entropy)?;
        Ok(PairWrap {
            outer: self.outer,
            inner: self.inner,
            wrap: wrap.into(),
        })
    }

    const fn outer(&self) -> Context<'_> {
        self.context("recovery-outer", self.outer)
    }

    const fn inner(&self) -> Context<'_> {
        self.context("recovery-inner", self.inner)
    }

    const fn context(&self, name: &'static str, device: DeviceId) -> Context<'_> {
        Context {
            name,
            org: self.org,
            class: None,
            device: Some(device),
            statement: Some(self.statement),
        }
    }

    fn parts(&self) -> Parts {
        Parts::new()
            .add(self.recovery.as_slice())
            .add(self.outer.as_bytes())
            .add(self.inner.as_bytes())
    }
}

fn all_differ(holders: &[Holder]) -> bool {
    holders.iter().enumerate().all(|(place, one)| {
        holders.iter().skip(place + 1).all(|other| {
            one.user != other.user && one.device != other.device && one.key != other.key
        })
    })
}
