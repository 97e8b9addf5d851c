//! What devices are ordered before they are given any other data, and their word that it is done
//! (sync design, section 3).

use std::collections::BTreeSet;

use domain::organisation::{Device, Organisation};
use domain::{DeviceId, RecordId, Signature, SubjectId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::acknowledge::{Acknowledgement, AskStanding, DeviceStanding, WIPE};
use sync::message::v1::{Ordered, Scope};
use sync::proof::verify_bytes;
use sync::scope::scopes_of;
use sync::server::Obligations;
use sync::server::act::Act;
use sync::store::control::Table;

use super::{Contact, Wiped};
use crate::auth::sign_in;
use crate::error::Problem;
use crate::state::AppState;

/// Gives the order that comes in the place of a page which shows these scopes. What the device
/// may hold is written down before it is given.
pub(crate) async fn due(
    state: &AppState,
    organisation: &Organisation,
    (user, device): (UserId, DeviceId),
    cursor: u64,
    shown: &BTreeSet<Scope>,
) -> Result<Option<Ordered>, Problem> {
    let (id, now) = (device.to_string(), state.clock.now());
    let known = state.control.get::<Contact>(Table::Device, &id).await?;
    if let Some(mut owed) = known.and_then(|row| row.body.owed) {
        let before = owed.clone();
        let ordered = owed.due(shown, now);
        if owed == before {
            return Ok(ordered);
        }
    }
    let take = |contact: Option<Contact>| {
        let mut contact = contact.unwrap_or_else(|| Contact::first(user, now));
        let owed = contact.owed.take();
        let mut owed = owed.unwrap_or_else(|| {
            Obligations::holding(if cursor == 0 {
                shown.clone()
            } else {
                ever_shown(organisation, user)
            })
        });
        let ordered = owed.due(shown, now);
        contact.owed = Some(owed);
        Ok((contact, ordered))
    };
    state.control.change(Table::Device, &id, take).await
}

/// Orders every device of the log that was ever in contact to give up everything about a person.
pub(crate) async fn erase(
    state: &AppState,
    subject: SubjectId,
    records: &[RecordId],
) -> Result<usize, Problem> {
    let Some(organisation) = state.driver.organisation().await? else {
        return Ok(0);
    };
    let now = state.clock.now();
    let mut told = 0;
    for device in organisation.devices.values() {
        let id = device.id.to_string();
        let known = state.control.get::<Contact>(Table::Device, &id).await?;
        if known.is_none() || is_over(&organisation, device) {
            continue;
        }
        let order = |contact: Option<Contact>| {
            let mut contact = contact.unwrap_or_else(|| Contact::first(device.user, now));
            let held = || Obligations::holding(ever_shown(&organisation, device.user));
            let owed = contact.owed.get_or_insert_with(held);
            owed.erase(subject, records, now);
            Ok((contact, ()))
        };
        state.control.change(Table::Device, &id, order).await?;
        told += 1;
    }
    state.driver.nudge();
    Ok(told)
}

/// Says whether a device has to wipe itself, to whoever holds its key.
pub(crate) async fn standing(
    state: &AppState,
    asked: &AskStanding,
) -> Result<DeviceStanding, Problem> {
    let organisation = state.driver.organisation().await?.ok_or_else(unknown)?;
    let signed = AskStanding::signed_bytes(asked.device);
    let device = signer(&organisation, asked.device, &signed, &asked.signature)?;
    Ok(if is_over(&organisation, device) {
        DeviceStanding::Wipe
    } else {
        DeviceStanding::Trusted
    })
}

/// Takes a device's word that an order is done. Words about orders that do not stand any more
/// change nothing.
pub(crate) async fn acknowledge(state: &AppState, said: &Acknowledgement) -> Result<(), Problem> {
    let organisation = state.driver.organisation().await?.ok_or_else(unknown)?;
    let signed = Acknowledgement::signed_bytes(said.device, said.order);
    let device = signer(&organisation, said.device, &signed, &said.signature)?;
    let (now, wipes) = (state.clock.now(), said.order == WIPE);
    if wipes && !is_over(&organisation, device) {
        return Err(unknown());
    }
    let take = |contact: Option<Contact>| {
        let mut contact = contact.unwrap_or_else(|| Contact::first(device.user, now));
        let news = if wipes {
            contact.wipe(said.kept, now)
        } else {
            let owed = contact.owed.as_mut();
            owed.is_some_and(|owed| owed.acknowledge(said.order, now))
        };
        Ok((contact, news))
    };
    let id = said.device.to_string();
    if state.control.change(Table::Device, &id, take).await? {
        let act = if wipes { "device_wiped" } else { "order_done" };
        let act = Act {
            actor: Some(device.user),
            device: Some(device.id),
            act: act.to_owned(),
            ..Act::default()
        };
        state.driver.audit(act).await?;
    }
    Ok(())
}

impl Contact {
    /// A device that is heard for the first time.
    pub(super) const fn first(user: UserId, at: Timestamp) -> Self {
        Self {
            user,
            at,
            cursor: 0,
            owed: None,
            wiped: None,
        }
    }

    /// Notes that the device wiped itself; says whether that is news.
    fn wipe(&mut self, kept: u64, at: Timestamp) -> bool {
        let news = self.wiped.is_none_or(|wiped| wiped.kept != kept);
        if news {
            self.wiped = Some(Wiped { at, kept });
        }
        news
    }
}

/// Every scope that any of the user's roles has ever shown.
fn ever_shown(organisation: &Organisation, user: UserId) -> BTreeSet<Scope> {
    let tenures = organisation.tenures.get(&user).into_iter().flatten();
    tenures
        .flat_map(|tenure| scopes_of(&tenure.roles))
        .collect()
}

fn is_over(organisation: &Organisation, device: &Device) -> bool {
    device.revoked || sign_in::left(organisation, device.user)
}

/// The device, if it signed these bytes; an unknown one is answered like a wrong signature.
fn signer<'a>(
    organisation: &'a Organisation,
    device: DeviceId,
    signed: &[u8],
    signature: &Signature,
) -> Result<&'a Device, Problem> {
    let device = organisation.devices.get(&device);
    device
        .filter(|device| verify_bytes(&device.signing, signed, signature))
        .ok_or_else(unknown)
}

fn unknown() -> Problem {
    Problem::of(ApiErrorCode::NotFound)
}
