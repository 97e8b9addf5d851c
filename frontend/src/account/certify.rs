//! Certifying the devices of invited users: each claim is checked against the invitation as it was
//! made here, then users, devices and key grants are signed in one act.

mod held;
mod verified;

pub(crate) use verified::checked;

use std::collections::BTreeSet;
use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::{Newcomer, Organisation, SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::violation::Code;
use domain::{Hash, InviteId, UserId};
use sync::client::Input;
use sync::message::account::{ApiErrorCode, LogAppend};

use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::replica::open::Open;
use crate::statements::{Draft, Writer};
use crate::sync_driver::{self, session, waiting};
use crate::vault::message::{Grant, Signing};
use crate::{clock, random, transport};
use verified::Accepted;

/// How many are let in by one append: one of that many stays below the server's limit, also after
/// several rolls of the keys.
const AT_ONCE: usize = 40;

/// Checks and certifies all of them with one signature; one that does not fit refuses all.
pub(crate) async fn certify(desk: &Rc<Desk>, ids: Vec<InviteId>) -> Result<(), Refusal> {
    let accepted = verified::verified(desk, &ids).await?;
    for some in accepted.chunks(AT_ONCE) {
        admit(desk, some).await?;
    }
    waiting::fetch_log(desk).await?;
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

/// A log that moved on meanwhile is read and signed after once more.
async fn admit(desk: &Rc<Desk>, accepted: &[Accepted]) -> Result<(), Refusal> {
    waiting::fetch_log(desk).await?;
    match append(desk, accepted).await {
        Err(Refusal::Api(ApiErrorCode::LogMoved, _)) => {
            waiting::fetch_log(desk).await?;
            append(desk, accepted).await
        }
        outcome => outcome,
    }
}

async fn append(desk: &Rc<Desk>, accepted: &[Accepted]) -> Result<(), Refusal> {
    let (drafts, grants) = desk.with(|open| {
        let organisation = open.organisation()?;
        let newcomers = newcomers(&organisation, accepted);
        let bodies = organisation.admission(open.identity.device.user, &newcomers);
        let classes: Vec<_> = bodies.iter().map(class_of).collect();
        let drafts = drafts(open, bodies)?;
        let hashes = drafts.iter().map(|draft| draft.hash);
        let stated = classes.into_iter().zip(hashes);
        let stated = stated.filter_map(|(class, hash)| Some((class?, hash)));
        let grants = grants(open, &organisation, &newcomers, stated.collect());
        Ok::<_, Refusal>((drafts, grants))
    })??;
    if drafts.is_empty() {
        return Ok(());
    }
    let secrets: Vec<ClassSecretWrap> = desk.vault.grant(grants).await?;
    let statements = signed(desk, drafts).await?;
    let append = LogAppend {
        statements,
        secrets,
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}

/// Who of them the log does not state yet: another administrator may have been faster.
fn newcomers(organisation: &Organisation, accepted: &[Accepted]) -> Vec<Newcomer> {
    let mut codes = BTreeSet::new();
    let new = accepted
        .iter()
        .filter(|accepted| !organisation.users.contains_key(&accepted.claim.user));
    new.map(|Accepted { invite, claim }| Newcomer {
        invite: invite.id,
        user: claim.user,
        name: invite.name.clone(),
        role: invite.role,
        device: claim.device,
        signing: claim.signing,
        agreement: claim.agreement,
        device_name: claim.device_name.clone(),
        code: loop {
            let code = free_code(organisation);
            if codes.insert(code.clone()) {
                break code;
            }
        },
    })
    .collect()
}

const fn class_of(body: &StatementBody) -> Option<Class> {
    if let StatementBody::ClassEpoch { class, .. } = body {
        Some(*class)
    } else {
        None
    }
}

/// Receipt numbers are unique only while no two devices share their four characters.
pub(super) fn free_code(organisation: &Organisation) -> String {
    loop {
        let code = random::device_code();
        if organisation
            .devices
            .values()
            .all(|device| device.code != code)
        {
            return code;
        }
    }
}

pub(super) fn drafts(open: &Open, bodies: Vec<StatementBody>) -> Result<Vec<Draft>, Refusal> {
    let organisation = open.organisation()?;
    let mut writer = Writer::after(&organisation);
    let signer = Signer::Device(open.identity.device.device);
    bodies
        .into_iter()
        .map(|body| {
            writer
                .draft(signer, clock::now(), body)
                .map_err(|_| refused(Code::Malformed))
        })
        .collect()
}

/// The newest secret under the statement that names them, and the older ones, of the classes that
/// this device reads; the others wait for a reader, and who is to be trained for the training.
fn grants(
    open: &Open,
    organisation: &Organisation,
    newcomers: &[Newcomer],
    stated: Vec<(Class, Hash)>,
) -> Vec<Grant> {
    let read = held::read(open, organisation);
    let own = open.identity.device.user;
    let newest = stated.into_iter().filter_map(|(class, statement)| {
        let known = organisation.classes.get(&class)?;
        read.contains(&class)
            .then_some((class, known.epoch, statement))
    });
    let secrets: Vec<_> = newest
        .chain(held::older(open, organisation, &read))
        .collect();
    let trained = |user: UserId| organisation.is_trained(user, clock::now());
    let given = newcomers.iter().filter(|newcomer| trained(newcomer.user));
    given
        .flat_map(|newcomer| {
            let classes = organisation.grantable(own, newcomer.role);
            let theirs = secrets.iter();
            let theirs = theirs.filter(move |(class, ..)| classes.contains(class));
            theirs.map(|(class, epoch, statement)| Grant {
                class: *class,
                epoch: *epoch,
                statement: *statement,
                device: Some(newcomer.device),
                agreement: newcomer.agreement,
            })
        })
        .collect()
}

/// Signs statements with this device.
pub(super) async fn signed(
    desk: &Rc<Desk>,
    drafts: Vec<Draft>,
) -> Result<Vec<SignedStatement>, Refusal> {
    let what = drafts
        .iter()
        .map(|draft| Signing::Statement(draft.hash))
        .collect();
    let signatures = desk.vault.sign(what).await?;
    Ok(drafts
        .into_iter()
        .zip(signatures)
        .map(|(draft, signature)| draft.signed(signature))
        .collect())
}
