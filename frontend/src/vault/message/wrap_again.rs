//! Data keys wrapped again: what goes to the vault and comes back, wraps and words only.

use domain::PublicKey;
use domain::record::{DekWrap, ReWrap};
use serde::{Deserialize, Serialize};

/// A wrap to be made anew for the newest epoch of its class.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToWrap {
    pub(crate) wrap: DekWrap,
    pub(crate) number: u32,
    pub(crate) epoch: u32,
    /// The intake that the log states for that epoch.
    pub(crate) intake: PublicKey,
}

/// A re-wrap and the wrap it was made from.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToCompare {
    pub(crate) before: DekWrap,
    pub(crate) made: ReWrap,
}
