//! Class secrets: making, sharing, accepting.

use domain::record::{Class, ClassSecretWrap};
use domain::{DeviceId, Hash, PublicKey};

use super::Keyring;
use super::class_secret::{self, ClassSecret, Recipient};
use crate::entropy::Entropy;
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::recovery::RecoveryKey;
use crate::secret::Secret;
use crate::{CryptoError, Result};

impl Keyring {
    /// Makes the secret of a class for an epoch and gives the intake key for the statement.
    ///
    /// One held for that epoch gives way: it may have been sealed to somebody for a statement that
    /// never counted.
    #[must_use]
    pub fn make_class_secret(
        &mut self,
        class: Class,
        epoch: u32,
        entropy: &mut dyn Entropy,
    ) -> PublicKey {
        let secret = ClassSecret::new(Secret::make(entropy));
        let intake = secret.intake.public();
        self.classes.insert((class, epoch), secret);
        intake
    }

    /// Seals a class secret to a device of a reader, or to the recovery key (no `device`).
    ///
    /// The caller has checked that the signed `class_epoch` statement names the reader and that
    /// the recipient's key stands in a signed statement.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] if this device does not hold the secret,
    /// [`CryptoError::Parameters`] for a public key of low order.
    pub fn wrap_class_secret(
        &self,
        class: Class,
        epoch: u32,
        statement: &Hash,
        device: Option<DeviceId>,
        recipient: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<ClassSecretWrap> {
        let to = Recipient {
            org: self.org,
            class,
            epoch,
            device,
            statement,
            key: recipient,
        };
        self.class(class, epoch)?.seal(&to, entropy)
    }

    /// Takes a class secret sealed to this device, if it is the one the statement names.
    ///
    /// `intake` comes from the signed `class_epoch` statement whose hash the wrap carries.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] if it was sealed to another device, class, epoch or statement,
    /// or if its intake key is not the signed one: then someone put another secret in its place.
    pub fn accept_class_secret(
        &mut self,
        wrap: &ClassSecretWrap,
        intake: &PublicKey,
    ) -> Result<()> {
        if wrap.device != Some(self.device) {
            return Err(CryptoError::Refused);
        }
        let secret = class_secret::open(&self.keys.agreement, self.org, Some(self.device), wrap)?;
        self.accept(wrap.class, wrap.epoch, secret, intake)
    }

    /// Takes a class secret that was sealed to the recovery key, under the same check.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] as for [`Keyring::accept_class_secret`].
    pub fn accept_recovered(
        &mut self,
        recovery: &RecoveryKey,
        wrap: &ClassSecretWrap,
        intake: &PublicKey,
    ) -> Result<()> {
        let secret = recovery.open_class_secret(self.org, wrap)?;
        self.accept(wrap.class, wrap.epoch, secret, intake)
    }

    /// Wraps the secret of the epoch before under the key of this one, so that who reads today
    /// reads the past.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] if this device lacks one of the two.
    pub fn wrap_previous(
        &self,
        class: Class,
        epoch: u32,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let previous = self.class(class, epoch.checked_sub(1).ok_or(CryptoError::Parameters)?)?;
        let key = &self.class(class, epoch)?.key;
        wrap::seal(
            key,
            Label::ClassChain,
            &self.link(class, epoch),
            previous.bytes(),
            entropy,
        )
    }

    /// Takes the secret of the epoch before `epoch`; `intake` is the signed one of that epoch.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] without the secret of `epoch`, [`CryptoError::Refused`] if the
    /// chain was tampered with or holds another secret than the signed one.
    pub fn accept_previous(
        &mut self,
        class: Class,
        epoch: u32,
        chain: &[u8],
        intake: &PublicKey,
    ) -> Result<()> {
        let before = epoch.checked_sub(1).ok_or(CryptoError::Parameters)?;
        let key = &self.class(class, epoch)?.key;
        let secret = wrap::open(key, Label::ClassChain, &self.link(class, epoch), chain)?;
        self.accept(class, before, Secret::from_slice(&secret)?, intake)
    }

    pub(super) fn class(&self, class: Class, epoch: u32) -> Result<&ClassSecret> {
        self.classes.get(&(class, epoch)).ok_or(CryptoError::NoKey)
    }

    fn accept(
        &mut self,
        class: Class,
        epoch: u32,
        secret: Secret,
        intake: &PublicKey,
    ) -> Result<()> {
        let secret = ClassSecret::new(secret);
        if secret.intake.public() != *intake {
            return Err(CryptoError::Refused);
        }
        self.classes.insert((class, epoch), secret);
        Ok(())
    }

    fn link(&self, class: Class, epoch: u32) -> Parts {
        Parts::new()
            .add(self.org.as_bytes())
            .add(class.as_str().as_bytes())
            .add(&epoch.to_be_bytes())
    }
}
