//! Another passphrase for the keys of this device; nobody changes it who cannot open them.

use crypto::DeviceKeys;
use crypto::passphrase::{Params, Stretched, strength, stretch};
use domain::Bytes;

use super::cabinet::{kdf, params, why};
use crate::random::Browser;
use crate::vault::message::{Rewrap, Rewrapped, Why, WrappedDevice};

/// Wraps the keys under a new passphrase and gives what the server is told.
pub(crate) fn change(change: &Rewrap) -> Result<Rewrapped, Why> {
    strength(&change.new).map_err(|_| Why::PassphraseWeak)?;
    let (at_rest, account) = known(change)?;
    let old = stretch(&change.old, &at_rest).map_err(why)?;
    let keys = opened(&change.device, &old, &at_rest)?;
    let auth = if account == at_rest {
        old.auth()
    } else {
        stretch(&change.old, &account).map_err(why)?.auth()
    };
    let fresh = Params::fresh(&mut Browser);
    wrapped(&change.device, &keys, auth, (&change.new, fresh))
}

/// Wraps the keys under the account's passphrase, which was changed on another device.
pub(crate) fn adopt(adopt: &Rewrap) -> Result<Rewrapped, Why> {
    let (at_rest, account) = known(adopt)?;
    let old = stretch(&adopt.old, &at_rest).map_err(why)?;
    let keys = opened(&adopt.device, &old, &at_rest)?;
    wrapped(&adopt.device, &keys, old.auth(), (&adopt.new, account))
}

/// The parameters at rest and the account's; cheaper ones than seen before are refused.
fn known(rewrap: &Rewrap) -> Result<(Params, Params), Why> {
    let (at_rest, account) = (params(&rewrap.device.kdf)?, params(&rewrap.account)?);
    account.check_against(&at_rest).map_err(why)?;
    Ok((at_rest, account))
}

fn opened(device: &WrappedDevice, old: &Stretched, at_rest: &Params) -> Result<DeviceKeys, Why> {
    DeviceKeys::unwrap(
        device.keys.as_slice(),
        &old.kek(),
        device.user,
        device.device,
        at_rest,
    )
    .map_err(|_| Why::PassphraseWrong)
}

fn wrapped(
    device: &WrappedDevice,
    keys: &DeviceKeys,
    old: [u8; 32],
    (passphrase, params): (&str, Params),
) -> Result<Rewrapped, Why> {
    let new = stretch(passphrase, &params).map_err(why)?;
    let keys = keys.wrap(
        &new.kek(),
        device.user,
        device.device,
        &params,
        &mut Browser,
    );
    Ok(Rewrapped {
        device: WrappedDevice {
            kdf: kdf(&params),
            keys: Bytes(keys),
            ..device.clone()
        },
        old: Bytes(old.to_vec()),
        auth: Bytes(new.auth().to_vec()),
    })
}
