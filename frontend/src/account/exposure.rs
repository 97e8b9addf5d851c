//! What a lost device could hold: classes from the verified log, persons from the server.

use std::rc::Rc;

use app::replica::{DeviceExposure, Refusal};
use domain::DeviceId;
use domain::violation::Code;
use sync::message::account::ExposureRow;

use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::sync_driver::session;
use crate::transport;

/// Asks the log on this device and the server.
pub(crate) async fn exposure(desk: &Rc<Desk>, device: DeviceId) -> Result<DeviceExposure, Refusal> {
    let path = format!("/api/admin/exposure?device={device}");
    let row: ExposureRow = session::unlocked(desk, || transport::get(&path)).await?;
    let opened = desk.with(|open| {
        let statements = open.held.statements_read();
        open.organisation()
            .map(|organisation| organisation.exposure(&statements, device))
    })??;
    let opened = opened.ok_or(refused(Code::NotFound))?;
    Ok(DeviceExposure {
        device,
        last_contact: row.last_contact,
        persons: row.persons,
        classes: opened.classes,
    })
}
