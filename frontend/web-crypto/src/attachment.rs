//! Attachments chunk by chunk, as [`crypto::attachment`] has them: index and last flag are bound.

use crypto::attachment::{self, FileInfo, FileTicket};
use crypto::{CryptoError, Entropy, Result};
use domain::OrgId;
use js_sys::Uint8Array;
use zeroize::Zeroizing;

use crate::held_key::HeldKey;
use crate::subtle;

/// Seals one file chunk by chunk under a key of its own.
pub struct FileSealer {
    file: attachment::FileSealer,
    key: HeldKey,
}

/// Opens one file chunk by chunk, in order; it is proven whole only by [`FileOpener::finish`].
pub struct FileOpener {
    file: attachment::FileOpener,
    key: HeldKey,
}

impl FileSealer {
    /// Makes the file key and gives the sealed header, the first bytes of the sealed file.
    ///
    /// # Errors
    /// As [`attachment::FileSealer::start`]; [`CryptoError::NoKey`] without WebCrypto.
    pub fn start(
        org: OrgId,
        file: [u8; 16],
        info: &FileInfo,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, Vec<u8>)> {
        let (file, header) = attachment::FileSealer::start(org, file, info, entropy)?;
        let key = file.lend_key(HeldKey::import).ok_or(CryptoError::NoKey)?;
        Ok((Self { file, key }, header))
    }

    /// Says how many bytes of content the next chunk takes; none when the file is whole.
    #[must_use]
    pub fn wants(&self) -> Option<usize> {
        self.file.wants()
    }

    /// Seals the next chunk.
    ///
    /// # Errors
    /// As [`attachment::FileSealer::chunk`].
    pub async fn chunk(&mut self, content: &[u8], entropy: &mut dyn Entropy) -> Result<Vec<u8>> {
        let (steps, padded) = self.file.sealing(content, entropy)?;
        let begun = vec![(steps, Uint8Array::from(&padded[..]))];
        let mut sealed = self.key.clone().seal(begun).await?;
        let sealed = sealed.pop().ok_or(CryptoError::Parameters)?.to_vec();
        self.file.sealed(&sealed)?;
        Ok(sealed)
    }

    /// Gives what opens the file.
    ///
    /// # Errors
    /// As [`attachment::FileSealer::finish`].
    pub fn finish(self) -> Result<FileTicket> {
        self.file.finish()
    }
}

impl FileOpener {
    /// Opens the header, the first [`attachment::HEADER`] bytes of the sealed file.
    ///
    /// # Errors
    /// As [`attachment::FileOpener::start`]; [`CryptoError::NoKey`] without WebCrypto.
    pub fn start(org: OrgId, ticket: &FileTicket, sealed: &[u8]) -> Result<(Self, FileInfo)> {
        let (file, info) = attachment::FileOpener::start(org, ticket, sealed)?;
        let key = file.lend_key(HeldKey::import).ok_or(CryptoError::NoKey)?;
        Ok((Self { file, key }, info))
    }

    /// Says how many sealed bytes the next chunk has; none behind the last.
    #[must_use]
    pub fn wants(&self) -> Option<usize> {
        self.file.wants()
    }

    /// Opens the next chunk and gives its content without padding.
    ///
    /// # Errors
    /// As [`attachment::FileOpener::chunk`].
    pub async fn chunk(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let steps = self.file.opening(sealed)?;
        let begun = vec![(steps, Uint8Array::from(sealed))];
        let mut opened = self.key.clone().open(begun).await?;
        let content = opened.pop().ok_or(CryptoError::Refused)?;
        self.file.opened(sealed, subtle::taken(&content))
    }

    /// Says that the whole file came, byte for byte as its writer sealed it.
    ///
    /// # Errors
    /// As [`attachment::FileOpener::finish`].
    pub fn finish(self) -> Result<()> {
        self.file.finish()
    }
}
