//! What a browser with the kit may send: exactly one recovery or change of signers, whole.

use std::collections::BTreeSet;

use domain::organisation::{
    Holder, Organisation, PairWrap, SignedStatement, Signer, Signers, Statement, StatementBody,
    pairs,
};
use domain::record::{Class, ClassSecretWrap};
use domain::{DeviceId, PublicKey, UserId};

/// Longest wrap of a pair: an HPKE message of a key inside another is shorter.
const LONGEST_PAIR: usize = 512;

/// What every use of the kit, or of two holders, sends.
pub(super) struct Renewal<'a> {
    /// The device that signs the new epochs.
    pub(super) device: DeviceId,
    /// The statements.
    pub(super) statements: &'a [SignedStatement],
    /// Class secrets of the new epochs, and older ones for the device.
    pub(super) secrets: &'a [ClassSecretWrap],
    /// Class secrets of older epochs, sealed to the new recovery key.
    pub(super) older: &'a [ClassSecretWrap],
    /// The new recovery key sealed to the pairs of the holders that the statements name.
    pub(super) pairs: &'a [PairWrap],
}

/// The new recovery key, if the statements and secrets are those of one whole recovery of the
/// user: recovery, device, the end of all their other devices, new epochs, and every class secret
/// that recovery held before.
pub(super) fn key_of_device(
    base: &Organisation,
    held: &[ClassSecretWrap],
    renewal: &Renewal<'_>,
    user: UserId,
) -> Option<PublicKey> {
    let statements = renewal.read()?;
    let [recovery, device, rest @ ..] = statements.as_slice() else {
        return None;
    };
    let (key, after) = renewal.renews(base, held, (recovery, user))?;
    let whole = states_device(device, renewal, user)
        && after.holders.named == base.holders_after(user, renewal.device)
        && rest
            .iter()
            .all(|statement| belongs(statement, base, renewal, user))
        && others_end(&after, renewal, user);
    whole.then_some(key)
}

/// The new recovery key, if they are those of one whole change of who may sign: recovery, the
/// names that were asked for, new epochs, and every class secret that recovery held before.
pub(super) fn key_of_signers(
    base: &Organisation,
    held: &[ClassSecretWrap],
    renewal: &Renewal<'_>,
    (by, wanted): (UserId, &Signers),
) -> Option<PublicKey> {
    let statements = renewal.read()?;
    let [recovery, admins, rest @ ..] = statements.as_slice() else {
        return None;
    };
    let (key, after) = renewal.renews(base, held, (recovery, by))?;
    let whole = base.check_signers(by, wanted).is_ok()
        && after.holders_gone().is_empty()
        && users(&after.holders.named) == wanted.holders.iter().copied().collect()
        && admins.content == wanted.statement()
        && rest.iter().all(|statement| begins(statement, renewal));
    whole.then_some(key)
}

impl Renewal<'_> {
    fn read(&self) -> Option<Vec<Statement>> {
        let statements = self.statements.iter();
        statements.map(|signed| signed.read().ok()).collect()
    }

    /// The new recovery key and the organisation after it, if nothing of the past is lost and
    /// nothing goes on under the old key.
    fn renews(
        &self,
        base: &Organisation,
        held: &[ClassSecretWrap],
        (first, user): (&Statement, UserId),
    ) -> Option<(PublicKey, Organisation)> {
        let StatementBody::Recovery { key, .. } = first.content else {
            return None;
        };
        let after = sync::proof::extend_log(Some(base.clone()), self.statements).ok()?;
        let whole = base.recovery != Some(key)
            && epochs_begin(base, &after, user)
            && reach_pairs(&after.holders.named, self.pairs)
            && self.secrets.iter().all(|secret| fits(&after, self, secret))
            && nothing_lost(&after, held, self);
        whole.then_some((key, after))
    }
}

/// One wrap for each ordered pair of the holders.
fn reach_pairs(holders: &[Holder], wraps: &[PairWrap]) -> bool {
    let due = pairs(holders).into_iter();
    let due: BTreeSet<_> = due
        .map(|(outer, inner)| (outer.device, inner.device))
        .collect();
    let sent: BTreeSet<_> = wraps.iter().map(|pair| (pair.outer, pair.inner)).collect();
    let sized = |pair: &PairWrap| (1..=LONGEST_PAIR).contains(&pair.wrap.as_slice().len());
    sent == due && wraps.len() == due.len() && wraps.iter().all(sized)
}

fn users(holders: &[Holder]) -> BTreeSet<UserId> {
    holders.iter().map(|holder| holder.user).collect()
}

fn states_device(statement: &Statement, renewal: &Renewal<'_>, user: UserId) -> bool {
    statement.signer == Signer::OrgRoot
        && matches!(statement.content, StatementBody::Device { device, user: owner, .. }
            if device == renewal.device && owner == user)
}

fn belongs(
    statement: &Statement,
    base: &Organisation,
    renewal: &Renewal<'_>,
    user: UserId,
) -> bool {
    let own = |device| {
        base.devices
            .get(&device)
            .is_some_and(|device| device.user == user)
    };
    let ends = matches!(statement.content, StatementBody::Revoke { device } if own(device));
    begins(statement, renewal) || (ends && statement.signer == Signer::Device(renewal.device))
}

fn begins(statement: &Statement, renewal: &Renewal<'_>) -> bool {
    matches!(statement.content, StatementBody::ClassEpoch { .. })
        && statement.signer == Signer::Device(renewal.device)
}

fn others_end(after: &Organisation, renewal: &Renewal<'_>, user: UserId) -> bool {
    let mut live = after
        .devices
        .values()
        .filter(|device| device.user == user && !device.revoked);
    live.all(|device| device.id == renewal.device)
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
fn fits(after: &Organisation, renewal: &Renewal<'_>, secret: &ClassSecretWrap) -> bool {
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
    secret.epoch <= epoch.epoch && secret.device == Some(renewal.device) && reads(renewal.device)
}

/// What recovery could open before, it opens after; and the newest secrets reach it too.
fn nothing_lost(after: &Organisation, held: &[ClassSecretWrap], renewal: &Renewal<'_>) -> bool {
    let place = |secret: &ClassSecretWrap| (secret.class, secret.epoch);
    let sent = renewal.secrets.iter().chain(renewal.older);
    let reached: BTreeSet<_> = sent
        .filter(|secret| secret.device.is_none())
        .map(place)
        .collect();
    let newest = after.classes.iter();
    let mut newest = newest.map(|(class, epoch)| (*class, epoch.epoch));
    let older_are_older = renewal.older.iter().all(|secret| {
        let known = after.classes.get(&secret.class);
        secret.device.is_none() && known.is_some_and(|known| secret.epoch <= known.epoch)
    });
    older_are_older
        && newest.all(|place| reached.contains(&place))
        && held.iter().all(|secret| reached.contains(&place(secret)))
}
