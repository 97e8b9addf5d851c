//! Databases that replaced others.

use super::Organisation;
use crate::access::TrainingPolicy;
use crate::organisation::{DatabaseEpoch, Restore};

/// The longest reason of a restore, in bytes.
const MAX_REASON: usize = 1_000;

impl Organisation {
    /// Gives the signed restores that lead from one database to another, in order; none when no
    /// statement allows the step.
    #[must_use]
    pub fn restores_between(&self, from: DatabaseEpoch, to: DatabaseEpoch) -> Option<&[Restore]> {
        let first = self
            .restores
            .iter()
            .position(|restore| restore.previous.epoch == from)?;
        let steps = self.restores.get(first..)?;
        let last = steps.iter().position(|step| step.current.epoch == to)?;
        steps.get(..=last)
    }

    /// Takes a restore; a database that was given up never comes back.
    pub(super) fn take_restore(&mut self, restore: &Restore) -> bool {
        let new = restore.current.epoch;
        let known = self.restores.iter();
        let used = known
            .flat_map(|step| [step.previous.epoch, step.current.epoch])
            .chain([restore.previous.epoch])
            .any(|epoch| epoch == new);
        let follows = self
            .restores
            .last()
            .is_none_or(|last| last.current.epoch == restore.previous.epoch);
        let reason = !restore.reason.trim().is_empty() && restore.reason.len() <= MAX_REASON;
        let sound = !used && follows && reason;
        if sound {
            self.restores.push(restore.clone());
        }
        sound
    }

    /// Versions of policy and training never fall, and a new statement raises one.
    pub(super) fn takes_policy(&self, new: &TrainingPolicy) -> bool {
        let (policy, training) = self
            .policy
            .map_or((0, 0), |old| (old.policy_version, old.training_version));
        new.policy_version >= policy.max(1)
            && new.training_version >= training.max(1)
            && (new.policy_version > policy || new.training_version > training)
    }
}
