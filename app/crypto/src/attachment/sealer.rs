//! Sealing a file as it is read.

use domain::{Hash, OrgId};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::chunks::{Chunk, Chunks};
use super::{FileInfo, FileTicket, Place, header};
use crate::entropy::Entropy;
use crate::hazmat::parts::Parts;
use crate::hazmat::steps::Sealing;
use crate::hazmat::wrap::{self, Label, OVERHEAD};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// Seals one file chunk by chunk under a key of its own.
pub struct FileSealer {
    place: Place,
    key: Secret,
    chunks: Chunks,
    digest: Sha256,
}

hide!(FileSealer);

impl FileSealer {
    /// Makes the file key and gives the sealed header, the first bytes of the sealed file.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] for a file that is too long or a name and type that do not
    /// fit.
    pub fn start(
        org: OrgId,
        file: [u8; 16],
        info: &FileInfo,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, Vec<u8>)> {
        let place = Place { org, file };
        let chunks = Chunks::of(info.length)?;
        let content = header::write(info)?;
        let key = Secret::make(entropy);
        let sealed = wrap::seal(&key, Label::FileHeader, &place.header(), &content, entropy)?;
        let sealer = Self {
            place,
            key,
            chunks,
            digest: Sha256::new_with_prefix(&sealed),
        };
        Ok((sealer, sealed))
    }

    /// Says how many bytes of content the next chunk takes, 0 where only padding is left; none
    /// when the file is whole.
    #[must_use]
    pub fn wants(&self) -> Option<usize> {
        self.chunks.next().map(|chunk| chunk.content)
    }

    /// Seals the next chunk.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] for another number of bytes than [`FileSealer::wants`] says.
    pub fn chunk(&mut self, content: &[u8], entropy: &mut dyn Entropy) -> Result<Vec<u8>> {
        let chunk = self.next(content)?;
        let (place, padded) = (self.place(chunk), padded(content, chunk));
        let sealed = wrap::seal(&self.key, Label::FileChunk, &place, &padded, entropy)?;
        self.sealed(&sealed)?;
        Ok(sealed)
    }

    /// Begins to seal the next chunk, and gives the bytes to be sealed; the platform has the key.
    ///
    /// # Errors
    /// As for [`FileSealer::chunk`].
    pub fn sealing(
        &self,
        content: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<(Sealing, Zeroizing<Vec<u8>>)> {
        let chunk = self.next(content)?;
        let steps = Sealing::of(Label::FileChunk, &self.place(chunk), entropy);
        Ok((steps, padded(content, chunk)))
    }

    /// Takes what the platform sealed as the next chunk.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] for bytes that are not as long as the next chunk.
    pub fn sealed(&mut self, sealed: &[u8]) -> Result<()> {
        let chunk = self
            .chunks
            .next()
            .filter(|chunk| chunk.padded + OVERHEAD == sealed.len())
            .ok_or(CryptoError::Parameters)?;
        self.digest.update(sealed);
        self.chunks.pass(chunk);
        Ok(())
    }

    /// Lends the key of the file to a platform's own cryptography for one import, as a key that
    /// platform never gives back.
    pub fn lend_key<T>(&self, import: impl FnOnce(&[u8; 32]) -> T) -> T {
        import(self.key.bytes())
    }

    /// Gives what opens the file.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] before the last chunk was sealed.
    pub fn finish(self) -> Result<FileTicket> {
        if self.wants().is_some() {
            return Err(CryptoError::Parameters);
        }
        Ok(FileTicket {
            file: self.place.file,
            key: self.key,
            digest: Hash(self.digest.finalize().into()),
        })
    }

    fn next(&self, content: &[u8]) -> Result<Chunk> {
        self.chunks
            .next()
            .filter(|chunk| chunk.content == content.len())
            .ok_or(CryptoError::Parameters)
    }

    fn place(&self, chunk: Chunk) -> Parts {
        self.place.chunk(chunk.index, chunk.last)
    }
}

fn padded(content: &[u8], chunk: Chunk) -> Zeroizing<Vec<u8>> {
    let mut padded = Zeroizing::new(Vec::with_capacity(chunk.padded));
    padded.extend_from_slice(content);
    padded.resize(chunk.padded, 0);
    padded
}
