//! The training gate: without a valid record a user reads `basic` and nothing else (9.3).

use serde::{Deserialize, Serialize};

use crate::{DeviceId, Hash, Timestamp, UserId};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Calendar months after which training is renewed, at the latest.
const RENEWAL_MONTHS: u32 = 12;

/// What a user states about the own training, in a statement of the organisation log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Version of the policy.
    pub policy_version: u32,
    /// Version of the training.
    pub training_version: u32,
    /// Hash of the acknowledged text.
    pub text_sha256: Hash,
    /// How it ended.
    pub result: TrainingResult,
    /// Until when it counts; never longer than a year.
    pub valid_until: Timestamp,
}

/// A user's signed acknowledgement of policy and training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingRecord {
    /// Who was trained.
    pub user: UserId,
    /// Version of the policy.
    pub policy_version: u32,
    /// Version of the training.
    pub training_version: u32,
    /// Hash of the acknowledged text.
    pub text_sha256: Hash,
    /// How it ended.
    pub result: TrainingResult,
    /// When the user acknowledged it.
    pub acknowledged_at: Timestamp,
    /// Until when it counts; never longer than a year.
    pub valid_until: Timestamp,
    /// The device it was signed on.
    pub device: DeviceId,
    /// The statement with the user's own signature, which every client has checked.
    pub statement: Hash,
}

/// How a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingResult {
    /// The test was passed.
    Passed,
    /// The test was not passed.
    Failed,
}

/// What users have to know at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingPolicy {
    /// Version of the policy.
    pub policy_version: u32,
    /// Version of the training.
    pub training_version: u32,
    /// When the newer of the two was published.
    pub published_at: Timestamp,
    /// Days for which an older record still counts, 1 to 30; others are read as the nearest.
    pub notice_days: u8,
}

/// Whether a user is trained; nobody can be exempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Training {
    /// There is no record that counts.
    Missing,
    /// A record counts until this instant, which a device's lease takes over.
    Valid {
        /// The end.
        until: Timestamp,
    },
}

impl Training {
    /// Reads the records of a user at a moment; their signatures are checked before.
    #[must_use]
    pub fn of(
        user: UserId,
        records: &[TrainingRecord],
        policy: &TrainingPolicy,
        now: Timestamp,
    ) -> Self {
        records
            .iter()
            .filter(|record| record.user == user && record.result == TrainingResult::Passed)
            .filter(|record| record.acknowledged_at <= now)
            .map(|record| record.end(policy))
            .filter(|end| now < *end)
            .max()
            .map_or(Self::Missing, |until| Self::Valid { until })
    }

    /// Says whether a record counts.
    #[must_use]
    pub const fn is_valid(self) -> bool {
        matches!(self, Self::Valid { .. })
    }
}

impl TrainingRecord {
    fn end(&self, policy: &TrainingPolicy) -> Timestamp {
        let renewal = self.acknowledged_at.plus_months_prague(RENEWAL_MONTHS);
        let own = self.valid_until.min(renewal);
        let current = self.policy_version >= policy.policy_version
            && self.training_version >= policy.training_version;
        if current {
            own
        } else {
            own.min(policy.notice_end())
        }
    }
}

impl TrainingPolicy {
    /// Gives the end of the notice, until which an older record still counts.
    #[must_use]
    pub fn notice_end(&self) -> Timestamp {
        let days = i64::from(self.notice_days.clamp(1, 30));
        self.published_at.plus_millis(days * DAY_MS)
    }
}
