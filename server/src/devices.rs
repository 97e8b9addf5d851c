//! When devices were last in contact, how far they have pulled, and what they owe.

mod listed;
pub(crate) mod orders;

use domain::organisation::Organisation;
use domain::{DeviceId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{ApiErrorCode, DeviceRow, ExposureRow};
use sync::server::Obligations;
use sync::store::control::Table;

use crate::error::Problem;
use crate::state::AppState;

/// Contact is written down at most this often.
const STEP_MS: i64 = 10 * 1000;

#[derive(Clone, Serialize, Deserialize)]
struct Contact {
    user: UserId,
    at: Timestamp,
    cursor: u64,
    /// What it may hold and what it was ordered; none before its first pull by this version.
    #[serde(default)]
    owed: Option<Obligations>,
    #[serde(default)]
    wiped: Option<Wiped>,
}

/// The word of a device that it wiped itself.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Wiped {
    at: Timestamp,
    kept: u64,
}

/// Writes down that a device has pulled.
pub(crate) async fn note(
    state: &AppState,
    user: UserId,
    device: DeviceId,
    cursor: u64,
) -> Result<(), Problem> {
    let (id, at) = (device.to_string(), state.clock.now());
    let found = state.control.get::<Contact>(Table::Device, &id).await?;
    let (version, before) = found.map_or((0, None), |row| (row.version, Some(row.body)));
    let known = before.clone();
    // What a device was given is never told as less than it was.
    let news = |before: Contact| at >= before.at.plus_millis(STEP_MS) || cursor > before.cursor;
    if !before.is_none_or(news) {
        return Ok(());
    }
    let mut contact = known.unwrap_or_else(|| Contact::first(user, at));
    contact.at = at;
    // A wider view begins again at 0; what was given before is on the device all the same.
    contact.cursor = contact.cursor.max(cursor);
    // Losing this race leaves the contact another request wrote down at the same time.
    state
        .control
        .put(Table::Device, &id, version, &contact)
        .await?;
    Ok(())
}

/// Every device of the log with its last contact.
pub(crate) async fn list(
    state: &AppState,
    organisation: &Organisation,
) -> Result<Vec<DeviceRow>, Problem> {
    let mut rows = Vec::with_capacity(organisation.devices.len());
    for device in organisation.devices.values() {
        let id = device.id.to_string();
        let contact = state
            .control
            .get::<Contact>(Table::Device, &id)
            .await?
            .map(|row| row.body);
        rows.push(DeviceRow {
            device: device.id,
            user: device.user,
            orders: listed::orders(organisation, device, contact.as_ref()),
            last_contact: contact.as_ref().map(|contact| contact.at),
            cursor: contact.map_or(0, |contact| contact.cursor),
        });
    }
    Ok(rows)
}

/// What a device of the log could hold up to its last contact.
pub(crate) async fn exposure(state: &AppState, device: DeviceId) -> Result<ExposureRow, Problem> {
    let unknown = || Problem::of(ApiErrorCode::NotFound);
    let organisation = state.driver.organisation().await?.ok_or_else(unknown)?;
    if !organisation.devices.contains_key(&device) {
        return Err(unknown());
    }
    let id = device.to_string();
    let contact = state.control.get::<Contact>(Table::Device, &id).await?;
    let cursor = contact.as_ref().map_or(0, |row| row.body.cursor);
    Ok(ExposureRow {
        last_contact: contact.map(|row| row.body.at),
        persons: state.driver.persons_given(device, cursor).await?,
    })
}
