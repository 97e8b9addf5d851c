//! The devices that the person at this device was told of.

use std::rc::Rc;

use app::replica::Refusal;
use domain::DeviceId;

use super::noted;
use crate::desk::Desk;

/// Name of their list beside the data.
const KNOWN: &str = "devices-known";

/// Gives those that were told; a device that asks for the first time knows those that are there.
pub(crate) async fn list(desk: &Rc<Desk>, there: Vec<DeviceId>) -> Result<Vec<DeviceId>, Refusal> {
    noted::first(desk, KNOWN, there).await
}

/// Keeps that one more was told, and gives all.
pub(crate) async fn tell(desk: &Rc<Desk>, device: DeviceId) -> Result<Vec<DeviceId>, Refusal> {
    let mut known: Vec<DeviceId> = noted::kept(desk, KNOWN).await?.unwrap_or_default();
    known.push(device);
    noted::keep(desk, KNOWN, known).await
}
