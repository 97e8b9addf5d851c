//! The server's own keys in `data/secrets`: never in the database, never in a data backup.

mod file;
mod seal;

use std::path::Path;

use domain::{PublicKey, Signature};
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, KeyInit, Mac};
use hpke::{Kem, Serializable, kem::X25519HkdfSha256};
use sha2::Sha256;
use thiserror::Error;

pub(crate) use seal::SealUse;

/// Names of the secret files; each holds 32 random bytes.
const NAMES: [&str; 8] = [
    "pepper",
    "totp",
    "form",
    "witness",
    "lease",
    "tree_head",
    "intake",
    "database",
];

/// Why the secrets cannot be used.
#[derive(Debug, Error)]
pub enum SecretsError {
    /// Reading or writing failed.
    #[error("the secrets folder cannot be used: {0}")]
    Io(#[from] std::io::Error),
    /// Some are there and some are not: a restore without its secrets.
    #[error("secret `{0}` is missing while others exist: restore the secrets folder as a whole")]
    Missing(&'static str),
    /// Not 32 bytes.
    #[error("secret `{0}` is damaged")]
    Damaged(&'static str),
    /// Others on the machine may read it.
    #[error("secret `{0}` can be read by others: its mode must be 0600")]
    Exposed(&'static str),
}

/// The server's secrets.
pub struct Secrets {
    pepper: [u8; 32],
    totp: [u8; 32],
    form: [u8; 32],
    witness: SigningKey,
    lease: SigningKey,
    tree_head: SigningKey,
    intake: [u8; 32],
    database: [u8; 32],
    fresh: bool,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(..)")
    }
}

impl Secrets {
    /// Opens the secrets of a folder, or makes all of them when none exists.
    ///
    /// # Errors
    /// When one is missing while others exist, is damaged or readable by others.
    pub fn open(folder: &Path) -> Result<Self, SecretsError> {
        let fresh = file::none_exists(folder, &NAMES)?;
        if fresh {
            file::make_all(folder, &NAMES)?;
        }
        let read = |name| file::read(folder, name);
        Ok(Self {
            pepper: read("pepper")?,
            totp: read("totp")?,
            form: read("form")?,
            witness: SigningKey::from_bytes(&read("witness")?),
            lease: SigningKey::from_bytes(&read("lease")?),
            tree_head: SigningKey::from_bytes(&read("tree_head")?),
            intake: read("intake")?,
            database: read("database")?,
            fresh,
        })
    }

    /// Whether they were made just now.
    #[must_use]
    pub const fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// The secret of the database's own users.
    #[must_use]
    pub const fn database(&self) -> &[u8; 32] {
        &self.database
    }

    /// Public keys in the order of the `server_keys` statement: witness, lease, tree head, intake.
    #[must_use]
    pub fn public_keys(&self) -> [PublicKey; 4] {
        let signing = |key: &SigningKey| PublicKey(key.verifying_key().to_bytes());
        let (_, intake) = X25519HkdfSha256::derive_keypair(&self.intake);
        [
            signing(&self.witness),
            signing(&self.lease),
            signing(&self.tree_head),
            PublicKey(intake.to_bytes().into()),
        ]
    }

    /// Signs as witness of portal and system acts; the bytes carry their context.
    #[must_use]
    pub fn sign_as_witness(&self, bytes: &[u8]) -> Signature {
        Signature(self.witness.sign(bytes).to_bytes())
    }

    /// Signs a lease; the bytes carry their context.
    #[must_use]
    pub fn sign_lease(&self, bytes: &[u8]) -> Signature {
        Signature(self.lease.sign(bytes).to_bytes())
    }

    /// Signs a head of the audit; the bytes carry their context.
    #[must_use]
    pub fn sign_tree_head(&self, bytes: &[u8]) -> Signature {
        Signature(self.tree_head.sign(bytes).to_bytes())
    }

    /// A keyed hash under the pepper.
    #[must_use]
    pub fn peppered(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        keyed_hash(&self.pepper, label, parts)
    }

    /// A keyed hash for form tokens.
    #[must_use]
    pub fn form_token(&self, session: &str, form: &str) -> [u8; 32] {
        keyed_hash(
            &self.form,
            "souhlas/v1/form",
            &[session.as_bytes(), form.as_bytes()],
        )
    }
}

fn keyed_hash(key: &[u8; 32], label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(label.as_bytes());
    mac.update(&[0]);
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_the_same_between_starts() {
        let folder = tempfile::tempdir().unwrap();
        let first = Secrets::open(folder.path()).unwrap();
        let second = Secrets::open(folder.path()).unwrap();
        assert!(first.is_fresh());
        assert!(!second.is_fresh());
        assert_eq!(first.public_keys(), second.public_keys());
    }

    #[test]
    fn a_missing_secret_beside_others_refuses_to_serve() {
        let folder = tempfile::tempdir().unwrap();
        Secrets::open(folder.path()).unwrap();
        std::fs::remove_file(folder.path().join("witness")).unwrap();
        let refused = Secrets::open(folder.path()).unwrap_err();
        assert!(matches!(refused, SecretsError::Missing("witness")));
    }

    #[test]
    fn parts_cannot_slide_into_each_other() {
        let key = [7; 32];
        assert_ne!(
            keyed_hash(&key, "l", &[b"ab", b"c"]),
            keyed_hash(&key, "l", &[b"a", b"bc"])
        );
        assert_ne!(
            keyed_hash(&key, "l", &[b"ab"]),
            keyed_hash(&key, "m", &[b"ab"])
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Secrets::open(folder.path()).unwrap();
        let path = folder.path().join("pepper");
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(
            Secrets::open(folder.path()).unwrap_err(),
            SecretsError::Exposed("pepper")
        ));
    }
}
