//! Sealing a file as it is read.

use domain::{Hash, OrgId};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::chunks::Chunks;
use super::{FileInfo, FileTicket, Place, header};
use crate::entropy::Entropy;
use crate::hazmat::wrap::{self, Label};
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
        let chunk = self
            .chunks
            .next()
            .filter(|chunk| chunk.content == content.len())
            .ok_or(CryptoError::Parameters)?;
        let mut padded = Zeroizing::new(Vec::with_capacity(chunk.padded));
        padded.extend_from_slice(content);
        padded.resize(chunk.padded, 0);
        let place = self.place.chunk(chunk.index, chunk.last);
        let sealed = wrap::seal(&self.key, Label::FileChunk, &place, &padded, entropy)?;
        self.digest.update(&sealed);
        self.chunks.pass(chunk);
        Ok(sealed)
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
}
