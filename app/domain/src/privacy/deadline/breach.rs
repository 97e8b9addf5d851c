use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::privacy::configuration::{AuthorityNotice, Configuration, Dated};
use crate::{Period, Timestamp};

const ALARM_HOURS: [u32; 3] = [24, 48, 66];

/// The clock of a breach, from the moment the controller is aware (B-1 to B-3): elapsed hours,
/// without weekend, roll or rounding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreachClock {
    /// When the controller became aware.
    pub aware_at: Timestamp,
    /// The rule valid at that moment; the case keeps it (B-2).
    pub rule: Dated<AuthorityNotice>,
}

/// One step on the way to the due instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum BreachStep {
    /// Awareness.
    Aware {
        /// When.
        at: Timestamp,
        /// Prague's difference to UTC then, in minutes.
        offset_minutes: i32,
    },
    /// The rule that was valid then.
    Rule {
        /// Elapsed hours.
        hours: u32,
        /// Version of the rule, 0 for the law as shipped.
        version: u32,
    },
    /// The due instant; another difference than at awareness means that clocks changed between.
    Due {
        /// When.
        at: Timestamp,
        /// Prague's difference to UTC then, in minutes.
        offset_minutes: i32,
    },
}

/// How a notice to the authority stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeTiming {
    /// Not after the due instant.
    InTime,
    /// After it, with a reason for the delay.
    Late,
}

/// A late notice gives the reasons for the delay (Art. 33(1), B-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("notice after {due} without a reason for the delay")]
pub struct LateWithoutReason {
    /// When it was due.
    pub due: Timestamp,
}

impl BreachClock {
    /// Starts with the rule valid at awareness.
    #[must_use]
    pub fn start(aware_at: Timestamp, configuration: &Configuration) -> Self {
        Self {
            aware_at,
            rule: configuration.authority_notice(aware_at),
        }
    }

    /// Gives the last instant at which the notice is in time.
    #[must_use]
    pub fn due(&self) -> Timestamp {
        Period::Hours(self.rule.value.hours).after(self.aware_at)
    }

    /// Gives the instants of the alarms, 24, 48 and 66 hours after awareness (B-3).
    #[must_use]
    pub fn alarms(&self) -> [Timestamp; 3] {
        ALARM_HOURS.map(|hours| Period::Hours(hours).after(self.aware_at))
    }

    /// Says whether a notice that has not been sent is late now.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        now > self.due()
    }

    /// Says whether a notice is in time, and demands a reason where it is not.
    ///
    /// # Errors
    /// When it is late and the reason is absent or blank.
    pub fn notice(
        &self,
        notified_at: Timestamp,
        reason: Option<&str>,
    ) -> Result<NoticeTiming, LateWithoutReason> {
        let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
        match (self.is_late(notified_at), has_reason) {
            (false, _) => Ok(NoticeTiming::InTime),
            (true, true) => Ok(NoticeTiming::Late),
            (true, false) => Err(LateWithoutReason { due: self.due() }),
        }
    }

    /// Gives the steps of the computation.
    #[must_use]
    pub fn explain(&self) -> [BreachStep; 3] {
        let due = self.due();
        [
            BreachStep::Aware {
                at: self.aware_at,
                offset_minutes: self.aware_at.prague_offset_minutes(),
            },
            BreachStep::Rule {
                hours: self.rule.value.hours,
                version: self.rule.version,
            },
            BreachStep::Due {
                at: due,
                offset_minutes: due.prague_offset_minutes(),
            },
        ]
    }
}
