//! Restriction of processing: marks, and what may still be done (Art. 18, specification 10.8).

mod effect;
mod mark;

pub use effect::{Actor, Effect, Operation, RefusedWhy, effect};
pub use mark::{LiftError, Mark, Target, Trigger};
