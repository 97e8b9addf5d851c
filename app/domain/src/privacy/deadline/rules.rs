use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Holidays;
use crate::privacy::configuration::Configuration;

/// What deadlines are counted with; the default is the law with nothing added or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Public holidays.
    pub holidays: Holidays,
    /// Dated configuration.
    pub configuration: Configuration,
}

/// A clock was counted with rules that are not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("holiday rule {holiday_rule} or configuration {configuration} is not here")]
pub struct UnknownRules {
    /// The version of the holidays.
    pub holiday_rule: u32,
    /// The version of the configuration.
    pub configuration: u32,
}

impl Rules {
    /// Gives the rules as they were at these versions (D-7).
    ///
    /// # Errors
    /// When a version is newer than what is here, or none at all.
    pub fn as_of(&self, holiday_rule: u32, configuration: u32) -> Result<Self, UnknownRules> {
        self.holidays
            .as_of(holiday_rule)
            .zip(self.configuration.as_of(configuration))
            .map(|(holidays, configuration)| Self {
                holidays,
                configuration,
            })
            .ok_or(UnknownRules {
                holiday_rule,
                configuration,
            })
    }
}
