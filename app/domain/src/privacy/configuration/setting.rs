use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::{AuthorityNotice, PeriodKey};
use crate::Period;

const QUESTION_LIMIT: &str = "dsr.identity_question_limit";
const SUSPENSION: &str = "dsr.suspension";
const AUTHORITY_NOTICE: &str = "breach.authority_notice";
const CALLS_TO_OWN_CUSTOMERS: &str = "phone.own_customers";

/// What a question sent in time does to the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionPolicy {
    /// The days without an answer are added.
    Shift,
    /// Nothing.
    None,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A length of time.
    Period(PeriodKey, Period),
    /// `dsr.identity_question_limit`, 1 to 5 working days.
    IdentityQuestionLimit(u32),
    /// `dsr.suspension`.
    Suspension(SuspensionPolicy),
    /// `breach.authority_notice`.
    AuthorityNotice(AuthorityNotice),
    /// `phone.own_customers`.
    CallsToOwnCustomers(bool),
}

/// Why a key cannot have a value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingError {
    /// Nothing has this name.
    #[error("{0} is no key")]
    UnknownKey(String),
    /// The value is of another kind.
    #[error("{0} does not take such a value")]
    WrongValue(&'static str),
    /// The value is outside the range of the key.
    #[error("{0} is outside its range")]
    OutsideRange(&'static str),
}

impl Setting {
    /// Reads the value of a key.
    ///
    /// # Errors
    /// When the key is unknown, or its value is of another kind or outside its range.
    pub fn read(key: &str, value: Value) -> Result<Self, SettingError> {
        let setting = match key {
            QUESTION_LIMIT => Self::IdentityQuestionLimit(typed(QUESTION_LIMIT, value)?),
            SUSPENSION => Self::Suspension(typed(SUSPENSION, value)?),
            AUTHORITY_NOTICE => Self::AuthorityNotice(typed(AUTHORITY_NOTICE, value)?),
            CALLS_TO_OWN_CUSTOMERS => {
                Self::CallsToOwnCustomers(typed(CALLS_TO_OWN_CUSTOMERS, value)?)
            }
            _ => {
                let key = PeriodKey::parse(key)
                    .ok_or_else(|| SettingError::UnknownKey(key.to_owned()))?;
                Self::Period(key, typed(key.name(), value)?)
            }
        };
        setting.check().map(|()| setting)
    }

    /// Gives the name of the key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Period(key, _) => key.name(),
            Self::IdentityQuestionLimit(_) => QUESTION_LIMIT,
            Self::Suspension(_) => SUSPENSION,
            Self::AuthorityNotice(_) => AUTHORITY_NOTICE,
            Self::CallsToOwnCustomers(_) => CALLS_TO_OWN_CUSTOMERS,
        }
    }

    /// Gives the value as it is written.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Period(_, period) => period.to_string().into(),
            Self::IdentityQuestionLimit(days) => (*days).into(),
            Self::Suspension(SuspensionPolicy::Shift) => "shift".into(),
            Self::Suspension(SuspensionPolicy::None) => "none".into(),
            Self::AuthorityNotice(notice) => serde_json::json!(notice),
            Self::CallsToOwnCustomers(on) => (*on).into(),
        }
    }

    pub(super) fn check(&self) -> Result<(), SettingError> {
        let fits = match self {
            Self::Period(key, period) => key.accepts(*period),
            Self::IdentityQuestionLimit(days) => (1..=5).contains(days),
            Self::AuthorityNotice(notice) => {
                notice.hours > 0 && !notice.recipient.trim().is_empty()
            }
            Self::Suspension(_) | Self::CallsToOwnCustomers(_) => true,
        };
        fits.then_some(())
            .ok_or(SettingError::OutsideRange(self.key()))
    }
}

fn typed<T: serde::de::DeserializeOwned>(
    key: &'static str,
    value: Value,
) -> Result<T, SettingError> {
    serde_json::from_value(value).map_err(|_refused| SettingError::WrongValue(key))
}
