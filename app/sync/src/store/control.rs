//! The port of the control database: accounts, sessions, links, mail, invitations, devices.
//!
//! Rows are JSON objects of the server; each change is a compare-and-set on the row's version.

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Sign-in data by keyed hash of the e-mail.
    Account,
    /// Sessions by hash of their id.
    Session,
    /// Preference and withdraw links by hash of their token.
    Link,
    /// Outgoing mail.
    Mail,
    /// Invitations.
    Invite,
    /// Last contact and cursor by device.
    Device,
    /// Failed tries by account, address or link.
    Throttle,
    /// Requests to use the recovery kit, by hash of their token.
    Recovery,
    /// Single rows of the installation, such as set-up and recovery.
    Setting,
    /// Sealed copies until they are handed out.
    SealedCopy,
    /// Lockboxes.
    Lockbox,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 11] = [
        Self::Account,
        Self::Session,
        Self::Link,
        Self::Mail,
        Self::Invite,
        Self::Device,
        Self::Throttle,
        Self::Recovery,
        Self::Setting,
        Self::SealedCopy,
        Self::Lockbox,
    ];

    /// Gives the table's name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Session => "session",
            Self::Link => "link",
            Self::Mail => "mail",
            Self::Invite => "invite",
            Self::Device => "device",
            Self::Throttle => "throttle",
            Self::Recovery => "recovery",
            Self::Setting => "setting",
            Self::SealedCopy => "sealed_copy",
            Self::Lockbox => "lockbox",
        }
    }
}

/// A stored row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlRow {
    /// Its id in the table.
    pub id: String,
    /// Grows by one with every change, from 1.
    pub version: u64,
    /// A JSON object.
    pub body: serde_json::Value,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Reads one row.
    Get {
        /// The table.
        table: Table,
        /// The row.
        id: String,
    },
    /// Writes one row if its version is still the expected one.
    Put {
        /// The table.
        table: Table,
        /// The row.
        id: String,
        /// Version read before; 0 makes the row.
        expected: u64,
        /// A JSON object.
        body: serde_json::Value,
    },
    /// Deletes one row, whatever its version.
    Delete {
        /// The table.
        table: Table,
        /// The row.
        id: String,
    },
    /// Reads rows by id, ascending.
    List {
        /// The table.
        table: Table,
        /// Above this id; none from the start.
        after: Option<String>,
        /// At most this many.
        limit: usize,
    },
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To [`Request::Get`].
    Row(Option<ControlRow>),
    /// To [`Request::Put`]: the new version.
    Written(u64),
    /// To [`Request::Put`]: someone else was first.
    Moved,
    /// To [`Request::Delete`].
    Deleted,
    /// To [`Request::List`].
    Rows(Vec<ControlRow>),
}
