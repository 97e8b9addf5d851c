//! What the vault holds, and which part of it answers which question.

mod file;
mod kdf;
mod local;
mod stretch;
mod web;

use std::rc::Rc;

use crypto::passphrase::{Params, Stretched};
use crypto::recovery::helped::HelpKey;
use crypto::{CryptoError, DeviceKeys, Keyring, LocalKey};
use domain::{DeviceId, OrgId, UserId};
use futures::lock::Mutex;
use web_crypto::LocalStore;
use zeroize::Zeroizing;

pub(crate) use kdf::{kdf, params};

use super::files::Work;
use super::handed_over::HandedOver;
use super::stretching::Nested;
use super::{
    claim, enrol, fields, found, pairs, passphrase, recovery, secrets, signing, unsent, wrap_again,
};
use crate::vault::message::{Answer, Ask, Rewrapped, Why, WrappedDevice};

/// The open vault.
pub(crate) struct Open {
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) device: DeviceId,
    pub(crate) keyring: Keyring,
    /// The key of the store that an older device left in this profile.
    pub(crate) left: Option<LocalKey>,
}

/// Everything the worker holds.
#[derive(Default)]
pub(crate) struct Cabinet {
    stretched: Option<(Params, Stretched)>,
    /// The worker that stretches a passphrase now.
    pub(crate) nested: Option<Nested>,
    turn: Rc<Mutex<()>>,
    open: Option<Open>,
    handed_over: Option<HandedOver>,
    pin: Option<String>,
    /// The one-time key of a browser that waits for two holders.
    one_time: Option<HelpKey>,
    /// The file that is sealed or opened.
    file: Option<Work>,
    /// The local store's key in WebCrypto, of the device that is or was open.
    web: Option<LocalStore>,
}

impl Cabinet {
    /// Answers one question.
    pub(crate) fn answer(&mut self, ask: Ask) -> Result<Answer, Why> {
        match (ask, &mut self.handed_over) {
            (Ask::HandOver(pin), _) => self.hand_over(pin),
            (ask, Some(handed)) if handed.answers(&ask) => handed.answer(ask),
            (ask, _) => self.answer_open(ask),
        }
    }

    fn answer_open(&mut self, ask: Ask) -> Result<Answer, Why> {
        match ask {
            Ask::Stretch {
                passphrase,
                kdf,
                highest,
            } => {
                let passphrase = Zeroizing::new(passphrase);
                self.stretch(&passphrase, &kdf, highest.as_ref())
            }
            Ask::Found(found) => {
                let (open, founded) = found::found(&found)?;
                self.open = Some(open);
                Ok(Answer::Founded(Box::new(founded)))
            }
            Ask::Join(join) => {
                let (open, joined) = enrol::join(&join)?;
                self.open = Some(open);
                Ok(Answer::Joined(Box::new(joined)))
            }
            Ask::Unlock(device) => self.unlock(&device),
            Ask::ChangePassphrase(rewrap) => passphrase::change(&rewrap).map(rewrapped),
            Ask::Adopt(rewrap) => passphrase::adopt(&rewrap).map(rewrapped),
            Ask::Secrets(secrets) => Ok(secrets::take(self.open()?, &secrets)),
            Ask::Grant(grants) => secrets::grant(self.open()?, &grants),
            Ask::Roll(epochs) => Ok(secrets::roll(self.open()?, &epochs)),
            Ask::WrapAgain(wanted) => Ok(wrap_again::wrap(self.open()?, &wanted)),
            Ask::Compare(pairs) => Ok(wrap_again::compare(self.open()?, &pairs)),
            Ask::Forget(classes) => Ok(secrets::forget(self.open()?, &classes)),
            Ask::SealLocal(parts) => Ok(local::seal(self.open()?, &parts)),
            Ask::OpenLocal(parts) => local::open(self.open()?, &parts),
            Ask::LocalKey(recovery) => local::key(self.open()?, &recovery),
            Ask::Seal(orders) => fields::seal(self.open()?, orders).map(Answer::Sealed),
            Ask::Open(opening) => fields::open(self.open()?, *opening).map(Answer::Opened),
            Ask::OpenMany(openings) => Ok(fields::open_many(self.open()?, openings)),
            Ask::Sign(what) => Ok(Answer::Signed(signing::sign(&self.open()?.keyring, &what))),
            Ask::Enrol(enrol) => {
                let (open, device) = claim::enrol(&enrol)?;
                self.open = Some(open);
                Ok(Answer::Enrolled(Box::new(device)))
            }
            Ask::Claim(root) => Ok(claim::claim(self.open()?, root)),
            Ask::Look(look) => Ok(claim::look(self.open()?, *look)),
            Ask::Confirm(device) => self.unwrap(&device).map(|_keys| Answer::Unlocked),
            Ask::OneTime(wanted) => pairs::one_time(&mut self.one_time, &wanted),
            Ask::HandOn(stated, wraps) => pairs::hand_on(self.open()?, stated, &wraps),
            Ask::Give(give) => pairs::give(self.open()?, &give),
            Ask::Recover(recover) => {
                let one_time = self.one_time.as_ref();
                let (open, recovered) = recovery::recover(&recover, one_time)?;
                (self.open, self.one_time) = (Some(open), None);
                Ok(Answer::Recovered(Box::new(recovered)))
            }
            Ask::NameSigners(wanted) => {
                let open = self.open.as_mut().ok_or(Why::Locked)?;
                let named = recovery::signers::name(open, self.one_time.as_ref(), &wanted)?;
                self.one_time = None;
                Ok(named)
            }
            Ask::AdoptLocal(parts) => recovery::adopt(self.open()?, &parts).map(Answer::Local),
            Ask::Deliver(unsent) => {
                let keys = self.unwrap(&unsent.keys)?;
                unsent::deliver(self.open()?, keys, &unsent).map(Answer::Deliveries)
            }
            Ask::HandOver(_) | Ask::TakeBack(_) | Ask::File(_) => Err(Why::Locked),
        }
    }

    /// Leaves only what a hand-over needs; the keyring is wiped where it lies.
    fn hand_over(&mut self, pin: Option<String>) -> Result<Answer, Why> {
        let pin = pin.or_else(|| self.pin.clone()).ok_or(Why::NotProven)?;
        match (&self.open, &mut self.handed_over) {
            (Some(open), _) => self.handed_over = Some(HandedOver::of(open, &pin)),
            (None, Some(handed)) => handed.again(&pin)?,
            (None, None) => return Err(Why::Locked),
        }
        (self.open, self.stretched, self.pin) = (None, None, Some(pin));
        (self.file, self.nested) = (None, None);
        Ok(Answer::HandedOver)
    }

    fn open(&mut self) -> Result<&mut Open, Why> {
        self.open.as_mut().ok_or(Why::Locked)
    }

    fn unlock(&mut self, wrapped: &WrappedDevice) -> Result<Answer, Why> {
        let keys = self.unwrap(wrapped)?;
        self.open = Some(Open::with(wrapped, keys));
        self.handed_over = None;
        Ok(Answer::Unlocked)
    }

    /// Opens a device's keys with the passphrase stretched before, which is used up.
    fn unwrap(&mut self, wrapped: &WrappedDevice) -> Result<DeviceKeys, Why> {
        let (used, stretched) = self.stretched.take().ok_or(Why::PassphraseWrong)?;
        let params = params(&wrapped.kdf)?;
        if used != params {
            return Err(Why::Parameters);
        }
        DeviceKeys::unwrap(
            wrapped.keys.as_slice(),
            &stretched.kek(),
            wrapped.user,
            wrapped.device,
            &params,
        )
        .map_err(|_| Why::PassphraseWrong)
    }
}

impl Open {
    /// Opens the vault with a device's keys.
    pub(crate) fn with(place: &WrappedDevice, keys: DeviceKeys) -> Self {
        Self {
            org: place.org,
            user: place.user,
            device: place.device,
            keyring: Keyring::new(place.org, place.user, place.device, keys),
            left: None,
        }
    }
}

/// Says what a cryptographic refusal means for the tab.
pub(crate) fn why(error: CryptoError) -> Why {
    match error {
        CryptoError::Parameters => Why::Parameters,
        CryptoError::NoKey => Why::NoKey,
        CryptoError::Refused | CryptoError::Format => Why::NotProven,
    }
}

fn rewrapped(rewrapped: Rewrapped) -> Answer {
    Answer::Rewrapped(Box::new(rewrapped))
}
