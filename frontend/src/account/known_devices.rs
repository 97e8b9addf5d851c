//! The devices that the person at this device was told of.

use std::rc::Rc;

use app::replica::Refusal;
use domain::DeviceId;

use crate::desk::Desk;
use crate::profile;

/// Name of their list beside the data, in JSON.
const KNOWN: &str = "devices-known";

/// Gives those that were told; a device that asks for the first time knows those that are there.
pub(crate) async fn list(desk: &Rc<Desk>, there: Vec<DeviceId>) -> Result<Vec<DeviceId>, Refusal> {
    match kept(desk).await? {
        Some(known) => Ok(known),
        None => keep(desk, there).await,
    }
}

/// Keeps that one more was told, and gives all.
pub(crate) async fn tell(desk: &Rc<Desk>, device: DeviceId) -> Result<Vec<DeviceId>, Refusal> {
    let mut known = kept(desk).await?.unwrap_or_default();
    known.push(device);
    keep(desk, known).await
}

async fn kept(desk: &Rc<Desk>) -> Result<Option<Vec<DeviceId>>, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let kept = profile::meta(&store, KNOWN).await?;
    Ok(kept.and_then(|kept| serde_json::from_slice(kept.as_slice()).ok()))
}

async fn keep(desk: &Rc<Desk>, known: Vec<DeviceId>) -> Result<Vec<DeviceId>, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let bytes = serde_json::to_vec(&known).map_err(|_| Refusal::StorageFailed)?;
    profile::put_meta(&store, KNOWN, bytes).await?;
    Ok(known)
}
