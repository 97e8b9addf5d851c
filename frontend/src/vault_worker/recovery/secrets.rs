//! Class secrets that recovery held, on their way to the new recovery key and the new device.

use crypto::RecoveryKey;
use domain::PublicKey;
use domain::organisation::Organisation;
use domain::record::ClassSecretWrap;

use crate::random::Browser;
use crate::vault::message::Why;
use crate::vault_worker::cabinet::{Open, why};

/// Takes what the old recovery key opens and the log states. What does not open stays as it is:
/// one spoilt wrap must not keep the kit from working.
pub(super) fn take(
    open: &mut Open,
    recovery: &RecoveryKey,
    organisation: &Organisation,
    held: &[ClassSecretWrap],
) {
    for wrap in held {
        if let Some(intake) = organisation.intakes.get(&(wrap.class, wrap.epoch)) {
            let _spoilt = open.keyring.accept_recovered(recovery, wrap, intake);
        }
    }
}

/// The past for the new device, of the classes its user reads.
pub(super) fn for_device(
    open: &Open,
    after: &Organisation,
    held: &[ClassSecretWrap],
    agreement: &PublicKey,
) -> Result<Vec<ClassSecretWrap>, Why> {
    let reads = |wrap: &&ClassSecretWrap| {
        let epoch = after.classes.get(&wrap.class);
        epoch.is_some_and(|epoch| epoch.readers.contains(&open.user))
            && open.keyring.holds(wrap.class, wrap.epoch)
    };
    let wraps = held.iter().filter(reads);
    wraps
        .map(|wrap| {
            let device = Some(open.device);
            open.keyring
                .wrap_class_secret(
                    wrap.class,
                    wrap.epoch,
                    &wrap.statement,
                    device,
                    agreement,
                    &mut Browser,
                )
                .map_err(why)
        })
        .collect()
}

/// All that recovery held, sealed to the new key.
pub(super) fn for_recovery(
    open: &Open,
    held: &[ClassSecretWrap],
    renewed: &PublicKey,
) -> Result<Vec<ClassSecretWrap>, Why> {
    held.iter()
        .map(|wrap| {
            if !open.keyring.holds(wrap.class, wrap.epoch) {
                return Ok(wrap.clone());
            }
            open.keyring
                .wrap_class_secret(
                    wrap.class,
                    wrap.epoch,
                    &wrap.statement,
                    None,
                    renewed,
                    &mut Browser,
                )
                .map_err(why)
        })
        .collect()
}

/// An administrator who is no reader carries no class secret.
pub(super) fn forget_unread(open: &mut Open, after: &Organisation) {
    for (class, epoch) in &after.classes {
        if !epoch.readers.contains(&open.user) {
            open.keyring.forget(*class);
        }
    }
}
