//! The keys of one device (one browser profile or native client).

use domain::{DeviceId, PublicKey, UserId};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::hazmat::agreement::AgreementKey;
use crate::hazmat::parts::Parts;
use crate::hazmat::signing::SigningSecret;
use crate::hazmat::wrap::{self, Label, OVERHEAD};
use crate::passphrase::{Kek, Params};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// DeviceRoot and what it wraps: X25519, Ed25519 and the key of the local store.
///
/// They are made on the device and leave it never; at rest they are wrapped by the passphrase.
pub struct DeviceKeys {
    root: Secret,
    pub(crate) agreement: AgreementKey,
    pub(crate) signing: SigningSecret,
    pub(crate) local: Secret,
}

hide!(DeviceKeys);

impl DeviceKeys {
    /// Makes the keys of a new device.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self {
            root: Secret::make(entropy),
            agreement: AgreementKey::make(entropy),
            signing: SigningSecret::make(entropy),
            local: Secret::make(entropy),
        }
    }

    /// Gives the public keys for the `device` statement: signing, then agreement.
    #[must_use]
    pub fn public(&self) -> (PublicKey, PublicKey) {
        (self.signing.public(), self.agreement.public())
    }

    /// Wraps the keys for rest: DeviceRoot under the passphrase, the others under DeviceRoot.
    #[must_use]
    pub fn wrap(
        &self,
        kek: &Kek,
        user: UserId,
        device: DeviceId,
        params: &Params,
        entropy: &mut dyn Entropy,
    ) -> Vec<u8> {
        let keys_place = place(user, device);
        let keys = Zeroizing::new(
            [
                self.agreement.private(),
                self.signing.seed(),
                self.local.bytes(),
            ]
            .map(|key| *key),
        );
        let bound = params.bind(place(user, device));
        let root = wrap::seal(kek.secret(), Label::Kek, &bound, self.root.bytes(), entropy);
        let keys = wrap::seal(
            &self.root,
            Label::Device,
            &keys_place,
            keys.as_flattened(),
            entropy,
        );
        [root, keys]
            .map(|part| part.expect("32 and 96 bytes are within reach of AES-GCM"))
            .concat()
    }

    /// Opens wrapped keys with the passphrase of the same account, device and parameters.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for a wrong passphrase or place, [`CryptoError::Format`] for
    /// bytes that are no wrap.
    pub fn unwrap(
        wrapped: &[u8],
        kek: &Kek,
        user: UserId,
        device: DeviceId,
        params: &Params,
    ) -> Result<Self> {
        let (root, keys) = wrapped
            .split_at_checked(OVERHEAD + 32)
            .ok_or(CryptoError::Format)?;
        let root = wrap::open(
            kek.secret(),
            Label::Kek,
            &params.bind(place(user, device)),
            root,
        )?;
        let root = Secret::from_slice(&root)?;
        let keys = wrap::open(&root, Label::Device, &place(user, device), keys)?;
        let (keys, []) = keys.as_chunks::<32>() else {
            return Err(CryptoError::Format);
        };
        let [agreement, signing, local] = keys else {
            return Err(CryptoError::Format);
        };
        Ok(Self {
            root,
            agreement: AgreementKey::from_private(Secret::from_slice(agreement)?)?,
            signing: SigningSecret::from_seed(&Secret::from_slice(signing)?),
            local: Secret::from_slice(local)?,
        })
    }
}

fn place(user: UserId, device: DeviceId) -> Parts {
    Parts::new().add(user.as_bytes()).add(device.as_bytes())
}
