//! The proof of an open vault (security design, section 2).

use domain::canonical::in_context;
use domain::{Bytes, DeviceId, Signature};
use serde::{Deserialize, Serialize};

/// `POST /api/session/unlock`: proof of an open vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// The device.
    pub device: DeviceId,
    /// The challenge that is signed.
    pub challenge: Bytes,
    /// Minutes after which the device locks when nobody is there; so long the proof lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u8>,
    /// Ed25519 by the device over `"souhlas/v1/session" || 0x00 || challenge || minutes`.
    pub signature: Signature,
}

impl Unlock {
    /// Context of the signature.
    pub const CONTEXT: &str = "souhlas/v1/session";

    /// Gives what is signed in the context: the challenge, then one byte of minutes where some are
    /// named.
    #[must_use]
    pub fn message(challenge: &Bytes, minutes: Option<u8>) -> Bytes {
        let named = challenge.as_slice().iter().copied().chain(minutes);
        Bytes(named.collect())
    }

    /// Gives the bytes that the signature of this proof covers.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        let message = Self::message(&self.challenge, self.minutes);
        in_context(Self::CONTEXT, message.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minutes_are_part_of_what_is_signed() {
        let of = |minutes| Unlock::message(&Bytes(vec![7; 32]), minutes);
        assert_eq!(of(None).as_slice(), [7; 32]);
        assert_eq!(of(Some(1)).as_slice(), [[7; 32].as_slice(), &[1]].concat());
        assert_ne!(of(Some(1)), of(Some(60)));
    }
}
