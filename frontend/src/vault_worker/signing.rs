//! The contexts a device signs in besides operations.

use crypto::Keyring;
use domain::Signature;
use sync::message::account::Unlock;
use sync::message::acknowledge::{Acknowledgement, AskStanding};
use sync::message::deliver::Delivery;

use crate::statements;
use crate::vault::message::Signing;

/// Signs each in its context, in order.
pub(crate) fn sign(keyring: &Keyring, what: &[Signing]) -> Vec<Signature> {
    let in_context = |context: &str, message: &[u8]| keyring.sign(context, message);
    let bytes = |bytes: &[u8]| keyring.sign_bytes(bytes);
    what.iter()
        .map(|what| signed(what, in_context, bytes))
        .collect()
}

/// Signs in its context.
pub(crate) fn signed(
    what: &Signing,
    in_context: impl Fn(&str, &[u8]) -> Signature,
    bytes: impl Fn(&[u8]) -> Signature,
) -> Signature {
    match what {
        Signing::Event(hash) => in_context("souhlas/v1/consent-sig", hash.as_slice()),
        Signing::Statement(hash) => in_context(statements::CONTEXT, hash.as_slice()),
        Signing::Session(message) => in_context(Unlock::CONTEXT, message.as_slice()),
        Signing::Delivery(hash) => bytes(&Delivery::signed_bytes(hash)),
        Signing::Standing(device) => bytes(&AskStanding::signed_bytes(*device)),
        Signing::OrderDone(device, order) => bytes(&Acknowledgement::signed_bytes(*device, *order)),
    }
}
