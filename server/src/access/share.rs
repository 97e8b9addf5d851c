//! How much one device, account or person may ask for, whatever addresses the requests come from.

use std::num::NonZeroU32;

use domain::{DeviceId, SubjectId, UserId};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sync::message::account::ApiErrorCode;

use crate::error::Problem;

/// A device with an open vault: syncs and whatever its user does.
const DEVICE: (u32, u32) = (30, 300);
/// An account whose session is locked: asks for challenges and hints.
const ACCOUNT: (u32, u32) = (10, 240);
/// A person who opened a link: reads pages and sends forms by hand.
const PERSON: (u32, u32) = (1, 60);

/// The shares of everyone with a session (security design, section 5).
pub(crate) struct Shares {
    devices: DefaultKeyedRateLimiter<DeviceId>,
    accounts: DefaultKeyedRateLimiter<UserId>,
    persons: DefaultKeyedRateLimiter<SubjectId>,
}

impl Shares {
    /// Nobody has asked for anything.
    pub(crate) fn new() -> Self {
        Self {
            devices: RateLimiter::keyed(quota(DEVICE)),
            accounts: RateLimiter::keyed(quota(ACCOUNT)),
            persons: RateLimiter::keyed(quota(PERSON)),
        }
    }

    /// Takes one request from a device's share, or says when to come back.
    pub(super) fn of_device(&self, device: DeviceId) -> Result<(), Problem> {
        take(&self.devices, &device)
    }

    /// Takes one request from an account's share, or says when to come back.
    pub(super) fn of_account(&self, user: UserId) -> Result<(), Problem> {
        take(&self.accounts, &user)
    }

    /// Takes one request from a person's share, or says when to come back.
    pub(super) fn of_person(&self, subject: SubjectId) -> Result<(), Problem> {
        take(&self.persons, &subject)
    }

    /// Forgets who has the whole share again.
    pub(crate) fn forget_rested(&self) {
        self.devices.retain_recent();
        self.accounts.retain_recent();
        self.persons.retain_recent();
    }
}

fn take<K: Clone + Eq + std::hash::Hash>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), Problem> {
    limiter.check_key(key).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        Problem::later(ApiErrorCode::TooManyTries, wait.as_secs())
    })
}

const fn quota((per_second, at_once): (u32, u32)) -> Quota {
    Quota::per_second(not_zero(per_second)).allow_burst(not_zero(at_once))
}

const fn not_zero(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_asks_too_much_waits_and_no_other_does() {
        let shares = Shares::new();
        let (one, two) = (DeviceId::v4([1; 16]), DeviceId::v4([2; 16]));
        let refused = (0..10_000).find_map(|_| shares.of_device(one).err());
        assert_eq!(
            refused.map(|problem| problem.code()),
            Some(ApiErrorCode::TooManyTries)
        );
        assert!(shares.of_device(two).is_ok());
        assert!(shares.of_account(UserId::v4([1; 16])).is_ok());
    }
}
