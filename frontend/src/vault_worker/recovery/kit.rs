//! What the old kit opens.

use crypto::{CryptoError, Kit, LocalKey, OrgRoot, RecoveryKey};
use domain::organisation::Organisation;
use domain::{Bytes, OrgId};

use crate::vault::message::{Recover, Why};

/// What the server keeps for the kit.
pub(super) struct Sealed<'a> {
    pub(super) org: OrgId,
    pub(super) recovery: &'a Bytes,
    pub(super) org_root: &'a Bytes,
}

/// The opened kit; wiped when it is dropped.
pub(super) struct OldKit {
    pub(super) recovery: RecoveryKey,
    pub(super) root: OrgRoot,
}

impl OldKit {
    /// Opens the recovery key with code A, and OrgRoot with that. The root that comes out proves
    /// the log that was served: this browser may never have seen another.
    pub(super) fn open(
        sealed: &Sealed<'_>,
        code: &str,
        organisation: &Organisation,
    ) -> Result<Self, Why> {
        let recovery = RecoveryKey::open_with_code(sealed.recovery.as_slice(), code, sealed.org)
            .map_err(|error| wrong(error, code))?;
        if organisation.recovery != Some(recovery.public()) {
            return Err(Why::KitWrong);
        }
        let root = recovery
            .open_org_root(sealed.org, sealed.org_root.as_slice())
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

fn wrong(error: CryptoError, code: &str) -> Why {
    match error {
        CryptoError::Format => Why::KitMistyped(Kit::suspect_group(code)),
        CryptoError::Refused | CryptoError::NoKey | CryptoError::Parameters => Why::KitWrong,
    }
}
