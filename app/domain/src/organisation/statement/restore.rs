//! The statement that lets clients follow a database that was restored.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Hash;

/// A restored database and the one it replaces (sync design, section 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The database that is given up, as far as it was known.
    pub previous: DatabaseHead,
    /// The database that goes on, as it came out of the backup.
    pub current: DatabaseHead,
    /// Why, in the administrator's words.
    pub reason: String,
}

/// How far a database goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseHead {
    /// Which database.
    pub epoch: DatabaseEpoch,
    /// Number of its newest change.
    pub seq: u64,
    /// Number of its newest audit entry.
    pub audit_n: u64,
    /// Hash of that entry.
    pub audit_hash: Hash,
}

/// The random number that tells one database from another; 16 hexadecimal digits, since it may
/// be larger than canonical JSON takes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatabaseEpoch(pub u64);

impl core::fmt::Display for DatabaseEpoch {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for DatabaseEpoch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DatabaseEpoch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = u64::from_str_radix(&text, 16).map(Self).ok();
        read.filter(|epoch| epoch.to_string() == text)
            .ok_or_else(|| D::Error::custom("not 16 hexadecimal digits"))
    }
}
