#![doc = include_str!("../README.md")]

mod ledger;

pub use ledger::{KEY_CHANNEL, key, organisation, person};
