//! The keys of one new device, and of an invited user's first one.

use crypto::passphrase::{Params, strength, stretch};
use crypto::{DeviceKeys, InviteSecret};
use domain::{Bytes, DeviceId, OrgId, PublicKey, Signature, Timestamp, UserId};
use sync::message::account::InviteClaim;

use super::cabinet::{Open, kdf, why};
use crate::random::{self, Browser};
use crate::vault::message::{Join, Joined, Why, WrappedDevice};

/// A device's fresh keys, wrapped for rest.
pub(crate) struct Enrolled {
    pub(crate) keys: DeviceKeys,
    pub(crate) wrapped: WrappedDevice,
    pub(crate) auth: Bytes,
    pub(crate) signing: PublicKey,
    pub(crate) agreement: PublicKey,
}

/// Makes the keys of a new device under a new passphrase.
pub(crate) fn enrol(
    (org, user, device): (OrgId, UserId, DeviceId),
    passphrase: &str,
) -> Result<Enrolled, Why> {
    strength(passphrase).map_err(|_| Why::PassphraseWeak)?;
    let params = Params::fresh(&mut Browser);
    let stretched = stretch(passphrase, &params).map_err(why)?;
    let keys = DeviceKeys::make(&mut Browser);
    let wrapped = keys.wrap(&stretched.kek(), user, device, &params, &mut Browser);
    let (signing, agreement) = keys.public();
    Ok(Enrolled {
        keys,
        wrapped: WrappedDevice {
            org,
            user,
            device,
            kdf: kdf(&params),
            keys: Bytes(wrapped),
        },
        auth: Bytes(stretched.auth().to_vec()),
        signing,
        agreement,
    })
}

/// Makes an invited user's device and the claim the administrator verifies.
pub(crate) fn join(join: &Join) -> Result<(Open, Joined), Why> {
    let (user, device) = new_ids(join.now);
    let enrolled = enrol((join.org, user, device), &join.passphrase)?;
    let claim = claim(join, &enrolled);
    let open = Open::with(&enrolled.wrapped, enrolled.keys);
    let joined = Joined {
        device: enrolled.wrapped,
        auth: enrolled.auth,
        claim,
    };
    Ok((open, joined))
}

/// Ids of a new user and their first device.
pub(crate) fn new_ids(now: Timestamp) -> (UserId, DeviceId) {
    (random::user(now), random::device(now))
}

fn claim(join: &Join, enrolled: &Enrolled) -> InviteClaim {
    let mut claim = InviteClaim {
        id: join.invite,
        user: enrolled.wrapped.user,
        device: enrolled.wrapped.device,
        signing: enrolled.signing,
        agreement: enrolled.agreement,
        device_name: join.device_name.clone(),
        signature: Signature([0; 64]),
    };
    let secret = InviteSecret::from_bytes(&join.secret);
    claim.signature = secret.sign_bytes(&claim.signed_bytes());
    claim
}
