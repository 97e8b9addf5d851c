//! Data keys wrapped again: the tab's side of the vault.

use app::replica::Refusal;
use domain::record::{ReWrap, WrapConfirmation};

use super::message::{Answer, Ask, ToCompare, ToWrap, Why};
use super::{Vault, refusal};

impl Vault {
    /// Wraps data keys again, in order; none for what does not open here.
    pub(crate) async fn wrap_again(
        &self,
        wanted: Vec<ToWrap>,
    ) -> Result<Vec<Option<ReWrap>>, Refusal> {
        let answer = self.ask(&Ask::WrapAgain(wanted)).await?;
        let Answer::WrappedAgain(made) = answer else {
            return Err(refusal(&answer));
        };
        Ok(made)
    }

    /// Compares re-wraps with what they were made from, in order.
    pub(crate) async fn compare(
        &self,
        pairs: Vec<ToCompare>,
    ) -> Result<Vec<Result<WrapConfirmation, Why>>, Refusal> {
        let answer = self.ask(&Ask::Compare(pairs)).await?;
        let Answer::Compared(words) = answer else {
            return Err(refusal(&answer));
        };
        Ok(words)
    }
}
