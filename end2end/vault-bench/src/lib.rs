#![doc = include_str!("../README.md")]

mod entropy;
mod pages;
mod proofs;
mod values;

use crypto::passphrase::{Params, stretch};
use crypto::{DeviceKeys, Keyring};
use domain::record::Class;
use domain::{DeviceId, OrgId, PublicKey, UserId};
use wasm_bindgen::prelude::wasm_bindgen;

use entropy::Counted;

pub use pages::Pages;
pub use proofs::Proofs;

/// An unlocked keyring that reads one class.
#[wasm_bindgen]
pub struct Vault {
    keyring: Keyring,
    intake: PublicKey,
    public: PublicKey,
    entropy: Counted,
}

#[wasm_bindgen]
impl Vault {
    /// Makes a device that reads notes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::with(DeviceKeys::make(&mut Counted::default()))
    }

    /// Seals a page of fields, ten of each person, and gives it as the tab would send it.
    pub fn fields(&mut self, page: u32, count: u32) -> Vec<u8> {
        values::seal(self, page, count)
    }

    /// Opens a page of fields as the vault's worker does: one message in, one out.
    pub fn open_fields(&mut self, message: &[u8]) -> Vec<u8> {
        values::open(self, message)
    }

    /// Gives the same local store to WebCrypto.
    #[must_use]
    pub fn pages(&self) -> Option<Pages> {
        Pages::of(&self.keyring)
    }

    /// Gives the key of the local store to the peer, which opens and seals the same wraps.
    #[must_use]
    pub fn local_key(&self) -> Vec<u8> {
        self.keyring.lend_local(|key| key.to_vec()).1
    }

    /// Gives what every page is bound to: organisation, user and device, one behind the other.
    #[must_use]
    pub fn local_place(&self) -> Vec<u8> {
        let (org, user, device) = (org(), user(), device());
        [*org.as_bytes(), *user.as_bytes(), *device.as_bytes()].concat()
    }

    /// Seals a page of the local store.
    pub fn seal_page(&mut self, slot: &str, page: &[u8]) -> Vec<u8> {
        self.keyring.seal_local(slot, page, &mut self.entropy)
    }

    /// Opens a page of the local store; empty if it does not open.
    #[must_use]
    pub fn open_page(&self, slot: &str, sealed: &[u8]) -> Vec<u8> {
        let opened = self.keyring.open_local(slot, sealed);
        opened.map(|page| page.to_vec()).unwrap_or_default()
    }
}

impl Vault {
    fn with(keys: DeviceKeys) -> Self {
        let (mut entropy, (public, _)) = (Counted::default(), keys.public());
        let mut keyring = Keyring::new(org(), user(), device(), keys);
        let intake = keyring.make_class_secret(Class::Notes, 1, &mut entropy);
        Self {
            keyring,
            intake,
            public,
            entropy,
        }
    }
}

impl Default for Vault {
    fn default() -> Self {
        Self::new()
    }
}

/// Stretches a passphrase with the parameters of a new account; gives the sign-in branch.
#[wasm_bindgen]
#[must_use]
pub fn argon2id(passphrase: &str) -> Vec<u8> {
    let params = Params::fresh(&mut Counted::default());
    let stretched = stretch(passphrase, &params);
    stretched
        .map(|keys| keys.auth().to_vec())
        .unwrap_or_default()
}

fn org() -> OrgId {
    OrgId::v4([1; 16])
}

fn user() -> UserId {
    UserId::v4([2; 16])
}

fn device() -> DeviceId {
    DeviceId::v4([3; 16])
}
