//! Sealing without reading: a data key of its own for each write.

use domain::{DeviceId, OrgId, PublicKey};

use super::{DataKey, SealedField};
use crate::entropy::Entropy;
use crate::envelope::v1;
use crate::keyring::dek::DekSlot;
use crate::secret::Secret;
use crate::{Binding, CryptoError, Result, attachment};

/// Seals a value under a data key made for this write, sealed to the intake key and forgotten.
pub(in crate::keyring) fn seal_unread(
    place: (OrgId, DeviceId),
    binding: &Binding,
    plaintext: &[u8],
    (epoch, intake): (u32, &PublicKey),
    entropy: &mut dyn Entropy,
) -> Result<SealedField> {
    if binding.schema == attachment::SCHEMA {
        return Err(CryptoError::Parameters);
    }
    check(place, binding, plaintext, epoch)?;
    forgotten_key(binding, epoch, intake, entropy)?.seal(binding, plaintext, epoch, entropy)
}

/// Checks what a value has to fit before it is sealed here.
pub(super) fn check(
    (org, device): (OrgId, DeviceId),
    binding: &Binding,
    plaintext: &[u8],
    epoch: u32,
) -> Result<()> {
    let fits = binding.org == org && binding.writer == device && epoch > 0;
    if fits && binding.class.is_sealed() && plaintext.len() <= v1::MAX_PLAINTEXT {
        Ok(())
    } else {
        Err(CryptoError::Parameters)
    }
}

/// Makes a data key for one write, sealed to the intake key.
pub(super) fn forgotten_key(
    binding: &Binding,
    epoch: u32,
    intake: &PublicKey,
    entropy: &mut dyn Entropy,
) -> Result<DataKey> {
    let slot = DekSlot::make(binding.subject, binding.class, entropy);
    let secret = Secret::make(entropy);
    let wrap = slot.seal((binding.org, epoch), intake, &secret, entropy)?;
    Ok(DataKey {
        slot,
        secret,
        wrap: Some(wrap),
    })
}
