//! The one form of every AES-GCM wrap that is not a field value.
//!
//! `version 1 | suite 1 | nonce 12 | commitment 32 | ciphertext | tag 16`; bound data is
//! `"souhlas/v1/" label` and, each behind its length, `version | suite | nonce` and the label's
//! parts.

use zeroize::Zeroizing;

use crate::entropy::{Entropy, draw};
use crate::hazmat::committed::Under;
use crate::hazmat::hmac::HmacKey;
use crate::hazmat::parts::Parts;
use crate::secret::Secret;
use crate::{CryptoError, Result};

const FORMAT: [u8; 2] = [1, 1];
pub(super) const HEADER: usize = 2 + 12;
pub(super) const FORM: &str = "souhlas/v1/wrap-key";

/// Length of a wrap beyond what is wrapped.
pub(crate) const OVERHEAD: usize = HEADER + 32 + 16;

/// What a wrap is for; the name is bound into it.
#[derive(Clone, Copy)]
pub(crate) enum Label {
    /// DeviceRoot under the passphrase: `account | device | KDF parameters`.
    Kek,
    /// Keys of a device under DeviceRoot: `account | device`.
    Device,
    /// A data key under ClassKey: `org | subject | class | dek id | epoch`.
    Dek,
    /// A data key made before, under ClassKey again: the parts of `dek`.
    ReWrap,
    /// The class secret before, under ClassKey: `org | class | epoch`.
    ClassChain,
    /// The device's own store: `org | user | device | slot`.
    Local,
    /// A file that leaves the device: `org | file`.
    Export,
    /// The recovery key under kit code A: `org`.
    Recovery,
    /// Name, type and length of an attachment, under its file key: `org | file`.
    FileHeader,
    /// One chunk of an attachment, under its file key: `org | file | index | last`.
    FileChunk,
    /// A copy for someone who is no reader: `org | copy | purpose | recipient | expiry |
    /// manifest`.
    Copy,
}

impl Label {
    const fn text(self) -> &'static str {
        match self {
            Self::Kek => "souhlas/v1/kek",
            Self::Device => "souhlas/v1/device",
            Self::Dek => "souhlas/v1/dek",
            Self::ReWrap => "souhlas/v1/re-wrap",
            Self::ClassChain => "souhlas/v1/class-chain",
            Self::Local => "souhlas/v1/local",
            Self::Export => "souhlas/v1/export",
            Self::Recovery => "souhlas/v1/recovery",
            Self::FileHeader => "souhlas/v1/file-header",
            Self::FileChunk => "souhlas/v1/file-chunk",
            Self::Copy => "souhlas/v1/copy",
        }
    }

    /// Gives the bound data of a wrap.
    pub(super) fn bound(self, header: &[u8], parts: &Parts) -> Parts {
        Parts::labelled(self.text()).add(header).then(parts)
    }
}

/// Makes the header of a new wrap, with a fresh nonce in it.
pub(super) fn new_header(entropy: &mut dyn Entropy) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..FORMAT.len()].copy_from_slice(&FORMAT);
    header[FORMAT.len()..].copy_from_slice(draw::<12>(entropy).as_slice());
    header
}

/// Splits a wrap into its header and the body behind.
pub(super) fn split(wrap: &[u8]) -> Result<(&[u8; HEADER], &[u8])> {
    if wrap.len() < OVERHEAD || !wrap.starts_with(&FORMAT) {
        return Err(CryptoError::Format);
    }
    wrap.split_first_chunk().ok_or(CryptoError::Format)
}

/// Gives the nonce in a header.
pub(super) fn nonce(header: &[u8; HEADER]) -> &[u8; 12] {
    header.last_chunk().expect("a header ends with its nonce")
}

/// Wraps bytes under a secret for one purpose and place.
pub(crate) fn seal(
    secret: &Secret,
    label: Label,
    parts: &Parts,
    plaintext: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let header = new_header(entropy);
    let bound = label.bound(&header, parts);
    under(&HmacKey::new(secret)).seal(&header, nonce(&header), bound.as_slice(), plaintext)
}

/// Opens a wrap made under the same secret, label and parts.
pub(crate) fn open(
    secret: &Secret,
    label: Label,
    parts: &Parts,
    wrap: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let (header, body) = split(wrap)?;
    let bound = label.bound(header, parts);
    under(&HmacKey::new(secret)).open(nonce(header), bound.as_slice(), body)
}

const fn under(key: &HmacKey) -> Under<'_> {
    Under { key, label: FORM }
}

#[cfg(test)]
mod tests;
