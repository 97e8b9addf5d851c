//! Wraps in steps, for a platform that has AES and HMAC of its own (`security.md` section 3:
//! pages and attachments are WebCrypto's).
//!
//! Both ends make the same bytes. A platform imports a key once, as one it never gives back, and
//! then authenticates the messages of a [`Derivation`] with it: `HKDF-Expand` is two of them.

pub use crate::hazmat::steps::{Derivation, Opening, Sealing};
pub use crate::keyring::LocalPlace;
