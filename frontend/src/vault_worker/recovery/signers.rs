//! The kit, or two holders, used to change who may sign: OrgRoot signs the new names, and as after each use of the
//! kit there is a new recovery key, a new epoch of every class and a new kit (security design,
//! section 4).

use crypto::recovery::helped::HelpKey;
use crypto::{Kit, RecoveryKey};
use domain::Bytes;
use domain::organisation::{Holder, Organisation, Signers, StatementBody};
use sync::proof;

use super::holders;
use super::kit::{Opened, Sealed};
use super::log::Log;
use super::secrets;
use crate::random::Browser;
use crate::vault::message::{Answer, NameSigners, NamedSigners, Why};
use crate::vault_worker::cabinet::{Open, why};

/// Opens the recovery key in the open vault; gives what is to be sent. What it opens beside what the
/// user reads is gone from the vault again, whatever comes of it.
pub(in crate::vault_worker) fn name(
    open: &mut Open,
    one_time: Option<&HelpKey>,
    wanted: &NameSigners,
) -> Result<Answer, Why> {
    let organisation = proof::read_log(Some(&wanted.root), None, &wanted.statements)
        .map_err(|_| Why::NotProven)?;
    if organisation.id != open.org {
        return Err(Why::NotProven);
    }
    let sealed = Sealed {
        place: (open.org, open.user),
        opener: &wanted.opener,
        org_root: &wanted.org_root,
        one_time,
    };
    let old = Opened::open(&sealed, &organisation)?;
    let named = renewed(open, wanted, &old, &organisation);
    secrets::forget_unread(open, &organisation);
    Ok(Answer::NamedSigners(Box::new(named?)))
}

fn renewed(
    open: &mut Open,
    wanted: &NameSigners,
    old: &Opened,
    organisation: &Organisation,
) -> Result<NamedSigners, Why> {
    let (key, printed) = (RecoveryKey::make(&mut Browser), Kit::make(&mut Browser));
    let (org, public) = (open.org, key.public());
    let mut log = Log::after(organisation, wanted.now);
    let bodies = [
        StatementBody::Recovery {
            key: public,
            holders: chosen(organisation, &wanted.signers)?,
        },
        wanted.signers.statement(),
    ];
    log.by_root(&old.root, bodies)?;
    secrets::take(open, &old.recovery, organisation, &wanted.secrets);
    let mut sent = log.roll(open, &public)?;
    let own = log.after_all().live_device(open.device);
    let agreement = own.ok_or(Why::NotProven)?.agreement;
    let held = &wanted.secrets;
    sent.extend(secrets::for_device(
        open,
        log.after_all(),
        held,
        &agreement,
    )?);
    let older = secrets::for_recovery(open, held, &public)?;
    let pairs = holders::seal(&key, log.after_all())?;
    let org_root = old.root.seal_to_recovery(org, &public, &mut Browser);
    Ok(NamedSigners {
        organisation: organisation.name.clone(),
        statements: log.into_statements(),
        secrets: sent,
        older,
        org_root: Bytes(org_root.map_err(why)?),
        recovery: Bytes(key.wrap_with_code(&printed, org, &mut Browser)),
        pairs,
        backup_recipient: Bytes(printed.backup_recipient()),
        code_a: printed.code_a.to_string(),
        code_b: printed.code_b.to_string(),
        check_word: printed.check_word.to_owned(),
    })
}

/// The chosen holders, each at their newest device.
fn chosen(organisation: &Organisation, signers: &Signers) -> Result<Vec<Holder>, Why> {
    let holders = signers.holders.iter();
    let holders = holders.map(|user| organisation.as_holder(*user));
    holders.collect::<Option<_>>().ok_or(Why::NotProven)
}
