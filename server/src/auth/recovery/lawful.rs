//! What a browser with the kit may send: exactly one recovery, whole.

use std::collections::BTreeSet;

use domain::organisation::{Organisation, Signer, Statement, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{PublicKey, UserId};
use sync::message::account::RecoveryFinish;

/// The new recovery key, if the statements and secrets are those of one whole recovery of the
/// user: recovery, device, the end of all their other devices, new epochs, and every class secret
/// that recovery held before.
pub(super) fn new_key(
    base: &Organisation,
    held: &[ClassSecretWrap],
    request: &RecoveryFinish,
    user: UserId,
) -> Option<PublicKey> {
    let statements: Option<Vec<Statement>> = request
        .statements
        .iter()
        .map(|signed| signed.read().ok())
        .collect();
    let statements = statements?;
    let [recovery, device, rest @ ..] = statements.as_slice() else {
        return None;
    };
    let StatementBody::Recovery { key } = recovery.content else {
        return None;
    };
    let after = sync::proof::extend_log(Some(base.clone()), &request.statements).ok()?;
    let whole = base.recovery != Some(key)
        && states_device(device, request, user)
        && rest
            .iter()
            .all(|statement| belongs(statement, base, request, user))
        && others_end(&after, request, user)
        && epochs_begin(base, &after, user)
        && request
            .secrets
            .iter()
            .all(|secret| fits(&after, request, secret))
        && nothing_lost(&after, held, request);
    whole.then_some(key)
}

fn states_device(statement: &Statement, request: &RecoveryFinish, user: UserId) -> bool {
    statement.signer == Signer::OrgRoot
        && matches!(statement.content, StatementBody::Device { device, user: owner, .. }
            if device == request.device && owner == user)
}

fn belongs(
    statement: &Statement,
    base: &Organisation,
    request: &RecoveryFinish,
    user: UserId,
) -> bool {
    let own = |device| {
        base.devices
            .get(&device)
            .is_some_and(|device| device.user == user)
    };
    let content = matches!(statement.content, StatementBody::ClassEpoch { .. })
        || matches!(statement.content, StatementBody::Revoke { device } if own(device));
    content && statement.signer == Signer::Device(request.device)
}

fn others_end(after: &Organisation, request: &RecoveryFinish, user: UserId) -> bool {
    let mut live = after
        .devices
        .values()
        .filter(|device| device.user == user && !device.revoked);
    live.all(|device| device.id == request.device)
}

/// Every class has a new epoch, or waits for the signature of another administrator.
fn epochs_begin(base: &Organisation, after: &Organisation, user: UserId) -> bool {
    let alone = after.second_signers(user).is_empty();
    base.classes.iter().all(|(class, before)| {
        let now = after.classes.get(class);
        let rolled = now.is_some_and(|now| now.epoch > before.epoch);
        rolled || (*class == Class::Special && !alone)
    })
}

/// Newest epochs for readers and recovery, older ones for the new device alone.
fn fits(after: &Organisation, request: &RecoveryFinish, secret: &ClassSecretWrap) -> bool {
    let Some(epoch) = after.classes.get(&secret.class) else {
        return false;
    };
    let reads = |device| {
        let device = after.live_device(device);
        device.is_some_and(|device| epoch.readers.contains(&device.user))
    };
    if secret.epoch == epoch.epoch && secret.statement == epoch.statement {
        return secret.device.is_none_or(reads);
    }
    secret.epoch <= epoch.epoch && secret.device == Some(request.device) && reads(request.device)
}

/// What recovery could open before, it opens after; and the newest secrets reach it too.
fn nothing_lost(after: &Organisation, held: &[ClassSecretWrap], request: &RecoveryFinish) -> bool {
    let place = |secret: &ClassSecretWrap| (secret.class, secret.epoch);
    let sent = request.secrets.iter().chain(&request.older);
    let reached: BTreeSet<_> = sent
        .filter(|secret| secret.device.is_none())
        .map(place)
        .collect();
    let newest = after.classes.iter();
    let mut newest = newest.map(|(class, epoch)| (*class, epoch.epoch));
    let older_are_older = request.older.iter().all(|secret| {
        let known = after.classes.get(&secret.class);
        secret.device.is_none() && known.is_some_and(|known| secret.epoch <= known.epoch)
    });
    older_are_older
        && newest.all(|place| reached.contains(&place))
        && held.iter().all(|secret| reached.contains(&place(secret)))
}
