//! The local store: parts under labels, and its key for recovery.

use domain::{Bytes, PublicKey};

use super::{Open, why};
use crate::random::Browser;
use crate::vault::message::{Answer, Why};

/// Seals for the local store.
pub(super) fn seal(open: &Open, parts: &[(String, Bytes)]) -> Answer {
    let sealed = parts.iter().map(|(label, bytes)| {
        open.keyring
            .seal_local(label, bytes.as_slice(), &mut Browser)
    });
    Answer::Local(sealed.map(Bytes).collect())
}

/// Opens what lies in the local store; anything changed or out of place is refused.
pub(super) fn open(open: &Open, parts: &[(String, Bytes)]) -> Result<Answer, Why> {
    parts
        .iter()
        .map(|(label, bytes)| {
            open.keyring
                .open_local(label, bytes.as_slice())
                .map(|bytes| Bytes(bytes.to_vec()))
                .map_err(why)
        })
        .collect::<Result<_, _>>()
        .map(Answer::Local)
}

/// Seals the key of the local store to the recovery key.
pub(super) fn key(open: &Open, recovery: &PublicKey) -> Result<Answer, Why> {
    open.keyring
        .seal_local_key(recovery, &mut Browser)
        .map(|sealed| Answer::Local(vec![Bytes(sealed)]))
        .map_err(why)
}
