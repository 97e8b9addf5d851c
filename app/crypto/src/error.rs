//! What can go wrong; deliberately little is said.

use thiserror::Error;

/// Why a cryptographic act gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CryptoError {
    /// Something did not open, fit or verify; which part is never said.
    #[error("refused")]
    Refused,
    /// An argument is outside what the design allows; nothing was sealed or derived.
    #[error("parameters outside the allowed range")]
    Parameters,
    /// The device does not hold the key that is needed.
    #[error("no key")]
    NoKey,
    /// The bytes or text are not of a known format.
    #[error("unknown format")]
    Format,
}
