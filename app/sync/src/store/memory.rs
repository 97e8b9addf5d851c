//! The stores in memory: the reference every adapter is compared with.

mod control;
mod device;
mod keys;
mod organisation;

pub use control::MemoryControl;
pub use device::MemoryDevice;
pub use keys::MemoryKeys;
pub use organisation::MemoryOrganisation;
