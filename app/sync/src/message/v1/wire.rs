//! The version byte and the strict reading of what follows it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::VERSION;

/// Why a message is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// It is empty or of another version.
    #[error("the message is not of version 1")]
    Version,
    /// It is cut off or not what was expected.
    #[error("the message is malformed")]
    Malformed,
    /// Something follows the message.
    #[error("bytes follow the message")]
    Trailing,
}

/// Writes a message behind its version byte.
///
/// # Panics
/// Never for the types of this module: all their lengths are known before they are written.
#[must_use]
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_extend(message, vec![VERSION])
        .expect("messages have known lengths and memory grows")
}

/// Reads a message; another version, a cut and anything after the end are refused.
///
/// # Errors
/// Says which of the three it was.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let Some((&VERSION, rest)) = bytes.split_first() else {
        return Err(WireError::Version);
    };
    match postcard::take_from_bytes(rest) {
        Ok((message, [])) => Ok(message),
        Ok(_) => Err(WireError::Trailing),
        Err(_) => Err(WireError::Malformed),
    }
}
