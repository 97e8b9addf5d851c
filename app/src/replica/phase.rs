//! Where the local replica stands, and what became of the ones before it.

use domain::access::Role;
use domain::{RecordId, Timestamp};

use super::Me;

/// Where the local replica stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is none: server-side rendering, or the script has not started.
    Absent,
    /// The local store is being opened.
    Starting,
    /// This browser holds no keys.
    Empty,
    /// Keys and data are here, the vault is closed.
    Locked {
        /// E-mail of the user whose vault it is.
        email: String,
    },
    /// The vault is open.
    Open(Me),
    /// A customer holds the tablet; nothing but their screen is open (specification H-1).
    HandedOver(HandedOver),
    /// Another tab of this profile has the data open.
    OtherTab,
    /// This browser cannot store data.
    StorageFailed,
    /// The browser removed the data that a device had here.
    Evicted(Evicted),
    /// An administrator revoked this device; the vault is closed.
    Revoked {
        /// Changes that the server did not take; they stay sealed here.
        kept: usize,
    },
}

/// What is known of data that the browser removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evicted {
    /// When it was last there, by the browser's clock.
    pub last: Timestamp,
    /// Changes that the server did not have then.
    pub waiting: usize,
}

/// A device of this browser that came to its end; its data was deleted here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When, by the browser's clock.
    pub at: Timestamp,
    /// Saved changes that the server did not take; they stay sealed here.
    pub kept: u64,
}

/// Whose screen a handed-over tablet shows, and in whose name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// The person's contact.
    pub contact: RecordId,
    /// Roles of who handed the tablet over.
    pub roles: Vec<Role>,
}
