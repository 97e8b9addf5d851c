//! The portability file: what the person gave, in a form another controller can read.

mod cell;
mod select;

pub use cell::neutralised;
pub use select::{LeftOut, LeftOutReason, Portable, PortableValue, SCHEMA, select};
