//! Opening a file as it comes in.

use domain::OrgId;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::chunks::{Chunk, Chunks};
use super::{FileInfo, FileTicket, Place, header};
use crate::hazmat::steps::Opening;
use crate::hazmat::wrap::{self, Label, OVERHEAD};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// Opens one file chunk by chunk, in order; it is proven whole only by [`FileOpener::finish`].
pub struct FileOpener {
    place: Place,
    key: Secret,
    chunks: Chunks,
    digest: Sha256,
    expected: [u8; 32],
}

hide!(FileOpener);

impl FileOpener {
    /// Opens the header, the first [`super::HEADER`] bytes of the sealed file.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for the header of another file or key, [`CryptoError::Format`]
    /// for bytes that are no header.
    pub fn start(org: OrgId, ticket: &FileTicket, sealed: &[u8]) -> Result<(Self, FileInfo)> {
        let place = Place {
            org,
            file: ticket.file,
        };
        let content = wrap::open(&ticket.key, Label::FileHeader, &place.header(), sealed)?;
        let info = header::read(&content)?;
        let opener = Self {
            place,
            key: ticket.key.clone(),
            chunks: Chunks::of(info.length).map_err(|_| CryptoError::Format)?,
            digest: Sha256::new_with_prefix(sealed),
            expected: ticket.digest.0,
        };
        Ok((opener, info))
    }

    /// Says how many sealed bytes the next chunk has; none behind the last.
    #[must_use]
    pub fn wants(&self) -> Option<usize> {
        self.chunks.next().map(|chunk| chunk.padded + OVERHEAD)
    }

    /// Opens the next chunk and gives its content without padding.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for any other chunk than the next one of this file.
    pub fn chunk(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let chunk = self.next(sealed)?;
        let place = self.place.chunk(chunk.index, chunk.last);
        let content = wrap::open(&self.key, Label::FileChunk, &place, sealed)?;
        self.opened(sealed, content)
    }

    /// Begins to open the next chunk; the platform has the key.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for bytes that are not as long as the next chunk.
    pub fn opening<'a>(&self, sealed: &'a [u8]) -> Result<Opening<'a>> {
        let chunk = self.next(sealed)?;
        let place = self.place.chunk(chunk.index, chunk.last);
        Opening::of(Label::FileChunk, &place, sealed)
    }

    /// Takes what the platform opened as the next chunk and gives its content without padding.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for content that is not padded as the chunk is.
    pub fn opened(
        &mut self,
        sealed: &[u8],
        mut content: Zeroizing<Vec<u8>>,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let chunk = self.next(sealed)?;
        if content.len() != chunk.padded {
            return Err(CryptoError::Refused);
        }
        if content.iter().skip(chunk.content).any(|byte| *byte != 0) {
            return Err(CryptoError::Refused);
        }
        content.truncate(chunk.content);
        self.digest.update(sealed);
        self.chunks.pass(chunk);
        Ok(content)
    }

    /// Lends the key of the file to a platform's own cryptography for one import, as a key that
    /// platform never gives back.
    pub fn lend_key<T>(&self, import: impl FnOnce(&[u8; 32]) -> T) -> T {
        import(self.key.bytes())
    }

    /// Says that the whole file came, byte for byte as its writer sealed it. What was opened
    /// before is used only now.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for a file that was cut or sealed anew under the same key.
    pub fn finish(self) -> Result<()> {
        let whole = self.wants().is_none() && self.digest.finalize()[..] == self.expected;
        whole.then_some(()).ok_or(CryptoError::Refused)
    }

    fn next(&self, sealed: &[u8]) -> Result<Chunk> {
        self.chunks
            .next()
            .filter(|chunk| chunk.padded + OVERHEAD == sealed.len())
            .ok_or(CryptoError::Refused)
    }
}

#[cfg(test)]
mod tests;
