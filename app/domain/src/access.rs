//! Access decisions: roles, what they may do, and the answer for one act (specification 9.2, 9.3).

pub mod action;
pub mod answer;
pub mod area;
pub mod decide;
pub mod lease;
pub mod lockbox;
mod matrix;
pub mod reason;
pub mod role;
pub mod scope;
pub mod territory;
pub mod training;

pub use action::{Action, Right, Use};
pub use answer::{Access, Ask, Denied, Principal, answer};
pub use area::{Area, Object};
pub use decide::decide;
pub use lease::{DEFAULT_LEASE_DAYS, LEASE_DAYS, Lease, LeaseWatch, SignedLease};
pub use lockbox::{
    Lockbox, LockboxApproval, LockboxCase, LockboxEnd, LockboxOutcome, LockboxRefusal,
    LockboxRequest, LockboxStanding, SignedLockboxApproval, SignedLockboxRequest,
};
pub use reason::Reason;
pub use role::Role;
pub use scope::{Case, Scope};
pub use territory::in_territory;
pub use training::{Acknowledgement, Training, TrainingPolicy, TrainingRecord};
