use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::{Setting, SettingError};
use crate::{Timestamp, UserId};

/// One value of one key from a moment on. It is read from and written to JSON only, since the
/// kind of its value hangs on its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Entry {
    setting: Setting,
    valid_from: Timestamp,
    valid_to: Option<Timestamp>,
    changed_by: UserId,
    reason: String,
}

/// Why an entry is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// The key cannot have the value.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// It would end before it begins.
    #[error("valid_to is not after valid_from")]
    NeverValid,
    /// Nobody said why.
    #[error("reason is missing")]
    ReasonMissing,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    value: Value,
    valid_from: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_to: Option<Timestamp>,
    changed_by: UserId,
    reason: String,
}

impl Entry {
    /// Makes an entry that holds from `valid_from` until just before `valid_to`.
    ///
    /// # Errors
    /// When the value is outside the range of its key, the span is empty or the reason is blank.
    pub fn new(
        setting: Setting,
        valid_from: Timestamp,
        valid_to: Option<Timestamp>,
        changed_by: UserId,
        reason: String,
    ) -> Result<Self, EntryError> {
        setting.check()?;
        if valid_to.is_some_and(|end| end <= valid_from) {
            return Err(EntryError::NeverValid);
        }
        if reason.trim().is_empty() {
            return Err(EntryError::ReasonMissing);
        }
        Ok(Self {
            setting,
            valid_from,
            valid_to,
            changed_by,
            reason,
        })
    }

    /// Gives key and value.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Gives the first instant at which it holds.
    #[must_use]
    pub const fn valid_from(&self) -> Timestamp {
        self.valid_from
    }

    /// Gives the first instant at which it no longer holds, if it ends.
    #[must_use]
    pub const fn valid_to(&self) -> Option<Timestamp> {
        self.valid_to
    }

    /// Gives who made it.
    #[must_use]
    pub const fn changed_by(&self) -> UserId {
        self.changed_by
    }

    /// Gives why it was made.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Says whether it holds at this moment.
    #[must_use]
    pub fn is_valid_at(&self, at: Timestamp) -> bool {
        self.valid_from <= at && self.valid_to.is_none_or(|end| at < end)
    }
}

impl TryFrom<Written> for Entry {
    type Error = EntryError;

    fn try_from(written: Written) -> Result<Self, EntryError> {
        let setting = Setting::read(&written.key, written.value)?;
        Self::new(
            setting,
            written.valid_from,
            written.valid_to,
            written.changed_by,
            written.reason,
        )
    }
}

impl From<Entry> for Written {
    fn from(entry: Entry) -> Self {
        Self {
            key: entry.setting.key().to_owned(),
            value: entry.setting.value(),
            valid_from: entry.valid_from,
            valid_to: entry.valid_to,
            changed_by: entry.changed_by,
            reason: entry.reason,
        }
    }
}
