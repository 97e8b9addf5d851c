//! The session of a member of staff.

mod confirmed;
mod idle_lock;

use domain::{Bytes, DeviceId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{DeviceClaim, PendingDevice};

use crate::auth::account::Account;
use crate::random;
use confirmed::Confirmed;
pub(crate) use idle_lock::IdleLock;

const MINUTE: i64 = 60 * 1000;

/// It ends after this time, used or not.
pub(super) const ABSOLUTE_MS: i64 = 30 * 24 * 60 * MINUTE;

/// It ends after this time without use, for who sells.
const SALES_IDLE_MS: i64 = 12 * 60 * MINUTE;

/// It ends after this time without use, for who only works in Admin.
const ADMIN_IDLE_MS: i64 = 30 * MINUTE;

/// A new device may be claimed and signed within this time of the sign-in.
const CLAIM_MS: i64 = 5 * MINUTE;

/// Use is written down at most this often.
const SEEN_STEP_MS: i64 = MINUTE;

/// A session of a member of staff.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StaffSession {
    /// The account's row.
    pub(crate) account: String,
    /// The user.
    pub(crate) user: UserId,
    /// Their e-mail.
    pub(crate) email: String,
    /// Their language.
    pub(crate) locale: String,
    /// The browser that signed in.
    #[serde(default)]
    pub(crate) browser: String,
    /// When they signed in.
    pub(crate) made_at: Timestamp,
    /// When it was last used.
    pub(crate) seen_at: Timestamp,
    /// What a device signs to unlock it; used once.
    pub(crate) challenge: Bytes,
    /// The device that proved an open vault, and until when that holds.
    unlocked: Option<(DeviceId, Timestamp)>,
    /// How long the newest proof holds, and each renewal of it.
    #[serde(default)]
    idle_lock: IdleLock,
    /// The new device that was claimed in it.
    #[serde(default)]
    claim: Option<Box<DeviceClaim>>,
    /// The device that proved an open vault last; the session ends with its revocation.
    #[serde(default)]
    pub(crate) device: Option<DeviceId>,
    /// The act that a second factor confirmed and that was not done yet.
    #[serde(default)]
    confirmed: Option<Confirmed>,
}

impl StaffSession {
    /// A new session, locked.
    pub(crate) fn new(account: String, of: &Account, browser: &str, now: Timestamp) -> Self {
        Self {
            account,
            user: of.user,
            email: of.email.clone(),
            locale: of.locale.clone(),
            browser: browser.to_owned(),
            made_at: now,
            seen_at: now,
            challenge: fresh_challenge(),
            unlocked: None,
            idle_lock: IdleLock::default(),
            claim: None,
            device: None,
            confirmed: None,
        }
    }

    /// Whether it is over, by age or by idleness.
    pub(crate) fn ended(&self, now: Timestamp, sells: bool) -> bool {
        let idle = if sells { SALES_IDLE_MS } else { ADMIN_IDLE_MS };
        now >= self.made_at.plus_millis(ABSOLUTE_MS) || now >= self.seen_at.plus_millis(idle)
    }

    /// The device whose open vault is proven now.
    pub(crate) fn unlocked_by(&self, now: Timestamp) -> Option<DeviceId> {
        self.unlocked
            .filter(|(_, until)| now < *until)
            .map(|(device, _)| device)
    }

    /// The session after a try to unlock it: the challenge is used up either way.
    pub(crate) fn after_proof(&self, proven: Option<(DeviceId, IdleLock)>, now: Timestamp) -> Self {
        let tried = Self {
            challenge: fresh_challenge(),
            seen_at: now,
            ..self.clone()
        };
        match proven {
            Some((device, idle_lock)) => Self {
                unlocked: Some((device, idle_lock.ends(now))),
                idle_lock,
                device: Some(device),
                ..tried
            },
            None => tried,
        }
    }

    /// The session after the vault was closed.
    pub(crate) fn locked(&self) -> Self {
        Self {
            challenge: fresh_challenge(),
            unlocked: None,
            confirmed: None,
            ..self.clone()
        }
    }

    /// The session with a new device claimed in it; the claim before it is gone.
    pub(crate) fn claiming(&self, claim: DeviceClaim) -> Self {
        Self {
            claim: Some(Box::new(claim)),
            ..self.clone()
        }
    }

    /// The new device claimed in it, while the sign-in is fresh.
    pub(crate) fn pending_device(&self, now: Timestamp) -> Option<PendingDevice> {
        let left = CLAIM_MS - now.as_millis().saturating_sub(self.made_at.as_millis());
        Some(PendingDevice {
            claim: self.claim.as_deref()?.clone(),
            ends_in_ms: u32::try_from(left).ok().filter(|left| *left > 0)?,
        })
    }

    /// The session after use, if that is worth writing down; a sync call also renews the proof.
    pub(crate) fn after_use(&self, renews: bool, now: Timestamp) -> Option<Self> {
        let renewed = self.renewed(now).filter(|_| renews);
        let due = renewed.is_some() || now >= self.seen_at.plus_millis(SEEN_STEP_MS);
        due.then(|| Self {
            seen_at: now,
            unlocked: renewed.or(self.unlocked),
            ..self.clone()
        })
    }

    fn renewed(&self, now: Timestamp) -> Option<(DeviceId, Timestamp)> {
        let (device, until) = self.unlocked.filter(|(_, until)| now < *until)?;
        let later = self.idle_lock.ends(now);
        let step = self.idle_lock.renewal_ms().min(SEEN_STEP_MS);
        (later >= until.plus_millis(step)).then_some((device, later))
    }
}

fn fresh_challenge() -> Bytes {
    Bytes(random::bytes::<32>().to_vec())
}
