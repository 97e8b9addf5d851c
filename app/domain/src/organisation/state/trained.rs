//! Who may hold class secrets by what they acknowledged (specification 9.3).

use super::effect::Taken;
use super::{Organisation, Place};
use crate::access::{Acknowledgement, Training, TrainingPolicy, TrainingRecord};
use crate::organisation::Signer;
use crate::{DeviceId, Timestamp, UserId};

impl Organisation {
    /// Says how a user is trained at a moment; none while no policy is stated.
    ///
    /// The first policy finds nobody trained: who was here before it has its notice to learn.
    #[must_use]
    pub fn training(&self, user: UserId, now: Timestamp) -> Option<Training> {
        let policy = self.policy.as_ref()?;
        let records = self.trainings.get(&user).map_or(&[][..], Vec::as_slice);
        let own = Training::of(user, records, policy, now);
        let notice = self.first_policy.filter(|first| {
            let tenures = self.tenures.get(&user);
            let since = tenures.and_then(|tenures| tenures.first());
            now < first.at && since.is_some_and(|since| since.n < first.n)
        });
        Some(match (own, notice) {
            (Training::Missing, Some(first)) => Training::Valid { until: first.at },
            (own, _) => own,
        })
    }

    /// Says whether a user may hold class secrets at a moment: trained, or no policy asks for it.
    #[must_use]
    pub fn is_trained(&self, user: UserId, now: Timestamp) -> bool {
        self.training(user, now).is_none_or(Training::is_valid)
    }

    /// Says whether a class secret may be sealed to a device: it lives and its user is trained.
    #[must_use]
    pub fn may_receive(&self, device: DeviceId, now: Timestamp) -> bool {
        self.live_device(device)
            .is_some_and(|device| self.is_trained(device.user, now))
    }

    pub(super) fn take_policy(&mut self, policy: &TrainingPolicy, taken: Taken) -> bool {
        let sound = self.takes_policy(policy);
        if sound {
            let first = Place {
                n: taken.n,
                at: policy.notice_end(),
            };
            self.first_policy.get_or_insert(first);
            self.policy = Some(*policy);
        }
        sound
    }

    /// Only what is asked at present can be acknowledged, by a device for its own user.
    pub(super) fn take_acknowledgement(&mut self, said: &Acknowledgement, taken: Taken) -> bool {
        let Signer::Device(device) = taken.signer else {
            return false;
        };
        let user = self.live_device(device).map(|device| device.user);
        let current = self.policy.is_some_and(|policy| {
            (policy.policy_version, policy.training_version)
                == (said.policy_version, said.training_version)
        });
        let Some(user) = user.filter(|_| current) else {
            return false;
        };
        self.trainings
            .entry(user)
            .or_default()
            .push(TrainingRecord {
                user,
                policy_version: said.policy_version,
                training_version: said.training_version,
                text_sha256: said.text_sha256,
                result: said.result,
                acknowledged_at: taken.at,
                valid_until: said.valid_until,
                device,
                statement: taken.hash,
            });
        true
    }
}
