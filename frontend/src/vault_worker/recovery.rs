//! Recovery by the kit or by two holders: what was sealed to the old recovery key goes to a new
//! one, a new device is signed, and every class gets a new epoch (security design, section 4).

mod holders;
mod kit;
mod log;
mod secrets;
pub(super) mod signers;

use crypto::recovery::helped::HelpKey;
use crypto::{Kit, RecoveryKey};
use domain::organisation::{Organisation, StatementBody};
use domain::{Bytes, PublicKey};
use sync::proof;

use super::cabinet::{Open, why};
use super::enrol::{Enrolled, enrol};
use crate::random::{self, Browser};
use crate::vault::message::{Recover, Recovered, Why};
use kit::{Opened, Sealed};
use log::Log;

/// Uses the kit or what two holders gave; gives the open vault of the new device and what is to
/// be sent.
pub(super) fn recover(
    recover: &Recover,
    one_time: Option<&HelpKey>,
) -> Result<(Open, Recovered), Why> {
    let organisation =
        proof::read_log(None, None, &recover.statements).map_err(|_| Why::NotProven)?;
    if organisation.id != recover.org {
        return Err(Why::NotProven);
    }
    let sealed = Sealed {
        place: (recover.org, recover.user),
        opener: &recover.opener,
        org_root: &recover.org_root,
        one_time,
    };
    let old = Opened::open(&sealed, &organisation)?;
    let device = random::device(recover.now);
    let enrolled = enrol((recover.org, recover.user, device), &recover.passphrase)?;
    let (renewed, printed) = (RecoveryKey::make(&mut Browser), Kit::make(&mut Browser));
    let mut log = Log::after(&organisation, recover.now);
    log.by_root(
        &old.root,
        bodies(recover, &organisation, &enrolled, renewed.public()),
    )?;
    let Enrolled {
        keys,
        wrapped,
        auth,
        agreement,
        ..
    } = enrolled;
    let mut open = Open::with(&wrapped, keys);
    log.end_others(&open, recover.user)?;
    secrets::take(&mut open, &old.recovery, &organisation, &recover.secrets);
    let mut secrets = log.roll(&mut open, &renewed.public())?;
    secrets.extend(secrets::for_device(
        &open,
        log.after_all(),
        &recover.secrets,
        &agreement,
    )?);
    let pairs = holders::seal(&renewed, log.after_all())?;
    let older = secrets::for_recovery(&open, &recover.secrets, &renewed.public())?;
    secrets::forget_unread(&mut open, log.after_all());
    let org_root = old
        .root
        .seal_to_recovery(recover.org, &renewed.public(), &mut Browser)
        .map_err(why)?;
    let recovered = Recovered {
        organisation: organisation.name.clone(),
        device: wrapped,
        auth,
        root: organisation.root,
        statements: log.into_statements(),
        secrets,
        older,
        org_root: Bytes(org_root),
        recovery: Bytes(renewed.wrap_with_code(&printed, recover.org, &mut Browser)),
        pairs,
        backup_recipient: Bytes(printed.backup_recipient()),
        code_a: printed.code_a.to_string(),
        code_b: printed.code_b.to_string(),
        check_word: printed.check_word.clone(),
    };
    open.left = old.store(recover);
    Ok((open, recovered))
}

/// Seals for the new device what the old one had sealed.
pub(super) fn adopt(open: &Open, parts: &[(String, Bytes)]) -> Result<Vec<Bytes>, Why> {
    let left = open.left.as_ref().ok_or(Why::NoKey)?;
    let adopted = parts.iter().map(|(label, sealed)| {
        open.keyring
            .adopt_local(left, label, sealed.as_slice(), &mut Browser)
            .map(Bytes)
            .map_err(why)
    });
    adopted.collect()
}

/// What OrgRoot signs: the new recovery key with its holders, and one device.
fn bodies(
    recover: &Recover,
    organisation: &Organisation,
    enrolled: &Enrolled,
    renewed: PublicKey,
) -> [StatementBody; 2] {
    [
        StatementBody::Recovery {
            key: renewed,
            holders: organisation.holders_after(recover.user, enrolled.wrapped.device),
        },
        StatementBody::Device {
            device: enrolled.wrapped.device,
            user: recover.user,
            signing: enrolled.signing,
            agreement: enrolled.agreement,
            name: recover.device_name.clone(),
            code: free_code(organisation),
        },
    ]
}

/// Receipt numbers are unique only while no two devices share their four characters.
fn free_code(organisation: &Organisation) -> String {
    loop {
        let code = random::device_code();
        let taken = organisation
            .devices
            .values()
            .any(|known| known.code == code);
        if !taken {
            return code;
        }
    }
}
