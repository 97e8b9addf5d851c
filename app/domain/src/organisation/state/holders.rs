//! Who holds the recovery key beside the kit (security design, section 4).

use std::collections::BTreeSet;

use super::{Device, Organisation, SignersFault};
use crate::access::Role;
use crate::organisation::holder::{FEWEST_HOLDERS, Holder, MOST_HOLDERS, pairs};
use crate::{DeviceId, Hash, UserId};

/// The holders, as the newest `recovery` names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// Hash of that statement; the wraps of the pairs are bound to it.
    pub statement: Option<Hash>,
    /// Those it names.
    pub named: Vec<Holder>,
    /// Those that the `recovery` before it named, until `admins` follows: whoever chooses who may
    /// sign chooses the holders too.
    pub before: Vec<Holder>,
}

impl Organisation {
    /// Gives the holders whose device can still open something: live, theirs, and they are here.
    #[must_use]
    pub fn working_holders(&self) -> Vec<Holder> {
        let named = self.holders.named.iter().copied();
        named.filter(|holder| self.works(holder)).collect()
    }

    /// Gives the holder that a device is.
    #[must_use]
    pub fn holder_at(&self, device: DeviceId) -> Option<Holder> {
        let named = self.holders.named.iter().copied();
        named
            .filter(|holder| holder.device == device)
            .find(|holder| self.works(holder))
    }

    /// Gives the pairs that can help a user, each in both orders, the outer one first. Nobody
    /// helps themselves.
    #[must_use]
    pub fn pairs_for(&self, user: UserId) -> Vec<(Holder, Holder)> {
        let mut able = self.working_holders();
        able.retain(|holder| holder.user != user);
        pairs(&able)
    }

    /// Gives the holders who are gone: who left, or whose device was revoked.
    #[must_use]
    pub fn holders_gone(&self) -> Vec<UserId> {
        let named = self.holders.named.iter();
        named
            .filter(|holder| !self.works(holder))
            .map(|holder| holder.user)
            .collect()
    }

    /// Says whether there were holders and no pair of them is left, without anybody having chosen
    /// that: too many went, or too few were left at the last recovery.
    #[must_use]
    pub fn pairs_are_over(&self) -> bool {
        let lapsed = self.holders.named.is_empty() && !self.holders.before.is_empty();
        lapsed || (!self.holders.named.is_empty() && self.working_holders().len() < 2)
    }

    /// Gives the holders that a recovery of the user at a new device states: those that still
    /// work, the new device in the place of the user's own; none where fewer than three are left.
    #[must_use]
    pub fn holders_after(&self, user: UserId, device: DeviceId) -> Vec<Holder> {
        let named = self.holders.named.iter();
        let left: Vec<_> = named
            .filter(|holder| holder.user == user || self.works(holder))
            .map(|holder| {
                let replaced = holder.user == user;
                let device = if replaced { device } else { holder.device };
                Holder { device, ..*holder }
            })
            .collect();
        if left.len() < FEWEST_HOLDERS {
            return Vec::new();
        }
        left
    }

    /// Gives a member of staff as a holder, at the device that was stated last; none without one.
    #[must_use]
    pub fn as_holder(&self, user: UserId) -> Option<Holder> {
        let here = self.roles(user).iter().any(|role| *role != Role::Support);
        let newest = self
            .devices
            .values()
            .filter(|device| device.user == user && !device.revoked && here)
            .max_by_key(|device| (device.since, device.id))?;
        let device = newest.id;
        Some(Holder { user, device })
    }

    /// Gives who can be chosen as a holder: every member of staff with a device, but support.
    #[must_use]
    pub fn holdable(&self) -> Vec<Holder> {
        let users = self.users.keys();
        users.filter_map(|user| self.as_holder(*user)).collect()
    }

    /// Checks whom an administrator wants as holders: nobody, or three to eight who can be.
    pub(super) fn check_holders(&self, wanted: &[UserId]) -> Result<(), SignersFault> {
        if let Some(user) = twice(wanted) {
            return Err(SignersFault::Twice(user));
        }
        if !has_right_count(wanted.len()) {
            return Err(SignersFault::HolderCount);
        }
        let mut wanted = wanted.iter().copied();
        let unable = wanted.find(|user| self.as_holder(*user).is_none());
        unable.map_or(Ok(()), |user| Err(SignersFault::CannotHold(user)))
    }

    /// Whether holders can be stated: of each device the user it is of, live, but one that is not
    /// stated yet. That one is of an administrator: the device that comes out of this recovery.
    pub(super) fn takes_holders(&self, holders: &[Holder]) -> bool {
        let unstated = |holder: &&Holder| !self.devices.contains_key(&holder.device);
        let fresh: Vec<_> = holders.iter().filter(unstated).collect();
        let users: Vec<_> = holders.iter().map(|holder| holder.user).collect();
        let devices: BTreeSet<_> = holders.iter().map(|holder| holder.device).collect();
        has_right_count(holders.len())
            && twice(&users).is_none()
            && devices.len() == holders.len()
            && fresh.len() <= 1
            && holders.iter().all(|holder| {
                let coming = unstated(&holder) && self.administrators.contains(&holder.user);
                coming || self.works(holder)
            })
    }

    fn works(&self, holder: &Holder) -> bool {
        let device = self.live_device(holder.device);
        let own = |device: &Device| device.user == holder.user;
        device.is_some_and(own) && !self.roles(holder.user).is_empty()
    }
}

fn has_right_count(count: usize) -> bool {
    count == 0 || (FEWEST_HOLDERS..=MOST_HOLDERS).contains(&count)
}

fn twice(users: &[UserId]) -> Option<UserId> {
    let mut seen = BTreeSet::new();
    users.iter().copied().find(|user| !seen.insert(*user))
}
