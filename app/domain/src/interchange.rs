//! Consent records and receipts of other systems: strict JSON, ISO/IEC TS 27560 in DPV, Kantara.

pub mod claim;
pub mod dpv;
mod instant;
pub mod json;
pub mod kantara;
mod node;
pub mod refused;

pub use claim::{Batch, Claimed, Imported, Note, NoteKind};
pub use refused::{Refused, Why};
