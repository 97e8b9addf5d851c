//! Cutting somebody off: the statement, and the roll of the keys that leaves them behind
//! (security design, section 4).

mod plan;

use std::rc::Rc;

use app::replica::Refusal;
use domain::access::Role;
use domain::organisation::{Organisation, StatementBody};
use domain::violation::Code;
use domain::{DeviceId, Hash, UserId};
use sync::client::Input;
use sync::message::account::{ApiErrorCode, LogAppend};

use super::certify::signed;
use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::replica::opening;
use crate::sync_driver::{self, session, waiting};
use crate::transport;
use plan::Plan;

/// Ends the trust in a device and rolls every key that it could hold, as far as this device can.
pub(crate) async fn revoke(desk: &Rc<Desk>, device: DeviceId) -> Result<(), Refusal> {
    // A device that ends itself could sign nothing after it.
    if desk.with(|open| open.identity.device.device)? == device {
        return Err(refused(Code::NotAllowed));
    }
    state(desk, |organisation, own| {
        Plan::cutting(organisation, own, vec![StatementBody::Revoke { device }])
    })
    .await
}

/// Takes roles from somebody; who keeps none has left, and all their devices end.
pub(crate) async fn change_roles(
    desk: &Rc<Desk>,
    user: UserId,
    roles: Vec<Role>,
) -> Result<(), Refusal> {
    if desk.with(|open| open.identity.device.user)? == user {
        return Err(refused(Code::NotAllowed));
    }
    state(desk, |organisation, own| {
        let bodies = lesser(organisation, user, roles.clone())?;
        Plan::cutting(organisation, own, bodies)
    })
    .await
}

/// Gives up the own roles that read encrypted fields; another administrator rolls the keys.
pub(crate) async fn stop_reading(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let user = desk.with(|open| open.identity.device.user)?;
    state(desk, |organisation, own| {
        let roles = organisation
            .roles_without_reading(user)
            .map_err(|_| refused(Code::NotAllowed))?;
        let bodies = lesser(organisation, user, roles)?;
        Plan::cutting(organisation, own, bodies)
    })
    .await?;
    opening::drop_lapsed(desk).await
}

/// Rolls the keys that still wait for it, as far as this device can.
pub(crate) async fn roll(desk: &Rc<Desk>) -> Result<(), Refusal> {
    state(desk, |organisation, own| {
        Plan::cutting(organisation, own, Vec::new())
    })
    .await
}

/// Signs second what another administrator signed first.
pub(crate) async fn countersign(desk: &Rc<Desk>, statement: Hash) -> Result<(), Refusal> {
    declare(desk, StatementBody::Countersigned { statement }).await
}

/// Signs a statement that cuts nobody off.
pub(super) async fn declare(desk: &Rc<Desk>, body: StatementBody) -> Result<(), Refusal> {
    state(desk, |organisation, own| {
        Plan::stating(organisation, own, vec![body.clone()])
    })
    .await
}

/// Signs and sends; a log that moved on meanwhile is read and signed after once more.
async fn state(
    desk: &Rc<Desk>,
    plan: impl Fn(&Organisation, DeviceId) -> Result<Plan, Refusal>,
) -> Result<(), Refusal> {
    waiting::fetch_log(desk).await?;
    let outcome = match append(desk, &plan).await {
        Err(Refusal::Api(ApiErrorCode::LogMoved, _)) => {
            waiting::fetch_log(desk).await?;
            append(desk, &plan).await
        }
        outcome => outcome,
    };
    outcome?;
    waiting::fetch_log(desk).await?;
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

async fn append(
    desk: &Rc<Desk>,
    plan: &impl Fn(&Organisation, DeviceId) -> Result<Plan, Refusal>,
) -> Result<(), Refusal> {
    let mut plan = desk.with(|open| {
        let organisation = open.organisation()?;
        plan(&organisation, open.identity.device.device)
    })??;
    let epochs = plan.epochs();
    let intakes = desk.vault.roll(epochs).await?;
    let grants = plan.roll(&intakes)?;
    let secrets = desk.vault.grant(grants).await?;
    let statements = signed(desk, plan.into_drafts()).await?;
    if statements.is_empty() {
        return Ok(());
    }
    let append = LogAppend {
        statements,
        secrets,
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}

/// The user with fewer roles; devices of who left are ended first, while it is known whose they are.
fn lesser(
    organisation: &Organisation,
    user: UserId,
    roles: Vec<Role>,
) -> Result<Vec<StatementBody>, Refusal> {
    let known = organisation
        .users
        .get(&user)
        .ok_or(refused(Code::NotFound))?;
    if !roles.iter().all(|role| known.roles.contains(role)) {
        return Err(refused(Code::NotAllowed));
    }
    let theirs = organisation.devices.values();
    let theirs = theirs.filter(|device| device.user == user && !device.revoked);
    let mut bodies: Vec<_> = theirs
        .filter(|_| roles.is_empty())
        .map(|device| StatementBody::Revoke { device: device.id })
        .collect();
    bodies.push(StatementBody::User {
        user,
        name: known.name.clone(),
        roles,
        invite: None,
    });
    Ok(bodies)
}
