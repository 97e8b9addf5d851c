//! The parameters of stretching, as the keyring and as the messages have them.

use crypto::passphrase::Params;
use domain::Bytes;
use sync::message::account::KdfParams;

use crate::vault::message::Why;

/// Reads parameters the server or the store gave.
pub(crate) fn params(kdf: &KdfParams) -> Result<Params, Why> {
    Ok(Params {
        memory_kib: kdf.memory_kib,
        passes: kdf.passes,
        lanes: kdf.lanes,
        salt: kdf
            .salt
            .as_slice()
            .try_into()
            .map_err(|_| Why::Parameters)?,
    })
}

/// Writes parameters for the server and the store.
pub(crate) fn kdf(params: &Params) -> KdfParams {
    KdfParams {
        memory_kib: params.memory_kib,
        passes: params.passes,
        lanes: params.lanes,
        salt: Bytes(params.salt.to_vec()),
    }
}
