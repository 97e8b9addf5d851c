//! Sealing and opening field values.

mod unread;

pub(super) use unread::seal_unread;

use domain::PublicKey;
use domain::record::{DekWrap, WrapForm};
use zeroize::Zeroizing;

use super::Keyring;
use super::class_secret::ClassSecret;
use super::dek::{self, DekSlot};
use crate::entropy::{Entropy, draw};
use crate::envelope::v1::{self, Header, Write};
use crate::hazmat::hmac::HmacKey;
use crate::secret::Secret;
use crate::{Binding, CryptoError, Result, attachment};

/// A sealed value, with the wrap of its data key if the server has not confirmed one yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedField {
    /// Envelope v1.
    pub envelope: Vec<u8>,
    /// Travels in the same operation.
    pub wrap: Option<DekWrap>,
}

struct DataKey {
    slot: DekSlot,
    secret: Secret,
    wrap: Option<DekWrap>,
}

impl DataKey {
    fn seal(
        self,
        binding: &Binding,
        plaintext: &[u8],
        epoch: u32,
        entropy: &mut dyn Entropy,
    ) -> Result<SealedField> {
        let write = Write {
            dek: &self.secret,
            dek_id: self.slot.dek,
            epoch,
            nonce: *draw(entropy),
        };
        Ok(SealedField {
            envelope: v1::seal(binding, &write, plaintext)?,
            wrap: self.wrap,
        })
    }
}

impl Keyring {
    /// Seals a value under the newest epoch of its class.
    ///
    /// `epoch` and `intake` come from the signed `class_epoch` statement; `deks` are the
    /// confirmed wraps of this subject and class. A reader reuses a data key of the same epoch
    /// that a reader wrapped, or makes one. Who does not read the class makes a data key for
    /// this write, seals it to the intake key and forgets it.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] if the binding names another organisation or writer, a class
    /// that is not sealed, epoch 0, the schema of file keys, or the value is too long;
    /// [`CryptoError::Refused`] if the held class secret is not the one the statement names:
    /// nothing is written under it.
    pub fn seal(
        &mut self,
        binding: &Binding,
        plaintext: &[u8],
        epoch: u32,
        intake: &PublicKey,
        deks: &[DekWrap],
        entropy: &mut dyn Entropy,
    ) -> Result<SealedField> {
        if binding.schema == attachment::SCHEMA {
            return Err(CryptoError::Parameters);
        }
        self.seal_any(binding, plaintext, epoch, intake, deks, entropy)
    }

    pub(super) fn seal_any(
        &mut self,
        binding: &Binding,
        plaintext: &[u8],
        epoch: u32,
        intake: &PublicKey,
        deks: &[DekWrap],
        entropy: &mut dyn Entropy,
    ) -> Result<SealedField> {
        unread::check((self.org, self.device), binding, plaintext, epoch)?;
        let key = match self.classes.get(&(binding.class, epoch)) {
            Some(class) if class.intake.public() != *intake => return Err(CryptoError::Refused),
            Some(class) => self.readers_key(class, binding, epoch, deks, entropy)?,
            None => unread::forgotten_key(binding, epoch, intake, entropy)?,
        };
        let sealed = key.seal(binding, plaintext, epoch, entropy)?;
        self.note_unconfirmed(binding, epoch, sealed.wrap.as_ref());
        Ok(sealed)
    }

    /// Opens a value in its place; `deks` are wraps of its subject and class.
    ///
    /// It says nothing of who wrote it: the caller verifies the write proof before it shows,
    /// edits, exports or seals the value again.
    ///
    /// # Errors
    /// [`CryptoError::NoKey`] if no wrap of its data key is within reach of this device,
    /// [`CryptoError::Refused`] if it does not open here or holds a file key,
    /// [`CryptoError::Format`] if it is no envelope of a known version.
    pub fn open(
        &mut self,
        binding: &Binding,
        envelope: &[u8],
        deks: &[DekWrap],
    ) -> Result<Zeroizing<Vec<u8>>> {
        if binding.schema == attachment::SCHEMA {
            return Err(CryptoError::Refused);
        }
        self.open_any(binding, envelope, deks)
    }

    pub(super) fn open_any(
        &mut self,
        binding: &Binding,
        envelope: &[u8],
        deks: &[DekWrap],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let header = Header::read(envelope)?;
        let slot = DekSlot {
            subject: binding.subject,
            class: binding.class,
            dek: header.dek,
        };
        if binding.org != self.org {
            return Err(CryptoError::Refused);
        }
        if let Some(value) = self
            .deks
            .get(&slot)
            .and_then(|dek| v1::open(binding, dek, envelope).ok())
        {
            return Ok(value);
        }
        let mut failure = CryptoError::NoKey;
        for wrap in deks.iter().filter(|wrap| DekSlot::of(wrap) == slot) {
            let Some(class) = self.classes.get(&(wrap.class, wrap.epoch)) else {
                continue;
            };
            failure = CryptoError::Refused;
            let Ok(dek) = dek::open(self.org, class, wrap) else {
                continue;
            };
            let dek = HmacKey::new(&dek);
            if let Ok(value) = v1::open(binding, &dek, envelope) {
                self.deks.insert(slot, dek);
                return Ok(value);
            }
        }
        Err(failure)
    }

    /// A confirmed data key of this epoch, else the one made before, else a new one.
    ///
    /// Only wraps under ClassKey count: anyone can seal a data key of their own to ClassIntake,
    /// and a value written under it would be theirs to read. A re-wrapped data key does not
    /// count either: who left may know it.
    fn readers_key(
        &self,
        class: &ClassSecret,
        binding: &Binding,
        epoch: u32,
        deks: &[DekWrap],
        entropy: &mut dyn Entropy,
    ) -> Result<DataKey> {
        let made_here = self
            .unconfirmed
            .get(&(binding.subject, binding.class, epoch))
            .and_then(Option::as_ref);
        let confirmed = deks.iter().map(|wrap| (wrap, None));
        let usable = confirmed.chain(made_here.map(|wrap| (wrap, Some(wrap.clone()))));
        for (wrap, travels) in usable {
            let same = wrap.subject == binding.subject
                && wrap.class == binding.class
                && wrap.epoch == epoch;
            if same
                && wrap.form == WrapForm::ClassKey
                && let Ok(secret) = dek::open_for_writing(self.org, class, wrap)
            {
                return Ok(DataKey {
                    slot: DekSlot::of(wrap),
                    secret,
                    wrap: travels,
                });
            }
        }
        let slot = DekSlot::make(binding.subject, binding.class, entropy);
        let secret = Secret::make(entropy);
        let wrap = slot.wrap((self.org, epoch), class, &secret, entropy)?;
        Ok(DataKey {
            slot,
            secret,
            wrap: Some(wrap),
        })
    }

    fn note_unconfirmed(&mut self, binding: &Binding, epoch: u32, wrap: Option<&DekWrap>) {
        let place = (binding.subject, binding.class, epoch);
        match wrap.filter(|wrap| wrap.form == WrapForm::ClassKey) {
            Some(wrap) => {
                self.unconfirmed.insert(place, Some(wrap.clone()));
            }
            None => {
                if let Some(made_here) = self.unconfirmed.get_mut(&place) {
                    *made_here = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
