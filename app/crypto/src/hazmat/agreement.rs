//! HPKE base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
//!
//! A sealed message is `version 1 | suite 1 | encapsulated key 32 | ciphertext | tag 16`.

use ::hpke::aead::AesGcm256;
use ::hpke::kdf::HkdfSha256;
use ::hpke::kem::X25519HkdfSha256;
use ::hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open,
    single_shot_seal_with_rng,
};
use domain::record::Class;
use domain::{DeviceId, Hash, OrgId, PublicKey};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, Source, draw};
use crate::hazmat::parts::Parts;
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

const FORMAT: [u8; 2] = [1, 1];
const ENCAPSULATED: usize = 32;

/// What an HPKE message is for. All parts stand in `info`; one that does not apply is empty.
pub(crate) struct Context<'a> {
    /// The name of the use, behind `souhlas/v1/hpke/`.
    pub(crate) name: &'static str,
    pub(crate) org: OrgId,
    pub(crate) class: Option<(Class, u32)>,
    pub(crate) device: Option<DeviceId>,
    pub(crate) statement: Option<&'a Hash>,
}

impl Context<'_> {
    fn info(&self) -> Parts {
        let epoch = self.class.map(|(_, epoch)| epoch.to_be_bytes());
        Parts::new()
            .add(["souhlas/v1/hpke/", self.name].concat().as_bytes())
            .add(self.org.as_bytes())
            .add(
                self.class
                    .map_or("", |(class, _)| class.as_str())
                    .as_bytes(),
            )
            .add(epoch.as_ref().map_or(&[], |epoch| epoch.as_slice()))
            .add(
                self.device
                    .as_ref()
                    .map_or(&[], |device| device.as_bytes().as_slice()),
            )
            .add(self.statement.map_or(&[], |hash| hash.as_slice()))
    }
}

/// An X25519 key pair.
#[derive(Clone)]
pub(crate) struct AgreementKey {
    private: Secret,
    public: PublicKey,
}

hide!(AgreementKey);

impl AgreementKey {
    pub(crate) fn make(entropy: &mut dyn Entropy) -> Self {
        Self::derive(&Secret::from_array(draw(entropy)))
    }

    /// HPKE `DeriveKeyPair`.
    pub(crate) fn derive(material: &Secret) -> Self {
        let (private, public) = X25519HkdfSha256::derive_keypair(material.bytes());
        Self {
            private: Secret::from_array(Zeroizing::new(private.to_bytes().into())),
            public: PublicKey(public.to_bytes().into()),
        }
    }

    pub(crate) fn from_private(private: Secret) -> Result<Self> {
        let key = private_key(&private)?;
        let public = PublicKey(X25519HkdfSha256::sk_to_pk(&key).to_bytes().into());
        Ok(Self { private, public })
    }

    pub(crate) const fn public(&self) -> PublicKey {
        self.public
    }

    pub(crate) fn private(&self) -> &[u8; 32] {
        self.private.bytes()
    }

    /// Opens what [`seal`] made for this key in the same context.
    pub(crate) fn open(
        &self,
        context: &Context<'_>,
        aad: &Parts,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let message = sealed.strip_prefix(&FORMAT).ok_or(CryptoError::Format)?;
        let (encapsulated, ciphertext) = message
            .split_at_checked(ENCAPSULATED)
            .ok_or(CryptoError::Format)?;
        self.open_raw(
            context.info().as_slice(),
            aad.as_slice(),
            encapsulated,
            ciphertext,
        )
    }

    pub(super) fn open_raw(
        &self,
        info: &[u8],
        aad: &[u8],
        encapsulated: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated)
            .map_err(|_| CryptoError::Format)?;
        single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &private_key(&self.private)?,
            &encapsulated,
            info,
            ciphertext,
            aad,
        )
        .map(Zeroizing::new)
        .map_err(|_| CryptoError::Refused)
    }
}

fn private_key(private: &Secret) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey> {
    <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(private.bytes())
        .map_err(|_| CryptoError::Format)
}

/// Seals bytes to a public key for one use and place; a public key of low order is refused.
pub(crate) fn seal(
    recipient: &PublicKey,
    context: &Context<'_>,
    aad: &Parts,
    plaintext: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let message = seal_raw(
        recipient,
        context.info().as_slice(),
        aad.as_slice(),
        plaintext,
        entropy,
    )?;
    Ok([FORMAT.as_slice(), &message].concat())
}

pub(super) fn seal_raw(
    recipient: &PublicKey,
    info: &[u8],
    aad: &[u8],
    plaintext: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(recipient.as_slice())
        .map_err(|_| CryptoError::Parameters)?;
    let (encapsulated, ciphertext) =
        single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &recipient,
            info,
            plaintext,
            aad,
            &mut Source(entropy),
        )
        .map_err(|_| CryptoError::Parameters)?;
    Ok([encapsulated.to_bytes().as_slice(), &ciphertext].concat())
}
