//! What an erasure does to the values of a field.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::RetentionRuleId;

const ERASE: &str = "erase";
const PSEUDONYMISE: &str = "pseudonymise";
const KEEP: &str = "keep:";

/// The outcome of an erasure for one field, written `erase`, `pseudonymise` or `keep:<rule>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErasureRule {
    /// The value goes, with its history and keys.
    Erase,
    /// The value goes and a random id stays.
    Pseudonymise,
    /// The value stays, restricted, for as long as the rule runs.
    Keep(RetentionRuleId),
}

impl core::fmt::Display for ErasureRule {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Erase => f.write_str(ERASE),
            Self::Pseudonymise => f.write_str(PSEUDONYMISE),
            Self::Keep(rule) => write!(f, "{KEEP}{rule}"),
        }
    }
}

impl Serialize for ErasureRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ErasureRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            ERASE => Ok(Self::Erase),
            PSEUDONYMISE => Ok(Self::Pseudonymise),
            other => other
                .strip_prefix(KEEP)
                .filter(|rule| !rule.is_empty())
                .map(|rule| Self::Keep(RetentionRuleId::new(rule)))
                .ok_or_else(|| D::Error::custom("not an outcome of erasure")),
        }
    }
}
