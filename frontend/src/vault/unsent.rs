//! What another device of the user left: the tab's side of the vault.

use app::replica::Refusal;
use domain::Bytes;
use sync::message::deliver::Delivery;

use super::message::{Answer, Ask, Unsent, WrappedDevice};
use super::{Vault, refusal};

impl Vault {
    /// Opens what another device of the user left with the passphrase stretched before, and signs
    /// it with that device's key for delivery.
    pub(crate) async fn deliveries(
        &self,
        keys: WrappedDevice,
        ops: Vec<(u64, Bytes)>,
    ) -> Result<Vec<Delivery>, Refusal> {
        let unsent = Box::new(Unsent { keys, ops });
        let answer = self.ask(&Ask::Deliver(unsent)).await?;
        let Answer::Deliveries(deliveries) = answer else {
            return Err(refusal(&answer));
        };
        Ok(deliveries)
    }
}
