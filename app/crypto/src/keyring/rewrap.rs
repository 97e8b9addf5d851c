//! Data keys wrapped again for a newer epoch, and the check by another reader.
//!
//! The caller signs [`domain::record::ReWrap`] and [`domain::record::WrapConfirmation`].

use domain::PublicKey;
use domain::record::{DekWrap, WrapForm};
use subtle::ConstantTimeEq;

use super::Keyring;
use super::dek::{self, DekSlot};
use crate::entropy::Entropy;
use crate::secret::Secret;
use crate::{CryptoError, Result};

impl Keyring {
    /// Wraps the data key of an older wrap, of either form, for a newer epoch (of the same epoch
    /// if it came through the intake). The older wrap stays until another reader confirmed.
    ///
    /// `epoch` and `intake` come from the signed `class_epoch` statement. What was sealed under
    /// the data key opens with the new wrap; nothing is ever written under it.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] without the secrets of both epochs, [`CryptoError::Refused`] if the
    /// wrap does not open or the held secret is not the stated one, [`CryptoError::Parameters`]
    /// if the epoch is not newer.
    pub fn rewrap(
        &self,
        wrap: &DekWrap,
        epoch: u32,
        intake: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        let newer = match wrap.form {
            WrapForm::ClassKey => epoch > wrap.epoch,
            WrapForm::Intake => epoch >= wrap.epoch,
        };
        if !newer {
            return Err(CryptoError::Parameters);
        }
        let class = self.class(wrap.class, epoch)?;
        if class.intake.public() != *intake {
            return Err(CryptoError::Refused);
        }
        let dek = self.data_key(wrap)?;
        DekSlot::of(wrap).wrap_again((self.org, epoch), class, &dek, entropy)
    }

    /// Says that a new wrap holds the same data key as the older one beside it.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] without the secrets of both epochs, [`CryptoError::Refused`] if
    /// either does not open, they are of two data keys, or it is no newer one: then the older
    /// wrap stays.
    pub fn confirm_rewrap(&self, before: &DekWrap, after: &DekWrap) -> Result<()> {
        let (one, other) = (self.data_key(before)?, self.data_key(after)?);
        let same: bool = one.bytes().ct_eq(other.bytes()).into();
        let beside = DekSlot::of(before) == DekSlot::of(after)
            && after.form == WrapForm::ClassKey
            && (after.epoch > before.epoch
                || (after.epoch == before.epoch && before.form == WrapForm::Intake));
        (same && beside).then_some(()).ok_or(CryptoError::Refused)
    }

    fn data_key(&self, wrap: &DekWrap) -> Result<Secret> {
        dek::open(self.org, self.class(wrap.class, wrap.epoch)?, wrap)
    }
}

#[cfg(test)]
mod tests;
