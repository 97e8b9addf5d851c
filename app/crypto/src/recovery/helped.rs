//! The recovery key for who asks two holders in the place of the kit (`security.md`, section 4).
//!
//! The second holder seals it to a one-time key of the requester. Both see the same ten words
//! before: over organisation, root, statement, recovery key, user and one-time key. So a server
//! that shows the holder a key of its own, or the requester a log of its own, is heard.

use domain::{Hash, OrgId, PublicKey, UserId};

use super::RecoveryKey;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::parts::Parts;
use crate::secret::{Secret, hide};
use crate::words::{Comparison, ComparisonWords};
use crate::{CryptoError, Result};

/// What is helped with; both sides take it from the log that they trust or compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helped {
    /// The organisation.
    pub org: OrgId,
    /// Its OrgRoot.
    pub root: PublicKey,
    /// Hash of the signed `recovery` statement.
    pub statement: Hash,
    /// The recovery key it names.
    pub recovery: PublicKey,
    /// The user who asks.
    pub user: UserId,
    /// The one-time key of the requester.
    pub requester: PublicKey,
}

impl Helped {
    /// Gives the ten words that requester and second holder compare by phone; takes a tenth of a
    /// second, so it belongs in a worker.
    #[must_use]
    pub fn words(&self) -> ComparisonWords {
        Comparison::Recovery.words(&[
            self.org.as_bytes(),
            self.root.as_slice(),
            self.statement.as_slice(),
            self.recovery.as_slice(),
            self.user.as_bytes(),
            self.requester.as_slice(),
        ])
    }

    const fn context(&self) -> Context<'_> {
        Context {
            name: "recovery-helped",
            org: self.org,
            class: None,
            device: None,
            statement: Some(&self.statement),
        }
    }

    fn parts(&self) -> Parts {
        Parts::new()
            .add(self.root.as_slice())
            .add(self.recovery.as_slice())
            .add(self.user.as_bytes())
            .add(self.requester.as_slice())
    }
}

/// The one-time key of who asks for help; it lives as long as its vault worker.
pub struct HelpKey(AgreementKey);

hide!(HelpKey);

impl HelpKey {
    /// Makes a key for one request.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self(AgreementKey::make(entropy))
    }

    /// Gives the public half, which the holders seal to.
    #[must_use]
    pub const fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// Opens what the second holder sealed.
    ///
    /// # Errors
    /// [`CryptoError::Format`] if it is no such message, [`CryptoError::Refused`] if it is about
    /// something else, was sealed to another key, or holds another key than the stated one.
    pub fn open(&self, helped: &Helped, sealed: &[u8]) -> Result<RecoveryKey> {
        let key = self.0.open(&helped.context(), &helped.parts(), sealed)?;
        let key = AgreementKey::from_private(Secret::from_slice(&key)?)?;
        if key.public() != helped.recovery {
            return Err(CryptoError::Refused);
        }
        Ok(RecoveryKey(key))
    }
}

impl RecoveryKey {
    /// Seals the key to the requester whose words were compared.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] if it is not the stated key, or the requester's is of low order.
    pub fn seal_to_requester(&self, helped: &Helped, entropy: &mut dyn Entropy) -> Result<Vec<u8>> {
        if self.public() != helped.recovery {
            return Err(CryptoError::Parameters);
        }
        let (context, parts) = (helped.context(), helped.parts());
        agreement::seal(
            &helped.requester,
            &context,
            &parts,
            self.0.private(),
            entropy,
        )
    }
}
