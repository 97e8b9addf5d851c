//! Letting a new device of the same user in: found by what its screen shows, then signed here.

use std::rc::Rc;

use app::replica::{FoundDevice, Refusal};
use domain::organisation::{SignedStatement, StatementBody};
use domain::record::ClassSecretWrap;
use sync::client::Input;
use sync::message::account::{ApiErrorCode, DeviceClaim, LogAppend, PendingDevice};

use super::certify::{drafts, free_code, signed};
use crate::desk::Desk;
use crate::replica::open::Open;
use crate::sync_driver::{self, session, waiting};
use crate::vault::message::{Grant, Look, Match};
use crate::{clock, transport};

/// Finds the new device that shows these words or this code.
pub(crate) async fn find(desk: &Rc<Desk>, shown: String) -> Result<FoundDevice, Refusal> {
    let found = matching(desk, shown).await?;
    Ok(FoundDevice {
        name: found.claim.name,
        words: found.words,
    })
}

/// Signs the new device and gives it the class secrets; the passphrase is asked before.
pub(crate) async fn add(desk: &Rc<Desk>, shown: String, passphrase: String) -> Result<(), Refusal> {
    confirm(desk, passphrase).await?;
    // What was shown is compared again: the server may answer otherwise by now.
    let claim = matching(desk, shown).await?.claim;
    waiting::fetch_log(desk).await?;
    let outcome = match append(desk, &claim).await {
        Err(Refusal::Api(ApiErrorCode::LogMoved, _)) => {
            waiting::fetch_log(desk).await?;
            append(desk, &claim).await
        }
        outcome => outcome,
    };
    outcome?;
    waiting::fetch_log(desk).await?;
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

async fn matching(desk: &Rc<Desk>, shown: String) -> Result<Match, Refusal> {
    let root = desk.with(|open| open.identity.root)?;
    let pending: Vec<PendingDevice> =
        session::unlocked(desk, || transport::get("/api/device-claims")).await?;
    let claims = pending.into_iter().map(|pending| pending.claim).collect();
    let look = Look {
        root,
        shown,
        claims,
    };
    desk.vault.look(look).await?.ok_or(Refusal::DeviceDiffers)
}

async fn confirm(desk: &Rc<Desk>, passphrase: String) -> Result<(), Refusal> {
    let device = desk.with(|open| open.identity.device.clone())?;
    let kdf = device.kdf.clone();
    desk.vault.stretch(passphrase, kdf, None).await?;
    desk.vault.confirm(device).await
}

async fn append(desk: &Rc<Desk>, claim: &DeviceClaim) -> Result<(), Refusal> {
    let (drafts, grants) = desk.with(|open| {
        let statement = statement(open, claim)?;
        Ok::<_, Refusal>((drafts(open, vec![statement])?, grants(open, claim)?))
    })??;
    let secrets: Vec<ClassSecretWrap> = desk.vault.grant(grants).await?;
    let statements: Vec<SignedStatement> = signed(desk, drafts).await?;
    let append = LogAppend {
        statements,
        secrets,
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}

fn statement(open: &Open, claim: &DeviceClaim) -> Result<StatementBody, Refusal> {
    let organisation = open.organisation()?;
    Ok(StatementBody::Device {
        device: claim.device,
        user: open.identity.device.user,
        signing: claim.signing,
        agreement: claim.agreement,
        name: claim.name.clone(),
        code: free_code(&organisation),
    })
}

/// Every epoch this device holds of the classes its user still reads; the newest one under the
/// statement that counts now.
fn grants(open: &Open, claim: &DeviceClaim) -> Result<Vec<Grant>, Refusal> {
    let organisation = open.organisation()?;
    let user = open.identity.device.user;
    let held = open.held.secrets().into_iter();
    Ok(held
        .filter_map(|(wrap, _intake)| {
            let newest = organisation.classes.get(&wrap.class)?;
            let trained = organisation.is_trained(user, clock::now());
            let reads = trained && newest.readers.contains(&user);
            let statement = if newest.epoch == wrap.epoch {
                newest.statement
            } else {
                wrap.statement
            };
            reads.then_some(Grant {
                class: wrap.class,
                epoch: wrap.epoch,
                statement,
                device: Some(claim.device),
                agreement: claim.agreement,
            })
        })
        .collect())
}
