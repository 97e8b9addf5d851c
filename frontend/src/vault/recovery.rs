//! Recovery by the kit: the tab's side of the vault.

use app::replica::Refusal;
use domain::Bytes;

use super::message::{Answer, Ask, Recover, Recovered};
use super::{Vault, refusal};

impl Vault {
    /// Uses the kit; the vault is open for the new device then.
    pub(crate) async fn recover(&self, recover: Recover) -> Result<Recovered, Refusal> {
        let answer = self.ask(&Ask::Recover(Box::new(recover))).await?;
        let Answer::Recovered(recovered) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*recovered)
    }

    /// Seals for the new device what the old one had sealed under the same labels.
    pub(crate) async fn adopt_local(
        &self,
        parts: Vec<(String, Bytes)>,
    ) -> Result<Vec<Vec<u8>>, Refusal> {
        self.local(parts, Ask::AdoptLocal).await
    }
}
