//! What is known about a breach.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Preset;
use crate::access::Reason;
use crate::privacy::configuration::Risk;
use crate::record::Class;
use crate::{DeviceId, Timestamp};

/// The facts of an entry; what is not known is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// A short title without personal data.
    pub title: String,
    /// The preset it was opened with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// What was broken.
    pub kinds: BTreeSet<Kind>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred: Option<Occurred>,
    /// When it was noticed.
    pub detected_at: Timestamp,
    /// Who or what noticed it.
    pub source: String,
    /// The processor it happened at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processor: Option<ProcessorReport>,
    /// Why it happened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// Systems concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    /// Devices concerned.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub devices: BTreeSet<DeviceId>,
    /// Whom and what it reached.
    #[serde(default)]
    pub reach: Reach,
    /// Whether the data was encrypted where it was lost.
    pub encrypted: bool,
    /// Whether keys were exposed.
    pub keys: Keys,
    /// Whether the device is that of somebody who left (B-6).
    #[serde(default)]
    pub leavers_device: bool,
    /// What may follow from it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub consequences: String,
    /// The risk, once assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// Measures taken or planned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// The lead authority of a cross-border case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_authority: Option<String>,
}

/// What was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody could see it.
    Confidentiality,
    /// Somebody could change it.
    Integrity,
    /// Nobody can use it.
    Availability,
}

/// When a breach happened, as far as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occurred {
    /// Its begin.
    pub from: Timestamp,
    /// Its end; absent while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

/// What a processor reported (Art. 33(2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessorReport {
    /// The processor.
    pub name: String,
    /// When it told the controller.
    pub told_at: Timestamp,
}

/// Whom and what a breach reached; numbers are approximate, absent while unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// Categories of persons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<String>,
    /// Classes of data.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub classes: BTreeSet<Class>,
    /// Number of persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subjects: Option<u64>,
    /// Number of records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<u64>,
    /// Whether children are among them.
    #[serde(default)]
    pub children: bool,
}

impl Reach {
    /// Says whether special categories are concerned (Art. 9).
    #[must_use]
    pub fn special_categories(&self) -> bool {
        self.classes.contains(&Class::Special)
    }
}

/// Whether keys of sealed data were exposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Keys {
    /// They were.
    Exposed,
    /// Nobody knows; counts as exposed.
    Unknown,
    /// They were not, and the passphrase was not known to the finder.
    Safe {
        /// The officer's written reason for that (B-6).
        because: Reason,
    },
}

/// An assessed risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The risk.
    pub risk: Risk,
    /// Why.
    pub reasoning: Reason,
}
