#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod cargo;
pub mod findings;
pub mod source;
pub mod tree;

pub use findings::Findings;
pub use tree::{File, root};
