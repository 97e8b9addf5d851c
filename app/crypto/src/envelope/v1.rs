//! Envelope v1.
//!
//! `version 1 | suite 1 | schema 2 | class epoch 4 | dek id 8 | op id 16 | writer device 16 |
//! nonce 12 | commitment 32 | ciphertext | tag 16`, numbers big-endian. Bound data is
//! `"souhlas/v1/field"` and, each behind a length of four bytes, header, organisation, table,
//! record, field, subject and class.

use zeroize::Zeroizing;

use crate::envelope::padding;
use crate::hazmat::committed::Under;
use crate::hazmat::hmac::HmacKey;
use crate::hazmat::parts::Parts;
use crate::secret::Secret;
use crate::{Binding, CryptoError, Result};

/// The version byte.
pub const VERSION: u8 = 1;
/// AES-256-GCM with HKDF-SHA-256; wraps by HPKE with X25519.
pub const SUITE: u8 = 1;
/// Length of the header.
pub const HEADER: usize = 60;
/// Longest plaintext, in bytes.
pub const MAX_PLAINTEXT: usize = 1_048_576;

/// Shortest envelope: header, commitment, one step of padding, tag.
const SHORTEST: usize = HEADER + 32 + 64 + 16;

/// What stands before the commitment; readable by everyone, bound into the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Version of the plaintext's own layout.
    pub schema: u16,
    /// Epoch of the class at the moment of writing.
    pub epoch: u32,
    /// The data key.
    pub dek: [u8; 8],
    /// The operation that wrote the value.
    pub op: [u8; 16],
    /// The device that wrote the value.
    pub writer: [u8; 16],
    /// The nonce.
    pub nonce: [u8; 12],
}

impl Header {
    /// Reads the header of an envelope.
    ///
    /// # Errors
    /// [`CryptoError::Format`] for another version or suite, or bytes that are too short.
    pub fn read(envelope: &[u8]) -> Result<Self> {
        if envelope.len() < SHORTEST || !envelope.starts_with(&[VERSION, SUITE]) {
            return Err(CryptoError::Format);
        }
        let mut rest = &envelope[2..];
        Ok(Self {
            schema: u16::from_be_bytes(take(&mut rest)?),
            epoch: u32::from_be_bytes(take(&mut rest)?),
            dek: take(&mut rest)?,
            op: take(&mut rest)?,
            writer: take(&mut rest)?,
            nonce: take(&mut rest)?,
        })
    }

    fn to_bytes(&self) -> Vec<u8> {
        [
            [VERSION, SUITE].as_slice(),
            &self.schema.to_be_bytes(),
            &self.epoch.to_be_bytes(),
            &self.dek,
            &self.op,
            &self.writer,
            &self.nonce,
        ]
        .concat()
    }

    fn belongs_to(&self, binding: &Binding) -> bool {
        self.schema == binding.schema
            && &self.op == binding.op.as_bytes()
            && &self.writer == binding.writer.as_bytes()
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N]> {
    let (taken, left) = rest.split_first_chunk::<N>().ok_or(CryptoError::Format)?;
    *rest = left;
    Ok(*taken)
}

/// The data key and epoch a value is sealed under, and its nonce.
pub(crate) struct Write<'a> {
    pub(crate) dek: &'a Secret,
    pub(crate) dek_id: [u8; 8],
    pub(crate) epoch: u32,
    pub(crate) nonce: [u8; 12],
}

/// Seals a value for its place.
pub(crate) fn seal(binding: &Binding, write: &Write<'_>, plaintext: &[u8]) -> Result<Vec<u8>> {
    if plaintext.len() > MAX_PLAINTEXT {
        return Err(CryptoError::Parameters);
    }
    let header = Header {
        schema: binding.schema,
        epoch: write.epoch,
        dek: write.dek_id,
        op: *binding.op.as_bytes(),
        writer: *binding.writer.as_bytes(),
        nonce: write.nonce,
    }
    .to_bytes();
    let padded = Zeroizing::new(padding::pad(plaintext));
    let bound = bound(&header, binding);
    under(&HmacKey::new(write.dek)).seal(&header, &write.nonce, bound.as_slice(), &padded)
}

/// Opens a value in its place with its data key.
pub(crate) fn open(
    binding: &Binding,
    dek: &HmacKey,
    envelope: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let header = Header::read(envelope)?;
    if !header.belongs_to(binding) {
        return Err(CryptoError::Refused);
    }
    let (head, body) = envelope.split_at(HEADER);
    let mut value = under(dek).open(&header.nonce, bound(head, binding).as_slice(), body)?;
    let length = padding::value_length(&value)?;
    value.truncate(length);
    Ok(value)
}

/// Gives the AES key and the commitment of a sealed value.
#[cfg(test)]
pub(crate) fn write_key(binding: &Binding, dek: &Secret, envelope: &[u8]) -> [u8; 64] {
    under(&HmacKey::new(dek)).key_of_write(bound(&envelope[..HEADER], binding).as_slice())
}

const fn under(dek: &HmacKey) -> Under<'_> {
    Under {
        key: dek,
        label: "souhlas/v1/write-key",
    }
}

fn bound(header: &[u8], binding: &Binding) -> Parts {
    Parts::labelled("souhlas/v1/field")
        .add(header)
        .add(binding.org.as_bytes())
        .add(binding.table.as_str().as_bytes())
        .add(binding.record.as_bytes())
        .add(binding.field.as_str().as_bytes())
        .add(binding.subject.as_bytes())
        .add(binding.class.as_str().as_bytes())
}

#[cfg(test)]
mod tests;
