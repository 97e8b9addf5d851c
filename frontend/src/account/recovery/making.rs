//! What a recovery is made from, and what is made of it.

use sync::message::account::{NewAccount, RecoveryFinish, RecoveryOpened};

use super::Recovery;
use super::left::Store;
use crate::profile::Identity;
use crate::replica::opening::Fresh;
use crate::vault::message::{Opener, Recover};
use crate::{clock, environment};

/// What the vault needs of what the server handed out.
pub(super) fn recover(
    opened: &RecoveryOpened,
    store: Option<&Store>,
    opener: Opener,
    passphrase: String,
) -> Recover {
    Recover {
        org: opened.org,
        user: opened.user,
        statements: opened.statements.clone(),
        secrets: opened.secrets.clone(),
        org_root: opened.org_root.clone(),
        opener,
        passphrase,
        device_name: environment::device_name(),
        now: clock::now(),
        store: store.and_then(Store::key),
    }
}

/// The new device as this profile keeps it.
pub(super) fn identity(recovery: &Recovery) -> Identity {
    Identity {
        email: recovery.asked.email.clone(),
        device: recovery.recovered.device.clone(),
        root: recovery.recovered.root,
        seen: (0, domain::Hash([0; 32])),
    }
}

/// The whole log and what this device reads.
pub(super) fn fresh(recovery: &Recovery) -> Fresh {
    let recovered = &recovery.recovered;
    let mut statements = recovery.opened.statements.clone();
    statements.extend(recovered.statements.iter().cloned());
    let own = recovered.secrets.iter();
    Fresh {
        statements,
        secrets: own
            .filter(|wrap| wrap.device == Some(recovered.device.device))
            .cloned()
            .collect(),
    }
}

/// What the server is sent.
pub(super) fn message(recovery: &Recovery, code: String, locale: String) -> RecoveryFinish {
    let recovered = recovery.recovered.clone();
    RecoveryFinish {
        token: recovery.asked.token.clone(),
        account: NewAccount {
            user: recovered.device.user,
            email: recovery.asked.email.clone(),
            auth: recovered.auth,
            kdf: recovered.device.kdf.clone(),
            totp_sealed: recovery.opened.enrolment.totp_sealed.clone(),
            totp_code: code.trim().to_owned(),
            passkey: None,
            locale,
        },
        device: recovered.device.device,
        statements: recovered.statements,
        secrets: recovered.secrets,
        older: recovered.older,
        org_root: recovered.org_root,
        recovery: recovered.recovery,
        pairs: recovered.pairs,
        backup_recipient: recovered.backup_recipient,
    }
}
