//! The kit used to change who may sign: the tab's side of the vault.

use app::replica::Refusal;

use super::message::{Answer, Ask, NameSigners, NamedSigners};
use super::{Vault, refusal};

impl Vault {
    /// Uses the kit in the open vault.
    pub(crate) async fn name_signers(&self, wanted: NameSigners) -> Result<NamedSigners, Refusal> {
        let answer = self.ask(&Ask::NameSigners(Box::new(wanted))).await?;
        let Answer::NamedSigners(named) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*named)
    }
}
