//! Recovery by two holders: the tab's side of the vault.

use app::replica::Refusal;
use domain::Bytes;
use domain::organisation::PairWrap;

use super::message::{Answer, Ask, AskHolders, Give, OneTime, Stated};
use super::{Vault, refusal};

impl Vault {
    /// Makes a one-time key for the holders' help; it goes with the worker.
    pub(crate) async fn one_time(&self, wanted: AskHolders) -> Result<OneTime, Refusal> {
        let answer = self.ask(&Ask::OneTime(Box::new(wanted))).await?;
        let Answer::OneTime(made) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*made)
    }

    /// Takes the outer seals off; what comes out is still sealed to the other holders.
    pub(crate) async fn hand_on(
        &self,
        stated: Stated,
        pairs: Vec<PairWrap>,
    ) -> Result<Vec<Bytes>, Refusal> {
        let answer = self.ask(&Ask::HandOn(stated, pairs)).await?;
        let Answer::Local(handed_on) = answer else {
            return Err(refusal(&answer));
        };
        Ok(handed_on)
    }

    /// Opens what was handed on and seals it to the one-time key whose words were typed.
    pub(crate) async fn give(&self, give: Give) -> Result<Bytes, Refusal> {
        let answer = self.ask(&Ask::Give(Box::new(give))).await?;
        let Answer::Local(mut given) = answer else {
            return Err(refusal(&answer));
        };
        given.pop().ok_or(Refusal::NotProven)
    }
}
