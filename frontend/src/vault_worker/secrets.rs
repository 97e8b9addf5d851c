//! Class secrets: taking, sharing, and the new ones of a roll.

use domain::PublicKey;
use domain::record::{Class, ClassSecretWrap};

use super::cabinet::{Open, why};
use crate::random::Browser;
use crate::vault::message::{Answer, Grant, Why};

/// Takes class secrets; what does not fit its statement is counted and left out.
pub(super) fn take(open: &mut Open, secrets: &[(ClassSecretWrap, PublicKey)]) -> Answer {
    let refused = secrets
        .iter()
        .filter(|(wrap, intake)| open.keyring.accept_class_secret(wrap, intake).is_err())
        .count();
    Answer::SecretsTaken { refused }
}

/// Seals class secrets for others.
pub(super) fn grant(open: &Open, grants: &[Grant]) -> Result<Answer, Why> {
    grants
        .iter()
        .map(|grant| {
            open.keyring
                .wrap_class_secret(
                    grant.class,
                    grant.epoch,
                    &grant.statement,
                    grant.device,
                    &grant.agreement,
                    &mut Browser,
                )
                .map_err(why)
        })
        .collect::<Result<_, _>>()
        .map(Answer::Granted)
}

/// Drops what reads the classes; their secrets open them again when they are handed in again.
pub(super) fn forget(open: &mut Open, classes: &[Class]) -> Answer {
    for class in classes {
        open.keyring.forget(*class);
    }
    Answer::Forgotten
}

/// Makes the secrets of new epochs.
pub(super) fn roll(open: &mut Open, epochs: &[(Class, u32)]) -> Answer {
    let intakes = epochs
        .iter()
        .map(|(class, epoch)| open.keyring.make_class_secret(*class, *epoch, &mut Browser));
    Answer::Rolled(intakes.collect())
}
