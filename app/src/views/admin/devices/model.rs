//! Devices of the organisation: what the log says, and what the server knows of their contact.

use domain::organisation::Organisation;
use domain::{DeviceId, Timestamp};
use sync::message::account::{self, OrderRow};

use crate::ui::sort::czech_key;

/// When a device was last in contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contact {
    /// The server was not asked yet.
    NotLoaded,
    /// Never.
    Never,
    /// Then.
    At(Timestamp),
}

/// A device in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// The device.
    pub id: DeviceId,
    /// Its name.
    pub name: String,
    /// Name of its user; empty for one the log does not know.
    pub user: String,
    /// Characters of its receipt numbers.
    pub code: String,
    /// Since when the organisation trusts it.
    pub since: Timestamp,
    /// Last contact.
    pub last: Contact,
    /// Whether it is trusted no more.
    pub revoked: bool,
    /// What it was ordered to give up, oldest first.
    pub orders: Vec<OrderRow>,
}

/// All devices: the latest contact first, trusted ones before revoked ones.
#[must_use]
pub fn rows(organisation: &Organisation, known: Option<&[account::DeviceRow]>) -> Vec<DeviceRow> {
    let mut rows: Vec<_> = organisation
        .devices
        .values()
        .map(|device| DeviceRow {
            id: device.id,
            name: device.name.clone(),
            user: organisation
                .users
                .get(&device.user)
                .map(|user| user.name.clone())
                .unwrap_or_default(),
            code: device.code.clone(),
            since: device.since,
            last: last(device.id, known),
            orders: orders(device.id, known),
            revoked: device.revoked,
        })
        .collect();
    rows.sort_by(|a, b| {
        (a.revoked, b.last)
            .cmp(&(b.revoked, a.last))
            .then_with(|| czech_key(&a.user).cmp(&czech_key(&b.user)))
    });
    rows
}

fn orders(device: DeviceId, known: Option<&[account::DeviceRow]>) -> Vec<OrderRow> {
    let known = known.unwrap_or_default().iter();
    let mut of = known.filter(|row| row.device == device);
    of.next().map_or_else(Vec::new, |row| row.orders.clone())
}

fn last(device: DeviceId, known: Option<&[account::DeviceRow]>) -> Contact {
    known.map_or(Contact::NotLoaded, |known| {
        known
            .iter()
            .find(|row| row.device == device)
            .and_then(|row| row.last_contact)
            .map_or(Contact::Never, Contact::At)
    })
}

#[cfg(test)]
mod tests {
    use domain::organisation::{Device, Organisation};
    use domain::{DeviceId, PublicKey, UserId};
    use sync::message::account;

    use super::{Contact, rows};
    use crate::fixture::{NOW, organisation};

    fn device(number: u8, revoked: bool) -> Device {
        Device {
            id: DeviceId::v4([number; 16]),
            user: UserId::v4([number; 16]),
            signing: PublicKey([number; 32]),
            agreement: PublicKey([number; 32]),
            name: format!("Tablet {number}"),
            code: "7F3K".to_owned(),
            since: NOW,
            revoked,
        }
    }

    fn with(devices: Vec<Device>) -> Organisation {
        Organisation {
            devices: devices
                .into_iter()
                .map(|device| (device.id, device))
                .collect(),
            ..organisation()
        }
    }

    fn contact(number: u8, minutes: i64) -> account::DeviceRow {
        account::DeviceRow {
            device: DeviceId::v4([number; 16]),
            user: UserId::v4([number; 16]),
            last_contact: Some(NOW.plus_millis(minutes * 60_000)),
            cursor: 1,
            orders: Vec::new(),
        }
    }

    #[test]
    fn the_latest_contact_stands_first_and_revoked_devices_last() {
        let organisation = with(vec![
            device(1, true),
            device(2, false),
            device(3, false),
            device(4, false),
        ]);
        let known = [contact(1, 9), contact(2, 1), contact(3, 5)];
        let names: Vec<_> = rows(&organisation, Some(&known))
            .into_iter()
            .map(|row| row.name)
            .collect();
        assert_eq!(names, ["Tablet 3", "Tablet 2", "Tablet 4", "Tablet 1"]);
    }

    #[test]
    fn a_device_without_contact_differs_from_one_not_asked_for() {
        let organisation = with(vec![device(1, false)]);
        let last = |known| rows(&organisation, known).first().map(|row| row.last);
        assert_eq!(last(None), Some(Contact::NotLoaded));
        assert_eq!(last(Some(&[])), Some(Contact::Never));
    }
}
