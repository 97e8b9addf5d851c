//! Wrapping a device's keys anew: the tab's side of the vault.

use app::replica::Refusal;

use super::message::{Answer, Ask, Rewrap, Rewrapped};
use super::{Vault, refusal};

impl Vault {
    /// Wraps a device's keys under a new passphrase.
    pub(crate) async fn change_passphrase(&self, rewrap: Rewrap) -> Result<Rewrapped, Refusal> {
        self.rewrapped(&Ask::ChangePassphrase(Box::new(rewrap)))
            .await
    }

    /// Wraps a device's keys under the passphrase the account has by now.
    pub(crate) async fn adopt(&self, rewrap: Rewrap) -> Result<Rewrapped, Refusal> {
        self.rewrapped(&Ask::Adopt(Box::new(rewrap))).await
    }

    async fn rewrapped(&self, ask: &Ask) -> Result<Rewrapped, Refusal> {
        let answer = self.ask(ask).await?;
        let Answer::Rewrapped(rewrapped) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*rewrapped)
    }
}
