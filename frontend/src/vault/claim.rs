//! What the tab asks its vault about new devices.

use app::replica::Refusal;
use domain::PublicKey;

use super::message::{Answer, Ask, Claimed, Enrol, Look, Match, WrappedDevice};
use super::{Vault, refusal};

impl Vault {
    /// Makes a new device of a known user.
    pub(crate) async fn enrol(&self, enrol: Enrol) -> Result<WrappedDevice, Refusal> {
        let answer = self.ask(&Ask::Enrol(Box::new(enrol))).await?;
        let Answer::Enrolled(device) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*device)
    }

    /// Gives this device's public keys and code.
    pub(crate) async fn claim(&self, root: PublicKey) -> Result<Claimed, Refusal> {
        let answer = self.ask(&Ask::Claim(root)).await?;
        let Answer::Claimed(claimed) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*claimed)
    }

    /// Looks for the claim that another device shows.
    pub(crate) async fn look(&self, look: Look) -> Result<Option<Match>, Refusal> {
        let answer = self.ask(&Ask::Look(Box::new(look))).await?;
        let Answer::Looked(found) = answer else {
            return Err(refusal(&answer));
        };
        Ok(found.map(|found| *found))
    }

    /// Asks whether the passphrase stretched before is the one of this device.
    pub(crate) async fn confirm(&self, device: WrappedDevice) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::Confirm(Box::new(device))).await?;
        let Answer::Unlocked = answer else {
            return Err(refusal(&answer));
        };
        Ok(())
    }
}
