//! The storage time of one record under one rule.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::privacy::data_map::Extent;
use crate::{LocalDate, RetentionRuleId};

/// A retention rule whose event has come for a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageClock {
    /// The rule.
    pub rule: RetentionRuleId,
    /// The day of the event, such as the supply or the end of the contract.
    pub event: LocalDate,
    /// What the rule needs of the record.
    pub extent: Extent,
    /// Whether the rule also keeps the data from a person who asks for erasure; else it only ends
    /// the storage, as a field's own retention rule does.
    pub keeps: bool,
    /// What a person did about the grace before the end (C-11).
    pub grace: Grace,
}

impl StorageClock {
    /// A clock of a rule that keeps what it needs.
    #[must_use]
    pub fn new(rule: RetentionRuleId, event: LocalDate, extent: Extent) -> Self {
        Self {
            rule,
            event,
            extent,
            keeps: true,
            grace: Grace::default(),
        }
    }

    /// A clock that only ends the storage.
    #[must_use]
    pub fn limit(rule: RetentionRuleId, event: LocalDate, extent: Extent) -> Self {
        Self {
            keeps: false,
            ..Self::new(rule, event, extent)
        }
    }
}

/// The grace of the C-11 rule: its list is shown, and it may end sooner, never later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grace {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown_on: Option<LocalDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    through: Option<LocalDate>,
}

/// Why a grace stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GraceError {
    /// The new end is not before the present one; only a hold keeps data longer.
    #[error("through: not before {0}")]
    Longer(LocalDate),
}

impl Grace {
    /// Notes that the list of what will be erased was shown; the first day counts.
    #[must_use]
    pub fn shown(self, on: LocalDate) -> Self {
        let first = self.shown_on.map_or(on, |before| before.min(on));
        Self {
            shown_on: Some(first),
            ..self
        }
    }

    /// Ends the grace sooner.
    ///
    /// # Errors
    /// When the new end is not before the present one, which is at most `keep_through`.
    pub fn shortened(
        self,
        through: LocalDate,
        keep_through: LocalDate,
    ) -> Result<Self, GraceError> {
        let present = self.end(keep_through);
        if through >= present {
            return Err(GraceError::Longer(present));
        }
        Ok(Self {
            through: Some(through),
            ..self
        })
    }

    /// Gives the last day of the grace; a rule that became shorter meanwhile ends it too.
    #[must_use]
    pub fn end(self, keep_through: LocalDate) -> LocalDate {
        self.through
            .map_or(keep_through, |through| through.min(keep_through))
    }

    /// Says whether the list was shown by this day.
    #[must_use]
    pub fn was_shown(self, today: LocalDate) -> bool {
        self.shown_on.is_some_and(|shown| shown <= today)
    }
}
