//! Keys of attachments, sealed as the value of a field.

use domain::PublicKey;
use domain::record::DekWrap;

use super::{Keyring, SealedField};
use crate::attachment::{self, FileTicket};
use crate::entropy::Entropy;
use crate::{Binding, CryptoError, Result};

impl Keyring {
    /// Seals the key of a file as the value of a field, by a reader or by who seals without
    /// reading; everything [`Keyring::seal`] says holds, and the write proof covers the file.
    ///
    /// # Errors
    /// As [`Keyring::seal`], and [`CryptoError::Parameters`] if the binding's schema is not
    /// [`attachment::SCHEMA`].
    pub fn seal_file_key(
        &mut self,
        binding: &Binding,
        ticket: &FileTicket,
        epoch: u32,
        intake: &PublicKey,
        deks: &[DekWrap],
        entropy: &mut dyn Entropy,
    ) -> Result<SealedField> {
        if binding.schema != attachment::SCHEMA {
            return Err(CryptoError::Parameters);
        }
        self.seal_any(binding, &ticket.to_bytes(), epoch, intake, deks, entropy)
    }

    /// Opens the key of a file in its field; the caller has verified the write proof.
    ///
    /// # Errors
    /// As [`Keyring::open`], and [`CryptoError::Parameters`] if the binding's schema is not
    /// [`attachment::SCHEMA`].
    pub fn open_file_key(
        &mut self,
        binding: &Binding,
        envelope: &[u8],
        deks: &[DekWrap],
    ) -> Result<FileTicket> {
        if binding.schema != attachment::SCHEMA {
            return Err(CryptoError::Parameters);
        }
        FileTicket::from_bytes(&self.open_any(binding, envelope, deks)?)
    }
}
