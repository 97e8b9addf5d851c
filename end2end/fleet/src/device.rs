//! One device: its keys, what it knows of the log, its counters, and the way to the server.

mod consent;
mod operation;
mod session;
mod step_up;

use crypto::Keyring;
use domain::organisation::Organisation;
use domain::{DeviceId, Hash, OrgId, Timestamp, UserId};
use sync::message::v1::Op;

use crate::http::Server;
use crate::sign_in::Credentials;

pub use consent::Answers;

/// A device of a user.
#[derive(Debug)]
pub struct Device {
    /// The server, with the cookies of this device.
    pub server: Server,
    /// Its keys.
    pub keyring: Keyring,
    /// The organisation.
    pub org: OrgId,
    /// Its user.
    pub user: UserId,
    /// Its id.
    pub id: DeviceId,
    /// What the verified log says.
    pub organisation: Organisation,
    /// What its user confirms dangerous acts with.
    pub credentials: Option<Credentials>,
    outbox: Vec<Op>,
    made: u64,
    cursor: u64,
    epoch: u64,
    events: u64,
    newest_event: Option<Hash>,
    last_contact: Option<Timestamp>,
    clock_offset: Option<i64>,
}

impl Device {
    /// Makes a device that has not spoken to the server yet.
    #[must_use]
    pub const fn new(
        server: Server,
        keyring: Keyring,
        whose: (OrgId, UserId, DeviceId),
        organisation: Organisation,
    ) -> Self {
        let (org, user, id) = whose;
        Self {
            server,
            keyring,
            org,
            user,
            id,
            organisation,
            credentials: None,
            outbox: Vec::new(),
            made: 0,
            cursor: 0,
            epoch: 0,
            events: 0,
            newest_event: None,
            last_contact: None,
            clock_offset: None,
        }
    }

    /// Gives how many operations wait to be pushed.
    #[must_use]
    pub const fn waiting(&self) -> usize {
        self.outbox.len()
    }
}
