//! The key of one file with the digest of its sealed bytes; it opens that file and no other.

use domain::Hash;
use zeroize::Zeroizing;

use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

const FILE: usize = 16;

/// What opens a sealed file; it leaves the crate only sealed as a field.
pub struct FileTicket {
    pub(super) file: [u8; FILE],
    pub(super) key: Secret,
    /// SHA-256 of the whole sealed file, header first.
    pub(super) digest: Hash,
}

hide!(FileTicket);

impl FileTicket {
    /// Gives the id of the file.
    #[must_use]
    pub const fn file(&self) -> &[u8; FILE] {
        &self.file
    }

    /// Gives the SHA-256 of the sealed file, to check stored bytes without opening them.
    #[must_use]
    pub const fn digest(&self) -> &Hash {
        &self.digest
    }

    /// `file 16 | key 32 | digest 32`.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let parts: [&[u8]; 3] = [&self.file, self.key.bytes(), &self.digest.0];
        Zeroizing::new(parts.concat())
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (file, rest) = bytes.split_first_chunk().ok_or(CryptoError::Format)?;
        let ([key, digest], []) = rest.as_chunks::<32>() else {
            return Err(CryptoError::Format);
        };
        Ok(Self {
            file: *file,
            key: Secret::from_slice(key)?,
            digest: Hash(*digest),
        })
    }
}
