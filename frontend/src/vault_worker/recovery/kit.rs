//! What opens the recovery key, the old kit or a pair of holders, and what it opens.

use crypto::recovery::helped::HelpKey;
use crypto::{CryptoError, Kit, LocalKey, OrgRoot, RecoveryKey};
use domain::organisation::Organisation;
use domain::{Bytes, OrgId, UserId};

use crate::vault::message::{Opener, Recover, Why};
use crate::vault_worker::pairs;

/// What the server keeps for the recovery key.
pub(super) struct Sealed<'a> {
    /// The organisation and who recovers.
    pub(super) place: (OrgId, UserId),
    pub(super) opener: &'a Opener,
    pub(super) org_root: &'a Bytes,
    /// The one-time key of this vault, if it made one.
    pub(super) one_time: Option<&'a HelpKey>,
}

/// The opened recovery key and root; wiped when they are dropped.
pub(super) struct Opened {
    pub(super) recovery: RecoveryKey,
    pub(super) root: OrgRoot,
}

impl Opened {
    /// Opens the recovery key, and OrgRoot with that. The root that comes out proves the log that
    /// was served: this browser may never have seen another.
    pub(super) fn open(sealed: &Sealed<'_>, organisation: &Organisation) -> Result<Self, Why> {
        let (org, user) = sealed.place;
        let recovery = match sealed.opener {
            Opener::Kit { recovery, code_a } => by_code(org, recovery, code_a, organisation)?,
            Opener::Pair(given) => by_pair(sealed.one_time, given, user, organisation)?,
        };
        let root = recovery
            .open_org_root(org, sealed.org_root.as_slice())
            .map_err(|_| Why::NotProven)?;
        if root.public() != organisation.root {
            return Err(Why::NotProven);
        }
        Ok(Self { recovery, root })
    }

    /// Opens the key of the store that lies in this profile; one sealed to a recovery key before
    /// this one opens no more.
    pub(super) fn store(&self, recover: &Recover) -> Option<LocalKey> {
        let (device, sealed) = recover.store.as_ref()?;
        let (org, user) = (recover.org, recover.user);
        self.recovery
            .open_local_key(org, user, *device, sealed.as_slice())
            .ok()
    }
}

fn by_code(
    org: OrgId,
    wrapped: &Bytes,
    code: &str,
    organisation: &Organisation,
) -> Result<RecoveryKey, Why> {
    let opened = RecoveryKey::open_with_code(wrapped.as_slice(), code, org);
    let recovery = opened.map_err(|error| wrong(error, code))?;
    let stated = organisation.recovery == Some(recovery.public());
    stated.then_some(recovery).ok_or(Why::KitWrong)
}

/// What the second holder sealed opens only with the key whose words were compared, and only to
/// the recovery key that the log states.
fn by_pair(
    one_time: Option<&HelpKey>,
    given: &Bytes,
    user: UserId,
    organisation: &Organisation,
) -> Result<RecoveryKey, Why> {
    let key = one_time.ok_or(Why::HelpMoved)?;
    let helped = pairs::helped(organisation, user, key.public())?;
    let opened = key.open(&helped, given.as_slice());
    opened.map_err(|_| Why::HelpMoved)
}

fn wrong(error: CryptoError, code: &str) -> Why {
    match error {
        CryptoError::Format => Why::KitMistyped(Kit::suspect_group(code)),
        CryptoError::Refused | CryptoError::NoKey | CryptoError::Parameters => Why::KitWrong,
    }
}
