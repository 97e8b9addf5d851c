//! Changing one's passphrase (security design, section 2).

use domain::Bytes;
use serde::{Deserialize, Serialize};

use super::KdfParams;

/// `POST /api/passphrase`: the new sign-in branch replaces the old one; the server sees no passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseChange {
    /// Sign-in branch of the old passphrase.
    pub old: Bytes,
    /// Sign-in branch of the new passphrase.
    pub auth: Bytes,
    /// How the new one was stretched, under a fresh salt: devices tell by it which one counts.
    pub kdf: KdfParams,
}
