//! Sign-ins as they are shown.

use domain::organisation::Organisation;
use domain::{Bytes, Timestamp};
use sync::message::account::SessionRow;

/// One sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// What ends it.
    pub name: Bytes,
    /// The device by its name in the log, else what the browser said of itself.
    pub place: String,
    /// When it began.
    pub since: Timestamp,
    /// When it was last used.
    pub last_use: Timestamp,
    /// Where it stands.
    pub state: State,
    /// Whether it is the one of this browser.
    pub this: bool,
}

/// Where a sign-in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The server answers personal data to it.
    Unlocked,
    /// It was unlocked before and is not now.
    Locked,
    /// No device of the user ever proved an open vault in it.
    Never,
}

/// The sign-ins in the order of the server, this one first.
#[must_use]
pub fn signed_in(organisation: Option<&Organisation>, rows: &[SessionRow]) -> Vec<SignedIn> {
    let mut lines: Vec<_> = rows.iter().map(|row| line(organisation, row)).collect();
    lines.sort_by_key(|line| !line.this);
    lines
}

fn line(organisation: Option<&Organisation>, row: &SessionRow) -> SignedIn {
    let device = organisation
        .zip(row.device)
        .and_then(|(organisation, device)| organisation.devices.get(&device));
    let place = device.map_or_else(
        || row.browser.clone(),
        |device| format!("{} ({})", device.name, device.code),
    );
    SignedIn {
        name: row.name.clone(),
        place,
        since: row.since,
        last_use: row.last_use,
        state: match (row.unlocked, row.device) {
            (true, _) => State::Unlocked,
            (false, Some(_)) => State::Locked,
            (false, None) => State::Never,
        },
        this: row.this,
    }
}

#[cfg(test)]
mod tests {
    use domain::organisation::{Device, Organisation};
    use domain::{Bytes, DeviceId, PublicKey, UserId};
    use sync::message::account::SessionRow;

    use super::{State, signed_in};
    use crate::fixture::{NOW, organisation};

    fn row(number: u8, device: Option<DeviceId>) -> SessionRow {
        SessionRow {
            name: Bytes(vec![number; 16]),
            browser: "Firefox on Windows".to_owned(),
            device,
            since: NOW,
            last_use: NOW,
            unlocked: false,
            this: false,
        }
    }

    fn tablet() -> Organisation {
        let id = DeviceId::v4([1; 16]);
        let device = Device {
            id,
            user: UserId::v4([1; 16]),
            signing: PublicKey([1; 32]),
            agreement: PublicKey([1; 32]),
            name: "Tablet".to_owned(),
            code: "7F3K".to_owned(),
            since: NOW,
            revoked: false,
        };
        Organisation {
            devices: std::iter::once((id, device)).collect(),
            ..organisation()
        }
    }

    #[test]
    fn a_sign_in_without_any_device_is_told_from_a_locked_one() {
        let rows = [row(1, Some(DeviceId::v4([1; 16]))), row(2, None)];
        let lines = signed_in(Some(&tablet()), &rows);
        assert_eq!(lines[0].place, "Tablet (7F3K)");
        assert_eq!(lines[0].state, State::Locked);
        assert_eq!(lines[1].place, "Firefox on Windows");
        assert_eq!(lines[1].state, State::Never);
    }

    #[test]
    fn the_sign_in_of_this_browser_stands_first() {
        let here = SessionRow {
            this: true,
            unlocked: true,
            ..row(3, None)
        };
        let lines = signed_in(None, &[row(1, None), row(2, None), here]);
        let order: Vec<_> = lines.iter().map(|line| line.name.0[0]).collect();
        assert_eq!(order, [3, 1, 2]);
        assert_eq!(lines[0].state, State::Unlocked);
    }
}
