//! What a statement says, with the names of people.

use domain::record::Class;

/// What a statement says, compared with what stood before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// The organisation begins.
    Founded {
        /// Its name.
        name: String,
    },
    /// Who may sign.
    Signers {
        /// Administrators.
        administrators: Vec<String>,
        /// Privacy officers.
        officers: Vec<String>,
    },
    /// A recovery key, and its holders beside the kit.
    Recovery {
        /// Their names.
        holders: Vec<String>,
    },
    /// A user with their roles.
    User {
        /// Their name.
        name: String,
        /// The roles before; none for a new user.
        before: Option<Vec<domain::access::Role>>,
        /// The roles from here on; none means they left.
        after: Vec<domain::access::Role>,
    },
    /// A device.
    Device {
        /// Name of its user.
        user: String,
        /// Its name.
        device: String,
    },
    /// A device that is trusted no more.
    Revoked {
        /// Name of its user.
        user: String,
        /// Its name.
        device: String,
    },
    /// Readers of a class.
    Keys {
        /// The class.
        class: Class,
        /// Number of its key.
        epoch: u32,
        /// Everybody who reads it.
        readers: Vec<String>,
        /// Who did not before.
        added: Vec<String>,
        /// Who did, and does no more.
        dropped: Vec<String>,
        /// Whether the signer named themselves.
        oneself: bool,
    },
    /// Keys of the server.
    ServerKeys,
    /// Fields.
    Fields {
        /// Their version.
        version: u32,
    },
    /// Purposes.
    Purposes {
        /// Their version.
        version: u32,
    },
    /// A text.
    Text {
        /// Its name.
        name: String,
        /// Its version.
        version: u32,
        /// Its language.
        locale: String,
    },
    /// What everybody has to know.
    Policy,
    /// The signer's own training.
    Acknowledged,
    /// The oldest formats.
    Formats,
    /// Another database in the place of one.
    Restore {
        /// Why.
        reason: String,
    },
    /// The second signature of another statement.
    Second {
        /// Its number; none when it is not in this log.
        of: Option<u64>,
    },
}

/// Kinds that a list can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Users, their roles, who may sign.
    People,
    /// Devices.
    Devices,
    /// Keys, readers and recovery.
    Keys,
    /// Fields, purposes, texts, training policy and formats.
    Rules,
    /// Acknowledged trainings.
    Training,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::People,
        Self::Devices,
        Self::Keys,
        Self::Rules,
        Self::Training,
    ];

    /// How forms call it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Devices => "devices",
            Self::Keys => "keys",
            Self::Rules => "rules",
            Self::Training => "training",
        }
    }
}

impl Says {
    /// Gives its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Founded { .. } | Self::Signers { .. } | Self::User { .. } => Kind::People,
            Self::Device { .. } | Self::Revoked { .. } => Kind::Devices,
            Self::Recovery { .. }
            | Self::Keys { .. }
            | Self::ServerKeys
            | Self::Restore { .. }
            | Self::Second { .. } => Kind::Keys,
            Self::Fields { .. }
            | Self::Purposes { .. }
            | Self::Text { .. }
            | Self::Policy
            | Self::Formats => Kind::Rules,
            Self::Acknowledged => Kind::Training,
        }
    }
}
