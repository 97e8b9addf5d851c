//! Why what the server serves is not trusted: kept until somebody was told.

use std::rc::Rc;

use app::replica::Refusal;
use sync::proof::Alert;

use super::open::Open;
use super::publish::{self, Changed};
use crate::desk::Desk;
use crate::profile;

/// Where alerts are kept; they hold numbers only.
const ALERTS: &str = "alerts";

/// Reads back the alerts of earlier days, to be shown.
pub(super) async fn take_back(open: &mut Open) -> Result<(), Refusal> {
    let Some(kept) = profile::meta(&open.store, ALERTS).await? else {
        return Ok(());
    };
    let alerts: Vec<Alert> =
        postcard::from_bytes(kept.as_slice()).map_err(|_| Refusal::StorageFailed)?;
    let root = open.identity.root;
    open.held.trust(&root).remember(alerts);
    Ok(())
}

/// Keeps and shows what there is, so that it is still shown after a restart.
pub(crate) async fn keep(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let alerts = desk.with(|open| open.held.alerts())?;
    if !alerts.is_empty() {
        put(desk, &alerts).await?;
        publish::publish(desk, Changed::NOTHING);
    }
    Ok(())
}

/// Puts away what somebody was told of; what still holds stays.
pub(super) async fn put_away(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let alerts = desk.change(|open| {
        let root = open.identity.root;
        open.held.trust(&root).settle();
        open.held.alerts()
    })?;
    put(desk, &alerts).await?;
    publish::publish(desk, Changed::NOTHING);
    Ok(())
}

/// Keeps what is left after an alert was over by itself.
pub(super) async fn keep_left(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let alerts = desk.with(|open| open.held.alerts())?;
    put(desk, &alerts).await
}

async fn put(desk: &Rc<Desk>, alerts: &Vec<Alert>) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let bytes = postcard::to_allocvec(alerts).map_err(|_| Refusal::StorageFailed)?;
    profile::put_meta(&store, ALERTS, bytes).await
}
