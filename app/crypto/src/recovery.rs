//! The recovery key: receives OrgRoot and every class secret; opened by code A of the kit.

pub mod helped;
pub mod pairs;

use domain::record::ClassSecretWrap;
use domain::{DeviceId, OrgId, PublicKey, UserId};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::hazmat::agreement::AgreementKey;
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::keyring::{LocalKey, class_secret};
use crate::kit::{self, Kit};
use crate::root::{self, OrgRoot};
use crate::secret::{Secret, hide};
use crate::{Result, export};

/// The recovery key pair of an organisation.
pub struct RecoveryKey(AgreementKey);

hide!(RecoveryKey);

impl RecoveryKey {
    /// Makes a new recovery key.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self(AgreementKey::make(entropy))
    }

    /// Gives the public key for the `recovery` statement.
    #[must_use]
    pub const fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// Wraps the key with code A of the kit.
    #[must_use]
    pub fn wrap_with_code(&self, kit: &Kit, org: OrgId, entropy: &mut dyn Entropy) -> Vec<u8> {
        wrap::seal(
            kit.opener(),
            Label::Recovery,
            &place(org),
            self.0.private(),
            entropy,
        )
        .expect("32 bytes are within reach of AES-GCM")
    }

    /// Opens the wrapped key with code A as it was typed.
    ///
    /// # Errors
    /// [`crate::CryptoError::Format`] for a mistyped code, [`crate::CryptoError::Refused`] for
    /// the code of another kit or organisation.
    pub fn open_with_code(wrapped: &[u8], code_a: &str, org: OrgId) -> Result<Self> {
        let key = wrap::open(
            &kit::read_code_a(code_a)?,
            Label::Recovery,
            &place(org),
            wrapped,
        )?;
        Ok(Self(AgreementKey::from_private(Secret::from_slice(&key)?)?))
    }

    /// Opens OrgRoot.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it was sealed to another key or organisation.
    pub fn open_org_root(&self, org: OrgId, sealed: &[u8]) -> Result<OrgRoot> {
        OrgRoot::from_recovery(&self.0.open(&root::context(org), &Parts::new(), sealed)?)
    }

    /// Opens a file sealed by [`export::seal`] to this key.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it is another file or was sealed to another key.
    pub fn open_export(
        &self,
        org: OrgId,
        file: [u8; 16],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        export::open(&self.0, org, file, sealed)
    }

    /// Opens the key of a device's local store, for a saved outbox after a lost passphrase.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device or key.
    pub fn open_local_key(
        &self,
        org: OrgId,
        user: UserId,
        device: DeviceId,
        sealed: &[u8],
    ) -> Result<LocalKey> {
        LocalKey::from_recovery(&self.0, org, user, device, sealed)
    }

    pub(crate) fn open_class_secret(&self, org: OrgId, wrap: &ClassSecretWrap) -> Result<Secret> {
        class_secret::open(&self.0, org, None, wrap)
    }
}

fn place(org: OrgId) -> Parts {
    Parts::new().add(org.as_bytes())
}
