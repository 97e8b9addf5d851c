//! What every adapter must answer: fixed cases and random histories.
//!
//! An adapter passes a case when, starting empty, each of its answers equals the memory store's
//! answer to the same request. Steps are made for a database of epoch [`EPOCH`]; an adapter whose
//! database made its own epoch passes them through [`under_epoch`].

mod control;
mod device;
mod fixture;
mod keys;
mod organisation;
mod rng;

pub use control::{control, control_history};
pub use device::{device, device_history};
pub use keys::{keys, keys_history};
pub use organisation::{organisation, organisation_history};

use crate::store::organisation::Request;

/// The epoch the steps are made for.
pub const EPOCH: u64 = 7;

/// One fixed case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<R> {
    /// What it shows.
    pub name: &'static str,
    /// The requests, in order.
    pub steps: Vec<R>,
}

/// Gives the request as it has to be sent to a database of another epoch.
#[must_use]
pub fn under_epoch(request: Request, epoch: u64) -> Request {
    let Request::Commit(mut commit) = request else {
        return request;
    };
    commit.expected.epoch = epoch;
    commit.head.epoch = epoch;
    Request::Commit(commit)
}
