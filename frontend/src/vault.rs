//! The vault as the tab sees it: questions to a worker that holds the keys.

mod channel;
mod claim;
mod file;
mod hand_over;
mod letter;
mod local;
pub(crate) mod message;
mod pairs;
mod passphrase;
mod recovery;
mod secrets;
mod signers;
mod unsent;
mod wrap_again;

use std::cell::RefCell;
use std::rc::Rc;

use app::replica::Refusal;
use domain::{Bytes, PublicKey, Signature};
use js_sys::Uint8Array;
use sync::message::account::KdfParams;

pub(crate) use letter::Letter;
#[cfg(test)]
pub(crate) use local::joined;

use channel::Channel;
use message::{
    Answer, Ask, Found, Founded, Join, Joined, Opening, Order, Sealed, Signing, Why, WrappedDevice,
};

/// Asks the vault's worker; closing it ends the worker with everything it holds.
#[derive(Default)]
pub(crate) struct Vault {
    channel: RefCell<Option<Rc<Channel>>>,
}

impl Vault {
    /// Closes the vault: keys, opened fields and the worker's memory go.
    pub(crate) fn close(&self) {
        if let Some(channel) = self.channel.borrow_mut().take() {
            channel.end();
        }
    }

    /// Stretches a passphrase and gives the sign-in branch.
    pub(crate) async fn stretch(
        &self,
        passphrase: String,
        kdf: KdfParams,
        highest: Option<KdfParams>,
    ) -> Result<Bytes, Refusal> {
        let ask = Ask::Stretch {
            passphrase,
            kdf,
            highest,
        };
        let answer = self.ask(&ask).await?;
        let Answer::Auth(auth) = answer else {
            return Err(refusal(&answer));
        };
        Ok(auth)
    }

    /// Makes a new organisation.
    pub(crate) async fn found(&self, found: Found) -> Result<Founded, Refusal> {
        let answer = self.ask(&Ask::Found(Box::new(found))).await?;
        let Answer::Founded(founded) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*founded)
    }

    /// Makes the device of an invited user.
    pub(crate) async fn join(&self, join: Join) -> Result<Joined, Refusal> {
        let answer = self.ask(&Ask::Join(Box::new(join))).await?;
        let Answer::Joined(joined) = answer else {
            return Err(refusal(&answer));
        };
        Ok(*joined)
    }

    /// Opens the vault with the passphrase stretched before.
    pub(crate) async fn unlock(&self, device: WrappedDevice) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::Unlock(Box::new(device))).await?;
        let Answer::Unlocked = answer else {
            return Err(refusal(&answer));
        };
        Ok(())
    }

    /// Seals the key of the local store to the recovery key.
    pub(crate) async fn local_key(&self, recovery: PublicKey) -> Result<Vec<u8>, Refusal> {
        let answer = self.ask(&Ask::LocalKey(recovery)).await?;
        let Answer::Local(mut sealed) = answer else {
            return Err(refusal(&answer));
        };
        sealed.pop().map(|key| key.0).ok_or(Refusal::NotProven)
    }

    /// Seals and signs operations.
    pub(crate) async fn seal(&self, orders: Vec<Order>) -> Result<Vec<Sealed>, Refusal> {
        let answer = self.ask(&Ask::Seal(orders)).await?;
        let Answer::Sealed(sealed) = answer else {
            return Err(refusal(&answer));
        };
        Ok(sealed)
    }

    /// Opens one value.
    pub(crate) async fn open(&self, opening: Opening) -> Result<String, Refusal> {
        let answer = self.ask(&Ask::Open(Box::new(opening))).await?;
        let Answer::Opened(text) = answer else {
            return Err(refusal(&answer));
        };
        Ok(text)
    }

    /// Opens many values in one message.
    pub(crate) async fn open_many(
        &self,
        openings: Vec<Opening>,
    ) -> Result<Vec<Result<String, Refusal>>, Refusal> {
        let answer = self.ask(&Ask::OpenMany(openings)).await?;
        let Answer::OpenedMany(opened) = answer else {
            return Err(refusal(&answer));
        };
        Ok(opened
            .into_iter()
            .map(|value| value.map_err(meaning))
            .collect())
    }

    /// Signs with the device's key.
    pub(crate) async fn sign(&self, what: Vec<Signing>) -> Result<Vec<Signature>, Refusal> {
        let answer = self.ask(&Ask::Sign(what)).await?;
        let Answer::Signed(signatures) = answer else {
            return Err(refusal(&answer));
        };
        Ok(signatures)
    }

    async fn ask(&self, ask: &Ask) -> Result<Answer, Refusal> {
        let (answer, _) = self.ask_beside(ask, Vec::new()).await?;
        Ok(answer)
    }

    async fn ask_beside(
        &self,
        ask: &Ask,
        buffers: Vec<Uint8Array>,
    ) -> Result<(Answer, Vec<Uint8Array>), Refusal> {
        let channel = self.channel()?;
        channel.ask(ask, buffers).await.ok_or(Refusal::Locked)
    }

    fn channel(&self) -> Result<Rc<Channel>, Refusal> {
        let mut slot = self.channel.borrow_mut();
        if let Some(channel) = &*slot {
            return Ok(Rc::clone(channel));
        }
        let channel = Rc::new(Channel::start().ok_or(Refusal::Locked)?);
        *slot = Some(Rc::clone(&channel));
        Ok(channel)
    }
}

fn refusal(answer: &Answer) -> Refusal {
    let Answer::Refused(why) = answer else {
        return Refusal::NotProven;
    };
    meaning(*why)
}

const fn meaning(why: Why) -> Refusal {
    match why {
        Why::Locked => Refusal::Locked,
        Why::PassphraseNeeded => Refusal::PassphraseNeeded,
        Why::PassphraseWrong => Refusal::PassphraseWrong,
        Why::PassphraseWeak => Refusal::PassphraseWeak,
        Why::Parameters | Why::NotProven => Refusal::NotProven,
        Why::NoKey => Refusal::NotReadable,
        Why::KitMistyped(group) => Refusal::KitMistyped(group),
        Why::KitWrong => Refusal::KitWrong,
        Why::WordsDiffer => Refusal::WordsDiffer,
        Why::HelpMoved => Refusal::HelpMoved,
    }
}
