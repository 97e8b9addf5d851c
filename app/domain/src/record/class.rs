//! Field classes: the unit of a key.

use serde::{Deserialize, Serialize};

/// A class of data. Everything but `Basic` is sealed in the browser (specification 9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Plain to the server: name, company, address, phone, e-mail.
    Basic,
    /// Free text of staff.
    Notes,
    /// Identity data and signature evidence.
    Identity,
    /// Tax and bank data.
    Financial,
    /// Contracts and personal agreements.
    Contractual,
    /// Special categories (Art. 9).
    Special,
}

impl Class {
    /// The sealed classes, in the order of their strength.
    pub const SEALED: [Self; 5] = [
        Self::Notes,
        Self::Identity,
        Self::Financial,
        Self::Contractual,
        Self::Special,
    ];

    /// Says whether values of the class are encrypted before they leave the device.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        !matches!(self, Self::Basic)
    }

    /// Gives the name used in bound data and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Notes => "notes",
            Self::Identity => "identity",
            Self::Financial => "financial",
            Self::Contractual => "contractual",
            Self::Special => "special",
        }
    }
}
