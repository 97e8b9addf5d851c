//! Waiting changes as a file: sealed as on the disk, loaded again where they are missing.

pub(crate) mod form;
mod load;
mod save;

pub(crate) use load::load;
pub(crate) use save::save;
