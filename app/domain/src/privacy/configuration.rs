//! Dated configuration (specification 13): what the law or the organisation may change, with the
//! day from which it holds. A computation names the version it used.

mod authority_notice;
mod entry;
mod period_key;
mod setting;

pub use authority_notice::{AuthorityNotice, Risk};
pub use entry::{Entry, EntryError};
pub use period_key::PeriodKey;
pub use setting::{Setting, SettingError, SuspensionPolicy};

use serde::{Deserialize, Serialize};

use crate::{Period, Timestamp};

const QUESTION_LIMIT: u32 = 3;

/// All entries in the order in which they were made; what has no entry has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Configuration {
    entries: Vec<Entry>,
}

/// A value with the version that gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// Place of its entry, from 1; 0 is the default of the product.
    pub version: u32,
}

impl Configuration {
    /// Adds an entry; of several that hold at one moment the one that began last counts, of those
    /// the one added last.
    #[must_use]
    pub fn with(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Gives the entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Gives the number of entries.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// Gives what it was at a version; none where that version is not here yet.
    #[must_use]
    pub fn as_of(&self, version: u32) -> Option<Self> {
        let entries = self.entries.get(..usize::try_from(version).ok()?)?.to_vec();
        Some(Self { entries })
    }

    /// Gives a length of time as it holds at this moment.
    #[must_use]
    pub fn period(&self, key: PeriodKey, at: Timestamp) -> Dated<Period> {
        self.valid_at(at, key.default(), |setting| {
            if let Setting::Period(of, period) = setting {
                (*of == key).then_some(*period)
            } else {
                None
            }
        })
    }

    /// Gives the working days within which a question must be sent to stop a clock.
    #[must_use]
    pub fn identity_question_limit(&self, at: Timestamp) -> Dated<u32> {
        self.valid_at(at, QUESTION_LIMIT, |setting| {
            if let Setting::IdentityQuestionLimit(days) = setting {
                Some(*days)
            } else {
                None
            }
        })
    }

    /// Gives what a question does to a deadline.
    #[must_use]
    pub fn suspension(&self, at: Timestamp) -> Dated<SuspensionPolicy> {
        self.valid_at(at, SuspensionPolicy::Shift, |setting| {
            if let Setting::Suspension(policy) = setting {
                Some(*policy)
            } else {
                None
            }
        })
    }

    /// Gives the rule of the notice to the authority; a case keeps the one valid when the
    /// controller became aware (B-2).
    #[must_use]
    pub fn authority_notice(&self, at: Timestamp) -> Dated<AuthorityNotice> {
        self.valid_at(at, AuthorityNotice::default(), |setting| {
            if let Setting::AuthorityNotice(notice) = setting {
                Some(notice.clone())
            } else {
                None
            }
        })
    }

    /// Says whether own customers may be called for commercial purposes without consent.
    #[must_use]
    pub fn calls_to_own_customers(&self, at: Timestamp) -> Dated<bool> {
        self.valid_at(at, false, |setting| {
            if let Setting::CallsToOwnCustomers(on) = setting {
                Some(*on)
            } else {
                None
            }
        })
    }

    fn valid_at<T>(
        &self,
        at: Timestamp,
        default: T,
        read: impl Fn(&Setting) -> Option<T>,
    ) -> Dated<T> {
        (1..)
            .zip(&self.entries)
            .filter(|(_, entry)| entry.is_valid_at(at))
            .filter_map(|(version, entry)| Some((version, entry, read(entry.setting())?)))
            .max_by_key(|(version, entry, _)| (entry.valid_from(), *version))
            .map_or(
                Dated {
                    value: default,
                    version: 0,
                },
                |(version, _, value)| Dated { value, version },
            )
    }
}
