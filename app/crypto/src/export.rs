//! Files that leave the device: a fresh key per file, sealed to one receiver.
//!
//! `HPKE message of the key | wrap of the content`; the content is bound to organisation and file.

use domain::{OrgId, PublicKey};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::secret::Secret;
use crate::{CryptoError, Result};

/// Length of the sealed key in front: version, suite, encapsulated key, key, tag.
const SEALED_KEY: usize = 2 + 32 + 32 + 16;

/// Seals a file to a receiver's public key.
///
/// # Errors
/// [`CryptoError::Parameters`] for a public key of low order.
pub fn seal(
    org: OrgId,
    file: [u8; 16],
    receiver: &PublicKey,
    content: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let key = Secret::make(entropy);
    let sealed_key = agreement::seal(
        receiver,
        &context(org),
        &Parts::new().add(&file),
        key.bytes(),
        entropy,
    )?;
    let content = wrap::seal(&key, Label::Export, &place(org, file), content, entropy)?;
    Ok([sealed_key, content].concat())
}

pub(crate) fn open(
    receiver: &AgreementKey,
    org: OrgId,
    file: [u8; 16],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let (key, content) = sealed
        .split_at_checked(SEALED_KEY)
        .ok_or(CryptoError::Format)?;
    let key = receiver.open(&context(org), &Parts::new().add(&file), key)?;
    wrap::open(
        &Secret::from_slice(&key)?,
        Label::Export,
        &place(org, file),
        content,
    )
}

const fn context(org: OrgId) -> Context<'static> {
    Context {
        name: "export",
        org,
        class: None,
        device: None,
        statement: None,
    }
}

fn place(org: OrgId, file: [u8; 16]) -> Parts {
    Parts::new().add(org.as_bytes()).add(&file)
}
