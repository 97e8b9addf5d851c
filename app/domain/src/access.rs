//! Access decisions: roles, what they may do, and the answer for one act.

pub mod decide;
pub mod role;
pub mod territory;

pub use decide::{Action, decide};
pub use role::Role;
pub use territory::in_territory;
