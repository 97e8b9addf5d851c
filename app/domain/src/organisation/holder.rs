//! Holders of the recovery key beside the kit (security design, section 4).

use serde::{Deserialize, Serialize};

use crate::{Bytes, DeviceId, UserId};

/// Fewest holders: of two, one pair would be both, and one lost device the end.
pub const FEWEST_HOLDERS: usize = 3;
/// Most holders: a recovery key is sealed to each ordered pair of them.
pub const MOST_HOLDERS: usize = 8;

/// A holder as a `recovery` statement names them: at one device, since keys are of devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The holder.
    pub user: UserId,
    /// The holder's device.
    pub device: DeviceId,
}

/// The recovery key sealed to both devices of a pair; its layout belongs to `crypto`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairWrap {
    /// The device that opens first.
    pub outer: DeviceId,
    /// The device that opens what the first one hands on, and then has the recovery key.
    pub inner: DeviceId,
    /// The sealed bytes.
    pub wrap: Bytes,
}

impl PairWrap {
    /// Says whether it is the wrap of these two, in whichever order they are named.
    #[must_use]
    pub fn is_of(&self, one: DeviceId, other: DeviceId) -> bool {
        [(one, other), (other, one)].contains(&(self.outer, self.inner))
    }
}

/// Gives every ordered pair of holders, the outer one first: whoever is there first begins, and
/// any second one completes.
#[must_use]
pub fn pairs(holders: &[Holder]) -> Vec<(Holder, Holder)> {
    let all = holders.iter();
    all.flat_map(|outer| holders.iter().map(move |inner| (*outer, *inner)))
        .filter(|(outer, inner)| outer != inner)
        .collect()
}
