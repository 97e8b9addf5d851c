//! What the old kit opens.

use crypto::{CryptoError, Kit, LocalKey, OrgRoot, RecoveryKey};
use domain::organisation::Organisation;

use crate::vault::message::{Recover, Why};

/// The opened kit; wiped when it is dropped.
pub(super) struct OldKit {
    pub(super) recovery: RecoveryKey,
    pub(super) root: OrgRoot,
    pub(super) store: Option<LocalKey>,
}

impl OldKit {
    /// Opens the recovery key with code A, and OrgRoot with that. The root that comes out proves
    /// the log that was served: this browser may never have seen another.
    pub(super) fn open(recover: &Recover, organisation: &Organisation) -> Result<Self, Why> {
        let code = recover.code_a.as_str();
        let recovery = RecoveryKey::open_with_code(recover.recovery.as_slice(), code, recover.org)
            .map_err(|error| wrong(error, code))?;
        if organisation.recovery != Some(recovery.public()) {
            return Err(Why::KitWrong);
        }
        let root = recovery
            .open_org_root(recover.org, recover.org_root.as_slice())
            .map_err(|_| Why::NotProven)?;
        if root.public() != organisation.root {
            return Err(Why::NotProven);
        }
        let store = recover.store.as_ref().and_then(|(device, sealed)| {
            // A key sealed to a recovery key before this one opens no more.
            let (org, user) = (recover.org, recover.user);
            recovery
                .open_local_key(org, user, *device, sealed.as_slice())
                .ok()
        });
        Ok(Self {
            recovery,
            root,
            store,
        })
    }
}

fn wrong(error: CryptoError, code: &str) -> Why {
    match error {
        CryptoError::Format => Why::KitMistyped(Kit::suspect_group(code)),
        CryptoError::Refused | CryptoError::NoKey | CryptoError::Parameters => Why::KitWrong,
    }
}
