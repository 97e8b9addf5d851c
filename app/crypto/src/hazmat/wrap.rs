//! The one form of every AES-GCM wrap that is not a field value.
//!
//! `version 1 | suite 1 | nonce 12 | commitment 32 | ciphertext | tag 16`; bound data is
//! `"souhlas/v1/" label` and, each behind its length, `version | suite | nonce` and the label's
//! parts.

use zeroize::Zeroizing;

use crate::entropy::{Entropy, draw};
use crate::hazmat::committed::Under;
use crate::hazmat::parts::Parts;
use crate::secret::Secret;
use crate::{CryptoError, Result};

const FORMAT: [u8; 2] = [1, 1];
const HEADER: usize = 2 + 12;

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

    fn bound(self, header: &[u8], parts: &Parts) -> Parts {
        Parts::labelled(self.text()).add(header).then(parts)
    }
}

const fn under(secret: &Secret) -> Under<'_> {
    Under {
        secret,
        label: "souhlas/v1/wrap-key",
    }
}

/// Wraps bytes under a secret for one purpose and place.
pub(crate) fn seal(
    secret: &Secret,
    label: Label,
    parts: &Parts,
    plaintext: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let nonce = draw::<12>(entropy);
    let header = [FORMAT.as_slice(), nonce.as_slice()].concat();
    let body = under(secret).seal(&nonce, label.bound(&header, parts).as_slice(), plaintext)?;
    Ok([header, body].concat())
}

/// Opens a wrap made under the same secret, label and parts.
pub(crate) fn open(
    secret: &Secret,
    label: Label,
    parts: &Parts,
    wrap: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    if wrap.len() < OVERHEAD || !wrap.starts_with(&FORMAT) {
        return Err(CryptoError::Format);
    }
    let (header, body) = wrap.split_at(HEADER);
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&header[FORMAT.len()..]);
    under(secret).open(&nonce, label.bound(header, parts).as_slice(), body)
}

#[cfg(test)]
mod tests;
