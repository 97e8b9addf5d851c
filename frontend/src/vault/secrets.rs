//! Class secrets: taken, given on and made; the tab's side of the vault.

use app::replica::Refusal;
use domain::PublicKey;
use domain::record::{Class, ClassSecretWrap};

use super::message::{Answer, Ask, Grant};
use super::{Vault, refusal};

impl Vault {
    /// Hands in class secrets; says how many were refused.
    pub(crate) async fn secrets(
        &self,
        secrets: Vec<(ClassSecretWrap, PublicKey)>,
    ) -> Result<usize, Refusal> {
        let answer = self.ask(&Ask::Secrets(secrets)).await?;
        let Answer::SecretsTaken { refused } = answer else {
            return Err(refusal(&answer));
        };
        Ok(refused)
    }

    /// Seals class secrets for other devices, or for recovery.
    pub(crate) async fn grant(&self, grants: Vec<Grant>) -> Result<Vec<ClassSecretWrap>, Refusal> {
        let answer = self.ask(&Ask::Grant(grants)).await?;
        let Answer::Granted(wraps) = answer else {
            return Err(refusal(&answer));
        };
        Ok(wraps)
    }

    /// Drops the secrets and data keys of classes.
    pub(crate) async fn forget(&self, classes: Vec<Class>) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::Forget(classes)).await?;
        if matches!(answer, Answer::Forgotten) {
            Ok(())
        } else {
            Err(refusal(&answer))
        }
    }

    /// Makes the secrets of new epochs and gives their intakes.
    pub(crate) async fn roll(&self, epochs: Vec<(Class, u32)>) -> Result<Vec<PublicKey>, Refusal> {
        let answer = self.ask(&Ask::Roll(epochs)).await?;
        let Answer::Rolled(intakes) = answer else {
            return Err(refusal(&answer));
        };
        Ok(intakes)
    }
}
