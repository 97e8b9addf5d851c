//! Handing the tablet over and taking it back: the tab's side of the vault.

use app::replica::Refusal;

use super::message::{Answer, Ask};
use super::{Vault, refusal};

impl Vault {
    /// Has the vault drop what reads; without a PIN the one set before counts.
    pub(crate) async fn hand_over(&self, pin: Option<String>) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::HandOver(pin)).await?;
        let Answer::HandedOver = answer else {
            return Err(refusal(&answer));
        };
        Ok(())
    }

    /// Takes the tablet back; tries are counted in the worker.
    pub(crate) async fn take_back(&self, pin: String) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::TakeBack(pin)).await?;
        if let Answer::PinWrong { left } = answer {
            return Err(Refusal::PinWrong(left));
        }
        let Answer::TakenBack = answer else {
            return Err(refusal(&answer));
        };
        Ok(())
    }
}
