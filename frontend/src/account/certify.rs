//! Certifying an invited user's device: the claim is checked against the invitation as it was
//! made here, then user, device and key grants are signed.

mod held;

use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::{Organisation, SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::violation::Code;
use domain::{Hash, InviteId, UserId};
use sync::client::Input;
use sync::message::account::{ApiErrorCode, Invite, InviteClaim, LogAppend, PendingInvite};
use sync::proof;

use super::invite::{invites, kept};
use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::replica::open::Open;
use crate::statements::{Draft, Writer};
use crate::sync_driver::{self, session, waiting};
use crate::vault::message::{Grant, Signing};
use crate::{clock, random, transport};

/// Checks and certifies; a log that moved on meanwhile is read and signed after once more.
pub(crate) async fn certify(desk: &Rc<Desk>, id: InviteId) -> Result<(), Refusal> {
    let (invite, claim) = verified(desk, id).await?;
    waiting::fetch_log(desk).await?;
    let outcome = match append(desk, &invite, &claim).await {
        Err(Refusal::Api(ApiErrorCode::LogMoved, _)) => {
            waiting::fetch_log(desk).await?;
            append(desk, &invite, &claim).await
        }
        outcome => outcome,
    };
    outcome?;
    waiting::fetch_log(desk).await?;
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

/// The claim, if it was made with the secret of the invitation that this device made.
async fn verified(desk: &Rc<Desk>, id: InviteId) -> Result<(Invite, InviteClaim), Refusal> {
    let pending: PendingInvite = invites(desk)
        .await?
        .into_iter()
        .find(|pending| pending.invite.id == id)
        .ok_or(refused(Code::NotFound))?;
    let claim = pending.claim.ok_or(refused(Code::NotFound))?;
    let invite = kept(desk, id).await?.ok_or(Refusal::NotProven)?;
    if claim.id == id && proof::claim_fits(&invite, &claim) {
        Ok((invite, claim))
    } else {
        Err(Refusal::NotProven)
    }
}

async fn append(desk: &Rc<Desk>, invite: &Invite, claim: &InviteClaim) -> Result<(), Refusal> {
    let (bodies, classes) = desk.with(|open| {
        let organisation = open.organisation()?;
        let granted = granted(&organisation, open.identity.device.user, invite);
        let bodies = bodies(&organisation, invite, claim, &granted);
        Ok::<_, Refusal>((bodies, granted))
    })??;
    let drafts = desk.with(|open| drafts(open, bodies))??;
    let epochs = grants(desk, claim, &classes, &drafts)?;
    let secrets: Vec<ClassSecretWrap> = desk.vault.grant(epochs).await?;
    let statements = signed(desk, drafts).await?;
    let append = LogAppend {
        statements,
        secrets,
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}

/// Classes the role reads and whose secret can be given now. What needs a second administrator
/// stays a pending grant.
fn granted(organisation: &Organisation, own: UserId, invite: &Invite) -> Vec<Class> {
    let alone = organisation.second_signers(own).is_empty();
    // Who was just invited has acknowledged nothing yet: where a policy stands, keys wait for it.
    let sealed = Class::SEALED.into_iter();
    sealed
        .filter(|_| organisation.policy.is_none())
        .filter(|class| invite.role.reads(*class) && organisation.classes.contains_key(class))
        .filter(|class| alone || *class != Class::Special)
        .collect()
}

fn bodies(
    organisation: &Organisation,
    invite: &Invite,
    claim: &InviteClaim,
    classes: &[Class],
) -> Vec<StatementBody> {
    let mut bodies = vec![
        StatementBody::User {
            user: claim.user,
            name: invite.name.clone(),
            roles: vec![invite.role],
            invite: Some(invite.id),
        },
        StatementBody::Device {
            device: claim.device,
            user: claim.user,
            signing: claim.signing,
            agreement: claim.agreement,
            name: claim.device_name.clone(),
            code: free_code(organisation),
        },
    ];
    bodies.extend(classes.iter().filter_map(|class| {
        let epoch = organisation.classes.get(class)?;
        let mut readers = epoch.readers.clone();
        if !readers.contains(&claim.user) {
            readers.push(claim.user);
        }
        Some(StatementBody::ClassEpoch {
            class: *class,
            epoch: epoch.epoch,
            intake: epoch.intake,
            readers,
        })
    }));
    bodies
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

/// One grant per class that this device reads; the others wait for a reader. The class statements
/// stand at the end, in the order of the classes.
fn grants(
    desk: &Rc<Desk>,
    claim: &InviteClaim,
    classes: &[Class],
    drafts: &[Draft],
) -> Result<Vec<Grant>, Refusal> {
    let organisation = desk.with(|open| open.organisation())??;
    let mut read = desk.with(|open| held::read(open, &organisation))?;
    read.retain(|class| classes.contains(class));
    let hashes = drafts
        .iter()
        .skip(drafts.len() - classes.len())
        .map(|draft| draft.hash);
    let newest = classes
        .iter()
        .zip(hashes)
        .filter(|(class, _)| read.contains(class))
        .filter_map(|(class, statement): (&Class, Hash)| {
            Some((*class, organisation.classes.get(class)?.epoch, statement))
        });
    let older = desk.with(|open| held::older(open, &organisation, &read))?;
    let grant = |(class, epoch, statement)| Grant {
        class,
        epoch,
        statement,
        device: Some(claim.device),
        agreement: claim.agreement,
    };
    Ok(newest.chain(older).map(grant).collect())
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
