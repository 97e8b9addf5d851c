//! Presets: what one tap fills in (B-5).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Facts, Keys, Kind, Reach};
use crate::Timestamp;

/// A common kind of breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification, B-5")]
pub enum Preset {
    LostTablet,
    WrongRecipient,
    OpenCc,
    WrongAttachment,
    SharedExport,
    OverBroadRole,
    LeaversAccount,
    Ransomware,
    KeyCompromise,
    ForwardedLink,
}

impl Preset {
    /// All presets, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::LostTablet,
        Self::WrongRecipient,
        Self::OpenCc,
        Self::WrongAttachment,
        Self::SharedExport,
        Self::OverBroadRole,
        Self::LeaversAccount,
        Self::Ransomware,
        Self::KeyCompromise,
        Self::ForwardedLink,
    ];

    /// Gives the facts to begin with; keys count as exposed until somebody writes why not.
    #[must_use]
    pub fn facts(self, title: String, source: String, detected_at: Timestamp) -> Facts {
        Facts {
            title,
            preset: Some(self),
            kinds: self.kinds(),
            occurred: None,
            detected_at,
            source,
            processor: None,
            cause: String::new(),
            systems: Vec::new(),
            devices: BTreeSet::new(),
            reach: Reach::default(),
            encrypted: self == Self::LostTablet,
            keys: if self == Self::KeyCompromise {
                Keys::Exposed
            } else {
                Keys::Unknown
            },
            leavers_device: self == Self::LeaversAccount,
            consequences: String::new(),
            assessment: None,
            measures: Vec::new(),
            lead_authority: None,
        }
    }

    fn kinds(self) -> BTreeSet<Kind> {
        use Kind::{Availability, Confidentiality, Integrity};
        match self {
            Self::LostTablet => BTreeSet::from([Confidentiality, Availability]),
            Self::LeaversAccount | Self::KeyCompromise => {
                BTreeSet::from([Confidentiality, Integrity])
            }
            Self::Ransomware => BTreeSet::from([Confidentiality, Integrity, Availability]),
            Self::WrongRecipient
            | Self::OpenCc
            | Self::WrongAttachment
            | Self::SharedExport
            | Self::OverBroadRole
            | Self::ForwardedLink => BTreeSet::from([Confidentiality]),
        }
    }
}
