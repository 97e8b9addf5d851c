//! The lease: how long a device opens its data without contact (`security.md`, section 2, and
//! `sync.md`, section 3). It is a rule of our code: who has the passphrase and changes clock or
//! code opens what the device held.

use serde::{Deserialize, Serialize};

use crate::{DeviceId, OrgId, Signature, Timestamp};

const CONTEXT: &[u8] = b"souhlas/v1/lease\0";
const MINUTE_MS: i64 = 60 * 1000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A clock this far below what was seen before was moved.
const CLOCK_MS: i64 = 5 * MINUTE_MS;
/// A lease younger than this is not asked for anew.
const YOUNG_MS: i64 = 60 * MINUTE_MS;

/// The days that an administrator may set.
pub const LEASE_DAYS: core::ops::RangeInclusive<u8> = 1..=30;
/// The days before an administrator sets them.
pub const DEFAULT_LEASE_DAYS: u8 = 7;

/// A lease of one device, by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// The organisation.
    pub org: OrgId,
    /// The device.
    pub device: DeviceId,
    /// When it was given.
    pub from: Timestamp,
    /// When it ends.
    pub until: Timestamp,
}

/// A lease with the signature of the server's lease key, which the log names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedLease {
    /// The lease.
    pub lease: Lease,
    /// Ed25519 over [`Lease::signed_bytes`].
    pub signature: Signature,
}

/// What a device remembers of time since its last contact, by its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaseWatch {
    /// When the lease came.
    pub contact: Timestamp,
    /// The highest time seen.
    pub seen: Timestamp,
    /// Minutes of use since.
    pub minutes: u32,
}

impl Lease {
    /// Gives a device a lease; none for days that nobody may set.
    #[must_use]
    pub fn of(org: OrgId, device: DeviceId, from: Timestamp, days: u8) -> Option<Self> {
        LEASE_DAYS.contains(&days).then(|| Self {
            org,
            device,
            from,
            until: from.plus_millis(i64::from(days) * DAY_MS),
        })
    }

    /// Gives the bytes that the server signs.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        [
            CONTEXT,
            self.org.as_bytes(),
            self.device.as_bytes(),
            &self.from.as_millis().to_be_bytes(),
            &self.until.as_millis().to_be_bytes(),
        ]
        .concat()
    }

    const fn length_ms(&self) -> i64 {
        self.until.as_millis().saturating_sub(self.from.as_millis())
    }
}

impl LeaseWatch {
    /// Begins with the contact that brought the lease.
    #[must_use]
    pub const fn begun(now: Timestamp) -> Self {
        Self {
            contact: now,
            seen: now,
            minutes: 0,
        }
    }

    /// Remembers that the device was used for one more minute.
    #[must_use]
    pub fn used(self, now: Timestamp) -> Self {
        Self {
            seen: self.seen.max(now),
            minutes: self.minutes.saturating_add(1),
            ..self
        }
    }

    /// Says whether data opens without contact: within the lease by the clock, which was not set
    /// back, and by the minutes of use.
    #[must_use]
    pub fn allows(&self, lease: &Lease, now: Timestamp) -> bool {
        let set_back = now.plus_millis(CLOCK_MS) < self.seen;
        let end = self.contact.plus_millis(lease.length_ms());
        let used = i64::from(self.minutes) * MINUTE_MS;
        !set_back && self.seen.max(now) < end && used < lease.length_ms()
    }

    /// Says whether a new lease is worth a request.
    #[must_use]
    pub fn is_old(&self, now: Timestamp) -> bool {
        now < self.contact || self.contact.plus_millis(YOUNG_MS) <= now
    }
}
