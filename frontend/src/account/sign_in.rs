//! Signing in at the server, and opening the vault with or without it.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use leptos::prelude::Set;
use sync::client::Input;
use sync::message::account::{
    KdfParams, PasskeyAnswer, PasskeyAsked, PasskeySignIn, SessionInfo, SignIn, SignInBegin,
};

use super::{new_device, passphrase};
use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::opening::{self, Fresh};
use crate::replica::publish::{self, Changed};
use crate::vault::message::WrappedDevice;
use crate::{environment, passkey, sync_driver, transport};

/// The second factor to sign in with.
pub(crate) enum Second {
    /// A code of the authenticator app.
    Code(String),
    /// A passkey of this browser or of a key that it reaches.
    Passkey,
}

/// A second factor as it is sent.
enum Shown {
    Code(String),
    Passkey(PasskeyAnswer),
}

/// Signs in and opens the vault of this device.
pub(crate) async fn sign_in(
    desk: &Rc<Desk>,
    email: String,
    passphrase: String,
    second: Second,
) -> Result<(), Refusal> {
    // Browsers ask an authenticator only shortly after a press, so it comes before the stretching.
    let shown = second.shown(email.trim()).await?;
    let known = known(desk, &email, &passphrase).await?;
    let info = shown.send(known.email.clone(), known.auth.clone()).await?;
    go_in(desk, known, passphrase, info).await
}

/// What the server judges a passphrase by, made from it.
pub(crate) struct Known {
    /// E-mail, without space around.
    pub(crate) email: String,
    /// How the passphrase was stretched.
    pub(crate) kdf: KdfParams,
    /// Its sign-in branch.
    pub(crate) auth: Bytes,
}

/// Stretches a passphrase as the account says.
pub(crate) async fn known(
    desk: &Rc<Desk>,
    email: &str,
    passphrase: &str,
) -> Result<Known, Refusal> {
    let email = email.trim().to_owned();
    let begin = SignInBegin {
        email: email.clone(),
    };
    let kdf: KdfParams = transport::post("/api/sign-in/begin", &begin).await?;
    // Cheaper parameters than this device has seen would make guessing cheap.
    let identity = desk.profiles()?.of_email(&email);
    let highest = identity.map(|identity| identity.device.kdf);
    let stretched = desk
        .vault
        .stretch(passphrase.to_owned(), kdf.clone(), highest);
    let auth = stretched.await?;
    Ok(Known { email, kdf, auth })
}

/// Opens the vault of this device after the server let its user in.
pub(crate) async fn go_in(
    desk: &Rc<Desk>,
    known: Known,
    passphrase: String,
    info: SessionInfo,
) -> Result<(), Refusal> {
    let Known { email, kdf, auth } = known;
    let identity = desk.profiles()?.of_email(&email);
    let Some(identity) = identity.filter(|identity| identity.device.user == info.user) else {
        desk.close();
        return begin_here(desk, info, passphrase).await;
    };
    let identity = passphrase::settle(desk, identity, &kdf).await?;
    if is_open(desk, &identity) && identity.device.kdf == kdf {
        return go_on(desk);
    }
    desk.close();
    match open(desk, identity.clone(), passphrase, true).await {
        Err(Refusal::PassphraseWrong) => {
            desk.show_closed();
            passphrase::moved(desk, identity, kdf, auth);
            Err(Refusal::PassphraseMoved)
        }
        opened => opened,
    }
}

impl Second {
    async fn shown(self, email: &str) -> Result<Shown, Refusal> {
        match self {
            Self::Code(code) => Ok(Shown::Code(code)),
            Self::Passkey => {
                let begin = SignInBegin {
                    email: email.to_owned(),
                };
                let asked: PasskeyAsked = transport::post("/api/passkey/begin", &begin).await?;
                passkey::show(&asked).await.map(Shown::Passkey)
            }
        }
    }
}

impl Shown {
    async fn send(self, email: String, auth: Bytes) -> Result<SessionInfo, Refusal> {
        let info = match self {
            Self::Code(code) => {
                let totp_code = code.trim().to_owned();
                let sign_in = SignIn {
                    email,
                    auth,
                    totp_code,
                };
                transport::post("/api/sign-in", &sign_in).await?
            }
            Self::Passkey(passkey) => {
                let sign_in = PasskeySignIn {
                    email,
                    auth,
                    passkey,
                };
                transport::post("/api/passkey/sign-in", &sign_in).await?
            }
        };
        Ok(info)
    }
}

/// Opens the vault of the device last used, offline too; an open one gets its class keys again.
pub(crate) async fn unlock(desk: &Rc<Desk>, passphrase: String) -> Result<(), Refusal> {
    if let Ok(identity) = desk.with(|open| open.identity.clone()) {
        return open_values(desk, identity, passphrase).await;
    }
    let identity = desk.profiles()?.current().ok_or(Refusal::DeviceUnknown)?;
    open(desk, identity, passphrase, false).await
}

/// Opens the vault and the replica of a device.
pub(super) async fn open(
    desk: &Rc<Desk>,
    identity: Identity,
    passphrase: String,
    signed_in: bool,
) -> Result<(), Refusal> {
    if let Err(refusal) = open_vault(desk, &identity.device, &passphrase).await {
        desk.vault.close();
        return Err(refusal);
    }
    let kept = desk.profiles()?.keep(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    opening::open(desk, identity, Fresh::default(), signed_in).await?;
    if environment::is_online() {
        // Without an answer both passphrases go on opening this device.
        drop(passphrase::look(desk).await);
    }
    Ok(())
}

/// Tries the keys at rest, then the same keys under a passphrase whose change was interrupted.
async fn open_vault(
    desk: &Rc<Desk>,
    device: &WrappedDevice,
    passphrase: &str,
) -> Result<(), Refusal> {
    let next = desk.profiles()?.next(device);
    for device in std::iter::once(device.clone()).chain(next) {
        let kdf = device.kdf.clone();
        desk.vault.stretch(passphrase.to_owned(), kdf, None).await?;
        match desk.vault.unlock(device).await {
            Err(Refusal::PassphraseWrong) => {}
            opened => return opened,
        }
    }
    Err(Refusal::PassphraseWrong)
}

/// Makes this browser a device of the user; what was begun and refused leaves nothing open.
async fn begin_here(desk: &Rc<Desk>, info: SessionInfo, passphrase: String) -> Result<(), Refusal> {
    let begun = new_device::begin(desk, info, passphrase).await;
    if begun.is_err() {
        desk.close();
    }
    begun
}

/// After a hand-over the data is open and its sealed values are not.
async fn open_values(
    desk: &Rc<Desk>,
    identity: Identity,
    passphrase: String,
) -> Result<(), Refusal> {
    let kdf = identity.device.kdf.clone();
    desk.vault.stretch(passphrase, kdf, None).await?;
    desk.vault.unlock(identity.device).await?;
    desk.replica.passphrase_needed.set(false);
    opening::complete(desk).await
}

fn is_open(desk: &Rc<Desk>, identity: &Identity) -> bool {
    desk.with(|open| open.identity.device.device == identity.device.device)
        .unwrap_or(false)
}

/// The vault was open all the time; only the session had ended.
fn go_on(desk: &Rc<Desk>) -> Result<(), Refusal> {
    desk.change(|open| open.signed_in = true)?;
    publish::publish(desk, Changed::NOTHING);
    sync_driver::input(desk, sync_driver::online());
    // A session that still has to be unlocked says so, and is.
    sync_driver::input(desk, Input::Unlocked);
    Ok(())
}
