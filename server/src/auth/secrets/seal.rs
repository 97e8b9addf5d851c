//! Sealing one-time-code secrets with the server's own key (AES-256-GCM, fresh random nonce).

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use domain::Bytes;
use domain::canonical::in_context;

use super::Secrets;
use crate::random;

const NONCE: usize = 12;

/// What a sealed secret is for; one use never opens as another.
#[derive(Clone, Copy)]
pub(crate) enum SealUse {
    /// On its way through the browser of a new user.
    Enrolment,
    /// At rest in the account.
    Account,
}

impl SealUse {
    const fn label(self) -> &'static str {
        match self {
            Self::Enrolment => "souhlas/v1/totp/enrolment",
            Self::Account => "souhlas/v1/totp/account",
        }
    }
}

impl Secrets {
    /// Seals a one-time-code secret, bound to its use and place.
    pub(crate) fn seal_totp(&self, usage: SealUse, place: &[u8], secret: &[u8]) -> Bytes {
        let nonce: [u8; NONCE] = random::bytes();
        let aad = in_context(usage.label(), place);
        let sealed = cipher(&self.totp)
            .encrypt(
                &Nonce::from(nonce),
                Payload {
                    msg: secret,
                    aad: &aad,
                },
            )
            .expect("a few bytes are within the limits of AES-GCM");
        Bytes([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a one-time-code secret; none when anything about it is not as it was sealed.
    pub(crate) fn open_totp(
        &self,
        usage: SealUse,
        place: &[u8],
        sealed: &Bytes,
    ) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.0.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let aad = in_context(usage.label(), place);
        cipher(&self.totp)
            .decrypt(
                &Nonce::from(nonce),
                Payload {
                    msg: sealed,
                    aad: &aad,
                },
            )
            .ok()
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(&(*key).into())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_secret_opens_in_its_place_and_use_only() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(folder.path()).unwrap();
        let sealed = secrets.seal_totp(SealUse::Account, b"one", b"secret");
        assert_eq!(
            secrets
                .open_totp(SealUse::Account, b"one", &sealed)
                .unwrap(),
            b"secret"
        );
        assert_eq!(secrets.open_totp(SealUse::Account, b"two", &sealed), None);
        assert_eq!(secrets.open_totp(SealUse::Enrolment, b"one", &sealed), None);
        let mut changed = sealed;
        changed.0[13] ^= 1;
        assert_eq!(secrets.open_totp(SealUse::Account, b"one", &changed), None);
        assert_eq!(
            secrets.open_totp(SealUse::Account, b"one", &Bytes(vec![1, 2])),
            None
        );
    }
}
